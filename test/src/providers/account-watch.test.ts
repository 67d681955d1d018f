import { expect, test } from 'vitest';
import type { Account, DailyCounter } from '../../../src/providers/account.ts';
import { createAccountWatch } from '../../../src/providers/account-watch.ts';
import { createKeyHealth } from '../../../src/providers/key-health.ts';
import { ProviderFailure } from '../../../src/providers/provider.ts';
import type { AccountNews, QuotaView } from '../../../src/quota/quota.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const MINUTE_MS = 60_000;

function createHarness(startMs?: number) {
	const clock = createManualClock(startMs);
	const keyHealth = createKeyHealth({ clock, onChange: () => undefined });
	const state: {
		answer: () => Promise<DailyCounter | undefined>;
		reads: number;
		used: number;
		waiting: number;
		viewFails: boolean;
	} = {
		answer: async () => ({ used: 3, limit: 50 }),
		reads: 0,
		used: 3,
		waiting: 0,
		viewFails: false,
	};
	const learned: AccountNews[] = [];
	const account: Account = {
		read() {
			state.reads++;
			return state.answer();
		},
	};
	const quota = {
		async learn(news: AccountNews) {
			learned.push(news);
		},
		async view(): Promise<QuotaView> {
			if (state.viewFails) throw new Error('no ledger');
			return {
				minute: { used: 0, limit: 20 },
				day: { used: state.used, limit: 50, returnsAt: 0 },
				waiting: state.waiting,
				isDayKnown: true,
				source: { kind: 'own', asOf: 0 },
			};
		},
	};
	const watch = createAccountWatch({ account, quota, keyHealth, clock, log: silentLog });
	return { clock, state, learned, watch, keyHealth };
}

test('the account is read at the start, and then left alone while nothing happens', async () => {
	const { clock, state, learned, watch } = createHarness();
	await watch.start();
	expect(learned).toEqual([{ kind: 'counter', used: 3, limit: 50 }]);
	await clock.advance(60 * MINUTE_MS);
	expect(state.reads).toBe(1);
	watch.close();
	expect(clock.timers()).toBe(0);
});

test('while requests are made it is read every five minutes', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	for (let minute = 0; minute < 20; minute++) {
		state.used++;
		await clock.advance(MINUTE_MS);
	}
	expect(state.reads).toBe(1 + 4);
	watch.close();
});

test.each([1, 4, 9])(
	'after a request, %i minutes after the last reading, it is read once more when that has come to rest',
	async (minutes) => {
		const { clock, state, watch } = createHarness();
		await watch.start();
		await clock.advance(minutes * MINUTE_MS - 1_000);
		state.used++;
		const readsBefore = state.reads;
		await clock.advance(4 * MINUTE_MS);
		const readsSoon = state.reads;
		await clock.advance(10 * MINUTE_MS);
		expect(state.reads).toBeGreaterThan(readsSoon === readsBefore ? readsBefore : readsSoon);
		const readsThen = state.reads;
		expect(readsThen - readsBefore).toBeLessThanOrEqual(2);
		await clock.advance(60 * MINUTE_MS);
		expect(state.reads).toBe(readsThen);
		watch.close();
	},
);

test.each([
	['somebody waits', { waiting: 1 }],
	['the day is spent', { used: 50 }],
])('while %s it is read every minute', async (_, change) => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	Object.assign(state, change);
	await clock.advance(10 * MINUTE_MS);
	expect(state.reads).toBe(1 + 10);
	watch.close();
});

test('after a refusal it is read at once, but not more often than every ten seconds', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	await clock.advance(30_000);
	for (let round = 0; round < 20; round++) watch.after429();
	await clock.advance(0);
	expect(state.reads).toBe(2);
	for (let round = 0; round < 20; round++) watch.after429();
	await clock.advance(9_999);
	expect(state.reads).toBe(2);
	await clock.advance(1);
	expect(state.reads).toBe(3);
	watch.close();
});

test('a refusal during a reading is followed by another one', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	await clock.advance(30_000);
	const { promise, resolve } = Promise.withResolvers<DailyCounter>();
	state.answer = () => promise;
	watch.after429();
	await clock.advance(0);
	watch.after429();
	resolve({ used: 4, limit: 50 });
	await clock.advance(10_000);
	expect(state.reads).toBe(3);
	watch.close();
});

test('a new UTC day is read once the provider can know of it', async () => {
	const { clock, state, learned, watch } = createHarness(Date.UTC(2026, 10, 23, 23, 58, 30));
	await watch.start();
	expect(learned).toHaveLength(1);
	await clock.advance(90_000 + 64_000);
	expect(learned).toHaveLength(1);
	await clock.advance(2_000);
	expect(learned).toHaveLength(2);
	const readsThen = state.reads;
	await clock.advance(30 * MINUTE_MS);
	expect(state.reads).toBe(readsThen);
	watch.close();
});

test('what is read right after midnight may be of yesterday, and is not believed', async () => {
	const { clock, learned, watch } = createHarness(Date.UTC(2026, 10, 24, 0, 0, 10));
	await watch.start();
	expect(learned).toEqual([]);
	await clock.advance(60_000);
	expect(learned).toHaveLength(1);
	watch.close();
});

