import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccount } from '../../../src/providers/account.ts';
import { createAccountWatch } from '../../../src/providers/account-watch.ts';
import { createKeyHealth } from '../../../src/providers/key-health.ts';
import { createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const MINUTE_MS = 60_000;
/** So late in the day nobody is held back for the sake of the evening. */
const LATE = Date.UTC(2026, 10, 23, 22, 30);

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse({ clock: createManualClock(LATE) });
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask } = createAsking(() => house.parts().quota);
const used = async () => (await house.parts().ledger.read({})).dayUsed;

/** The watch over an account whose `GET /key` is answered like this. */
function watchOver(answer: (signal: AbortSignal) => Response | Promise<Response>) {
	const { clock } = house;
	const { log, text } = createRecordingLog();
	const state = { answer };
	const account = createAccount({
		fetch: async (_, init) => state.answer(init?.signal ?? new AbortController().signal),
		baseUrl: 'https://provider.test/api/v1',
		key: 'secret',
		clock,
	});
	const keyHealth = createKeyHealth({ clock, onChange: () => undefined });
	const { quota } = house.parts();
	const watch = createAccountWatch({ account, quota, keyHealth, clock, log });
	return { watch, keyHealth, state, text };
}

const counter = (used: number, limit = 50) =>
	Response.json({ data: { free_model_daily_requests: { used, limit } } });

/** Asks one after the other until one is told no; returns how many were let through, and what it was told. */
async function spendAll(most = 200) {
	for (let count = 0; count < most; count++) {
		const question = ask();
		await house.clock.advance(4_000);
		if (question.outcome !== 'leased') return { count, told: sentenceOf(question.outcome) };
		await question.lease?.sent();
		await question.lease?.settle('answered');
	}
	throw new Error('it has no end');
}
const SPENT = { key: 'quota.day-spent' };

test('without a counter our own count holds: fifty, and no more', async () => {
	const { watch, text } = watchOver(() => Response.json({ data: { label: 'key' } }));
	await watch.start();
	expect(await spendAll()).toMatchObject({ count: 50, told: SPENT });
	await house.clock.advance(30 * MINUTE_MS);
	expect(await spendAll()).toMatchObject({ count: 0, told: SPENT });
	expect(await house.parts().quota.view()).toMatchObject({ source: { kind: 'own' } });
	expect(text()).toBe('');
	watch.close();
});

test('one that never comes holds up nobody and is given up on', async () => {
	const { watch, text } = watchOver(
		(signal) =>
			new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason));
			}),
	);
	const started = watch.start();
	const question = ask();
	await house.clock.advance(0);
	expect(question.outcome).toBe('leased');
	await house.clock.advance(10_000);
	await started;
	expect(text()).toContain('the account could not be read');
	expect(text()).toContain('stalled');
	expect(await spendAll()).toMatchObject({ count: 49, told: SPENT });
	watch.close();
});

test('a rejected key is noticed and teaches nothing', async () => {
	const { watch, keyHealth, state, text } = watchOver(() =>
		Response.json({ error: { code: 401, message: 'No auth credentials found' } }, { status: 401 }),
	);
	await watch.start();
	expect(keyHealth.trouble()).toBe('key');
	expect(await used()).toBe(0);
	expect(text()).not.toContain('secret');
	state.answer = () => counter(7);
	await house.clock.advance(5 * MINUTE_MS);
	expect(keyHealth.trouble()).toBeUndefined();
	expect(await used()).toBe(7);
	watch.close();
});

test.each([
	['no JSON', () => new Response('<html>', { status: 200 })],
	['a negative count', () => counter(-5)],
	['half a request', () => counter(1.5)],
	['no limit', () => counter(3, 0)],
	['words', () => Response.json({ data: { free_model_daily_requests: 'many' } })],
	['a fault', () => new Response('no', { status: 503 })],
])('%s teaches nothing, and our own count holds', async (_, answer) => {
	const { watch } = watchOver(answer);
	await watch.start();
	expect(await spendAll()).toMatchObject({ count: 50, told: SPENT });
	watch.close();
});

test('one that says too little frees nothing that was answered', async () => {
	const { watch } = watchOver(() => counter(0));
	await watch.start();
	expect(await spendAll()).toMatchObject({ count: 50, told: SPENT });
	for (let round = 0; round < 6; round++) {
		await house.clock.advance(10 * MINUTE_MS);
		expect(await spendAll()).toMatchObject({ count: 0, told: SPENT });
	}
	watch.close();
});

test('one that says too much closes the day at once, and opens it when it has twice said less', async () => {
	const { watch, state } = watchOver(() => counter(50));
	await watch.start();
	const told = ask();
	await house.clock.advance(0);
	expect(sentenceOf(told.outcome)).toMatchObject(SPENT);
	state.answer = () => counter(10);
	await house.clock.advance(MINUTE_MS);
	expect(await used()).toBe(50);
	await house.clock.advance(5 * MINUTE_MS);
	expect(await used()).toBe(10);
	expect(await spendAll()).toMatchObject({ count: 40, told: SPENT });
	watch.close();
});

test('one that says a thousand of an account that has fifty costs one refusal', async () => {
	const { watch } = watchOver(() => counter(0, 1_000));
	await watch.start();
	const { quota } = house.parts();
	let arrived = 0;
	let refusals = 0;
	for (let count = 0; count < 300; count++) {
		const question = ask();
		await house.clock.advance(4_000);
		if (question.outcome !== 'leased') continue;
		await question.lease?.sent();
		const isRefused = ++arrived > 50;
		await question.lease?.settle(isRefused ? 'refused' : 'answered');
		if (!isRefused) continue;
		refusals++;
		await quota.learn({ kind: 'day-refused', retryAt: Date.UTC(2026, 10, 24), limit: 50 });
		watch.after429();
	}
	expect({ arrived, refusals }).toEqual({ arrived: 51, refusals: 1 });
	watch.close();
});
