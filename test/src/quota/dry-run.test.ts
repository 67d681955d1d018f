import { expect, test } from 'vitest';
import { createDemand } from '../../../src/quota/demand.ts';
import { type Arrival, foresee } from '../../../src/quota/dry-run.ts';
import type { LedgerState } from '../../../src/quota/ledger.ts';
import { createOrder } from '../../../src/quota/order.ts';
import { createPacing } from '../../../src/quota/pacing.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const MIDNIGHT = DAY * DAY_MS;
const NOON = MIDNIGHT + DAY_MS / 2;
const pacing = createPacing(createDemand(new Map(), DAY));

const stateOf = (more: Partial<LedgerState> = {}): LedgerState => ({
	readAt: NOON,
	limits: { perMinute: 20, perDay: 1_000 },
	recent: [],
	dayUsed: 0,
	outside: 0,
	day: 'open',
	dayReturnsAt: MIDNIGHT + DAY_MS + 2_000,
	today: DAY,
	...more,
});

/** When each of these people, who come in this order, goes: seconds from noon. */
function turnsOf(
	people: readonly string[],
	state: LedgerState,
	{
		arrivals = [],
		leavesAt = {},
	}: { arrivals?: Arrival[]; leavesAt?: Record<string, number> } = {},
) {
	const order = createOrder<string | Arrival>();
	for (const personId of people)
		order.join(personId, { personId, serverKey: 'server', weight: 1 }, 'new');
	const turns = foresee<string>({
		order,
		pacing,
		state,
		asked: 0,
		arrivals,
		leavesAt: (item) => leavesAt[item] ?? Number.POSITIVE_INFINITY,
	});
	return turns.map(({ item, at }) => [item, (at - NOON) / 1_000]);
}

test('all go at once while there is room, the next ones as the minute gives way', () => {
	const recent = [NOON - 30_000, NOON - 10_000];
	const state = stateOf({ recent, limits: { perMinute: 3, perDay: 1_000 } });
	expect(turnsOf(['ada', 'bob', 'cy'], state)).toEqual([
		['ada', 0],
		['bob', 32],
		['cy', 52],
	]);
});

test('nobody goes while the provider makes us wait', () => {
	const state = stateOf({ frozenUntil: NOON + 90_000 });
	expect(turnsOf(['ada'], state)).toEqual([['ada', 90]]);
});

test('what is spent today is waited for until tomorrow', () => {
	const untilTomorrow = DAY_MS / 2 / 1_000 + 2;
	expect(turnsOf(['ada'], stateOf({ day: 'spent', dayUsed: 3 }))).toEqual([['ada', untilTomorrow]]);
	const readAt = MIDNIGHT + DAY_MS - 600_000;
	const last = stateOf({ readAt, dayUsed: 49, limits: { perMinute: 20, perDay: 50 } });
	expect(turnsOf(['ada', 'bob'], last)).toEqual([
		['ada', untilTomorrow - 602],
		['bob', untilTomorrow],
	]);
});

test('those who may come and had less go before', () => {
	const limits = { perMinute: 1, perDay: 1_000 };
	const guest = { atMs: NOON + 1_000, serverKey: 'quiet', personId: 'guest' };
	const state = stateOf({ limits, recent: [NOON - 20_000] });
	expect(turnsOf(['ada', 'bob'], state)).toEqual([
		['ada', 42],
		['bob', 104],
	]);
	expect(turnsOf(['ada', 'bob'], state, { arrivals: [guest] })).toEqual([
		['ada', 42],
		['bob', 166],
	]);
});

test('who will have left uses nothing', () => {
	const limits = { perMinute: 1, perDay: 1_000 };
	const state = stateOf({ limits, recent: [NOON - 20_000] });
	expect(turnsOf(['ada', 'bob'], state, { leavesAt: { ada: NOON + 30_000 } })).toEqual([
		['ada', 42],
		['bob', 42],
	]);
});

test('without a limit nobody is foreseen', () => {
	expect(turnsOf(['ada'], stateOf({ limits: { perMinute: 20, perDay: 0 } }))).toEqual([]);
});

test('a slot after midnight is of the new day, whose people and pace count anew', () => {
	const readAt = MIDNIGHT + DAY_MS - 40_000;
	const limits = { perMinute: 1, perDay: 1_000 };
	const state = stateOf({ readAt, limits, recent: [readAt - 1_000], dayUsed: 900 });
	const noonToReadAt = DAY_MS / 2 / 1_000 - 40;
	expect(turnsOf(['ada', 'bob'], state)).toEqual([
		['ada', noonToReadAt + 61],
		['bob', noonToReadAt + 123],
	]);
});

test('who may come changes nothing before they come', () => {
	const order = createOrder<string | Arrival>();
	const share = { personId: 'ada', serverKey: 'server', weight: 1 };
	order.remember({ served: [{ ...share, served: 1 }], servers: 1 });
	order.join('ada', share, 'new');
	order.commit('ada', NOON + 60_000);
	const guest = { atMs: NOON + 30_000, serverKey: 'server', personId: 'guest' };
	const asked = new Map(Array.from({ length: 7 * 24 }, (_, hour) => [(DAY - 7) * 24 + hour, 17]));
	const turns = foresee<string>({
		order,
		pacing: createPacing(createDemand(asked, DAY)),
		state: stateOf({ limits: { perMinute: 20, perDay: 50 }, dayUsed: 30 }),
		asked: 200,
		arrivals: [guest],
		leavesAt: () => Number.POSITIVE_INFINITY,
	});
	// She is about to go, so she goes first when the guest may.
	expect(turns).toEqual([{ item: 'ada', at: guest.atMs }]);
});