test('an account without a counter teaches nothing', async () => {
	const { clock, state, learned, watch } = createHarness();
	state.answer = async () => undefined;
	await watch.start();
	await clock.advance(10 * MINUTE_MS);
	expect({ learned, reads: state.reads }).toEqual({ learned: [], reads: 1 });
	watch.close();
});

test('a failed reading is tried again each minute', async () => {
	const { clock, state, learned, watch, keyHealth } = createHarness();
	state.answer = () => Promise.reject(new ProviderFailure({ kind: 'broken' }, 500));
	await watch.start();
	await clock.advance(2 * MINUTE_MS);
	expect({ reads: state.reads, learned, trouble: keyHealth.trouble() }).toEqual({
		reads: 3,
		learned: [],
		trouble: undefined,
	});
	watch.close();
});

test('a rejected key is noticed, and tried again every five minutes only, whoever wants to see it', async () => {
	const { clock, state, learned, watch, keyHealth } = createHarness();
	state.answer = () => Promise.reject(new ProviderFailure({ kind: 'key' }, 401));
	await watch.start();
	expect(keyHealth.trouble()).toBe('key');
	await clock.advance(4 * MINUTE_MS);
	await watch.freshen();
	expect(state.reads).toBe(1);
	await clock.advance(MINUTE_MS);
	expect(state.reads).toBe(2);
	state.answer = async () => ({ used: 3, limit: 50 });
	await clock.advance(5 * MINUTE_MS);
	expect(keyHealth.trouble()).toBeUndefined();
	expect(learned).toHaveLength(1);
	watch.close();
});

test('a key that a question found rejected is not tried sooner by a reading', async () => {
	const { clock, state, watch, keyHealth } = createHarness();
	await watch.start();
	state.answer = () => Promise.reject(new ProviderFailure({ kind: 'key' }, 401));
	await clock.advance(9 * MINUTE_MS);
	const { reads } = state;
	keyHealth.noteRejected('key');
	watch.after429();
	await clock.advance(4 * MINUTE_MS);
	expect(state.reads).toBe(reads);
	await clock.advance(2 * MINUTE_MS);
	expect(state.reads).toBe(reads + 1);
	watch.close();
});

test('an account in debt tells its counter, but is not taken for one that answers again', async () => {
	const { state, watch, keyHealth } = createHarness();
	state.answer = async () => ({ used: 3, limit: 50 });
	keyHealth.noteRejected('payment');
	await watch.start();
	expect(keyHealth.trouble()).toBe('payment');
	watch.close();
});

test('a quota that cannot be read does not end the watch', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	state.viewFails = true;
	await clock.advance(5 * MINUTE_MS);
	state.viewFails = false;
	state.waiting = 1;
	await clock.advance(MINUTE_MS);
	expect(state.reads).toBe(2);
	watch.close();
});

test('who wants to see it has it read anew when the last reading is older than a minute', async () => {
	const { clock, state, learned, watch } = createHarness();
	await watch.start();
	await clock.advance(59_999);
	await watch.freshen();
	expect(state.reads).toBe(1);
	state.answer = async () => ({ used: 3, limit: 1000 });
	await clock.advance(10 * MINUTE_MS);
	const looking = Promise.all(Array.from({ length: 20 }, () => watch.freshen()));
	await clock.advance(0);
	await looking;
	expect(state.reads).toBe(2);
	expect(learned.at(-1)).toEqual({ kind: 'counter', used: 3, limit: 1000 });
	watch.close();
	expect(clock.timers()).toBe(0);
});

test('who wants to see it waits a second at most, and has it read every ten seconds at most', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	await clock.advance(2 * MINUTE_MS);
	const slow = Promise.withResolvers<DailyCounter>();
	state.answer = () => slow.promise;
	let seen = 0;
	void watch.freshen().then(() => seen++);
	await clock.advance(500);
	void watch.freshen().then(() => seen++);
	await clock.advance(499);
	expect({ seen, reads: state.reads }).toEqual({ seen: 0, reads: 2 });
	await clock.advance(501);
	expect({ seen, reads: state.reads }).toEqual({ seen: 2, reads: 2 });
	state.answer = () => Promise.reject(new ProviderFailure({ kind: 'broken' }));
	slow.reject(new ProviderFailure({ kind: 'broken' }));
	await clock.advance(0);
	for (let second = 0; second < 20; second++) {
		void watch.freshen();
		await clock.advance(1_000);
	}
	expect(state.reads).toBe(2 + 2);
	watch.close();
	expect(clock.timers()).toBe(0);
});

test('closing lets go of who waits to see it', async () => {
	const { clock, state, watch } = createHarness();
	await watch.start();
	await clock.advance(2 * MINUTE_MS);
	state.answer = () => new Promise(() => undefined);
	const looking = watch.freshen();
	await clock.advance(0);
	watch.close();
	await looking;
	await watch.freshen();
	expect(clock.timers()).toBe(0);
});

test('closing breaks off what runs and leaves nothing behind', async () => {
	const { clock, state, watch } = createHarness();
	state.answer = () => new Promise(() => undefined);
	void watch.start();
	watch.close();
	watch.after429();
	await clock.advance(10 * MINUTE_MS);
	expect({ reads: state.reads, timers: clock.timers() }).toEqual({ reads: 1, timers: 0 });
});
