import { expect, test } from 'vitest';
import type { KeyMode } from '../../../../src/stand-ins/provider/key.ts';
import type { ProviderStandIn } from '../../../../src/stand-ins/provider/stand-in.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { createManualClock } from '../../../helpers/manual-clock.ts';
import { get, startProvider } from './ask.ts';

async function daily(provider: ProviderStandIn) {
	const reply = await get(provider, '/key');
	const body: unknown = await reply.json();
	return (body as { data: { free_model_daily_requests?: object } }).data.free_model_daily_requests;
}

test('the key tells of the day, up to a minute late', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	expect(await daily(provider)).toEqual({ used: 0, limit: 50, remaining: 50 });
	provider.useOutside(3);
	await clock.advance(59_999);
	expect(await daily(provider)).toEqual({ used: 0, limit: 50, remaining: 50 });
	await clock.advance(1);
	expect(await daily(provider)).toEqual({ used: 3, limit: 50, remaining: 47 });
});

test('used may exceed the limit', async () => {
	const provider = await startProvider({ dayLimit: 1_000 });
	provider.useOutside(1_060);
	expect(await daily(provider)).toEqual({ used: 1_060, limit: 1_000, remaining: 0 });
});

test('without a lag every use shows at once', async () => {
	const provider = await startProvider();
	provider.setKeyMode({ lagMs: 0 });
	await daily(provider);
	provider.useOutside(1);
	expect(await daily(provider)).toMatchObject({ used: 1 });
});

test('the counts can be absent or made up', async () => {
	const provider = await startProvider();
	provider.setKeyMode('absent');
	expect(await daily(provider)).toBeUndefined();
	const lie = { used: 7, limit: 9_999, remaining: 1 };
	provider.setKeyMode({ lying: lie });
	expect(await daily(provider)).toEqual(lie);
});

test.each(['401', '500'] as const)('the key endpoint can answer %s', async (mode) => {
	const provider = await startProvider();
	provider.setKeyMode(mode);
	expect((await get(provider, '/key')).status).toBe(Number(mode));
});

test('a missing and a wrong key are told apart', async () => {
	const provider = await startProvider();
	expect(await (await get(provider, '/key', '')).json()).toMatchObject({
		error: { message: 'No auth credentials found' },
	});
	expect(await (await get(provider, '/auth/key', 'wrong')).json()).toMatchObject({
		error: { message: 'User not found.' },
	});
});

test.each<[KeyMode, number]>([
	['slow', 30_000],
	[{ slowMs: 700 }, 700],
])('%j makes the key answer after %d ms', async (mode, ms) => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.setKeyMode(mode);
	let answered = false;
	const reply = get(provider, '/key').finally(() => {
		answered = true;
	});
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(ms - 1);
	expect(answered).toBe(false);
	await clock.advance(1);
	expect((await reply).status).toBe(200);
	expect(clock.timers()).toBe(0);
});

test('a stalled key leaves no timer behind when the asker gives up', async () => {
	const clock = createManualClock();
	const provider = await startProvider({ clock });
	provider.setKeyMode('stall');
	const leaving = new AbortController();
	const reply = fetch(`${provider.url}/key`, {
		headers: { Authorization: `Bearer ${provider.key}` },
		signal: leaving.signal,
	});
	await eventually(() => expect(clock.timers()).toBe(1));
	leaving.abort(new Error('enough'));
	await expect(reply).rejects.toThrow('enough');
	await eventually(() => expect(clock.timers()).toBe(0));
});
