import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createAccount } from '../../../src/providers/account.ts';
import { ProviderFailure } from '../../../src/providers/provider.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { startServer, startStandIn } from './support.ts';

const never = new AbortController().signal;

async function failureOfReading(reading: Promise<unknown>) {
	const thrown = await reading.catch((error: unknown) => error);
	if (!(thrown instanceof ProviderFailure)) throw new Error('no failure', { cause: thrown });
	return thrown.failure;
}

test('the counter of the day is read', async () => {
	const standIn = await startStandIn({ dayLimit: 1000 });
	standIn.useOutside(7);
	const account = createAccount({
		baseUrl: standIn.url,
		key: standIn.key,
		clock: createSystemClock(),
	});
	expect(await account.read(never)).toEqual({ used: 7, limit: 1000 });
});

test('more may be used than the limit allows', async () => {
	const standIn = await startStandIn();
	standIn.setKeyMode({ lying: { used: 1060, limit: 1000, remaining: 0 } });
	const { url: baseUrl, key } = standIn;
	const account = createAccount({ baseUrl, key, clock: createSystemClock() });
	expect(await account.read(never)).toEqual({ used: 1060, limit: 1000 });
});

test('an account without a counter, or with a senseless one, is unknown', async () => {
	const standIn = await startStandIn();
	const { url: baseUrl, key } = standIn;
	const account = createAccount({ baseUrl, key, clock: createSystemClock() });
	standIn.setKeyMode('absent');
	expect(await account.read(never)).toBeUndefined();
	standIn.setKeyMode({ lying: { used: -1, limit: 0, remaining: 5 } });
	expect(await account.read(never)).toBeUndefined();
});

test.each([
	['401', 'key'],
	['500', 'broken'],
] as const)('HTTP %s is a failure of kind %s', async (mode, kind) => {
	const standIn = await startStandIn();
	standIn.setKeyMode(mode);
	const { url: baseUrl, key } = standIn;
	const account = createAccount({ baseUrl, key, clock: createSystemClock() });
	expect(await failureOfReading(account.read(never))).toEqual({ kind });
});

test('a page in place of the account is a failure', async () => {
	const baseUrl = await startServer((_, response) => void response.end('<html>'));
	const account = createAccount({ baseUrl, key: 'k', clock: createSystemClock() });
	expect(await failureOfReading(account.read(never))).toEqual({ kind: 'broken' });
});

test('no word within ten seconds is a failure that leaves nothing behind', async () => {
	const standIn = await startStandIn();
	standIn.setKeyMode('stall');
	const clock = createManualClock();
	const account = createAccount({ baseUrl: standIn.url, key: standIn.key, clock });
	const failure = failureOfReading(account.read(never));
	await eventually(() => expect(standIn.calls).toHaveLength(1));
	await clock.advance(10_000);
	expect(await failure).toEqual({ kind: 'stalled' });
	expect(clock.timers()).toBe(0);
});

test('a reading that is broken off rejects with the reason', async () => {
	const standIn = await startStandIn();
	standIn.setKeyMode('stall');
	const clock = createManualClock();
	const stop = new AbortController();
	const account = createAccount({ baseUrl: standIn.url, key: standIn.key, clock });
	const reading = account.read(stop.signal);
	await eventually(() => expect(standIn.calls).toHaveLength(1));
	const reason = new Error('leaving');
	stop.abort(reason);
	await expect(reading).rejects.toBe(reason);
	expect(clock.timers()).toBe(0);
});
