import { beforeEach, describe, expect, test } from 'vitest';
import { createDemand } from '../../../src/quota/demand.ts';
import { createForetell } from '../../../src/quota/foretell.ts';
import type { LedgerState } from '../../../src/quota/ledger.ts';
import { createOrder, type Order } from '../../../src/quota/order.ts';
import { createPacing, type Pacing } from '../../../src/quota/pacing.ts';
import { isPromised, type Waiter } from '../../../src/quota/waiter.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const MIDNIGHT = DAY * DAY_MS;
const SECOND = 1_000;
const HOUR_MS = 3_600_000;
/** 400 questions a day, for 50 requests. */
const asked = new Map(Array.from({ length: 7 * 24 }, (_, hour) => [(DAY - 7) * 24 + hour, 17]));
const demand = createDemand(asked, DAY);

let pacing: Pacing;
let order: Order<Waiter>;
let foretell: ReturnType<typeof createForetell>;
beforeEach(() => {
	pacing = createPacing(demand);
	order = createOrder<Waiter>();
	foretell = createForetell(order);
});

const join = (personId: string, leavesAt?: () => number): Waiter => {
	const waiter: Waiter = {
		request: {
			jobId: personId,
			asker: { personId },
			standing: 'new',
			...(leavesAt === undefined ? {} : { leavesAt }),
			onWaiting: () => {},
			signal: new AbortController().signal,
		},
		share: { serverKey: 'server', personId, weight: 1 },
		attemptId: personId,
		isSeated: true,
		grant: () => {},
		refuse: () => {},
	};
	order.join(waiter, waiter.share, 'new');
	return waiter;
};
const at = (ms: number, more: Partial<LedgerState> = {}) =>
	foretell({
		pacing,
		demand,
		asked: 20,
		state: {
			readAt: MIDNIGHT + ms,
			limits: { perMinute: 20, perDay: 50 },
			recent: [],
			dayUsed: 20,
			outside: 0,
			day: 'open',
			dayReturnsAt: MIDNIGHT + DAY_MS + 2_000,
			today: DAY,
			...more,
		},
	});
const tell = (ms: number, more: Partial<LedgerState> = {}) => {
	const forecast = at(ms, more);
	for (const { waiter, place } of forecast.places) {
		waiter.told = { ...place, monotonic: ms };
		if (isPromised(waiter)) order.promise(waiter, place.latest);
	}
	return forecast;
};

describe('the range', () => {
	test('goes from the turn as the line stands to the turn if others come', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		join('ada');
		const [ada] = at(0).places;
		expect(ada?.place.position).toBe(1);
		expect(ada?.place.earliest).toBeGreaterThan(MIDNIGHT + HOUR_MS);
		expect(ada?.place.latest).toBeGreaterThan(ada?.place.earliest ?? 0);
	});

	test('who comes after all that is foreseen is told so, too', () => {
		const line = ['ada', 'bob'].map((personId) => join(personId));
		const { places, nextCommitAt } = at(0, { limits: { perMinute: 20, perDay: 0 } });
		const returnsAt = MIDNIGHT + DAY_MS + 2 * SECOND;
		expect(places.map(({ waiter, place }) => [waiter, place.position, place.earliest])).toEqual([
			[line[0], 1, returnsAt],
			[line[1], 2, returnsAt],
		]);
		expect(nextCommitAt).toBe(Number.POSITIVE_INFINITY);
	});

	test('its end moves earlier only', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		const ada = join('ada');
		tell(0);
		const promised = ada.told?.latest ?? 0;
		for (const newcomer of ['bob', 'cy', 'dee']) join(newcomer);
		const place = tell(HOUR_MS).places.find(({ waiter }) => waiter === ada)?.place;
		expect(place?.latest).toBe(promised);
		expect(place?.isLate).toBe(false);
	});

	test('what the provider takes away is said to be late, unless it only made us wait', () => {
		const ada = join('ada');
		ada.told = {
			position: 1,
			earliest: MIDNIGHT,
			latest: MIDNIGHT,
			frozen: false,
			isLate: false,
			monotonic: 0,
		};
		const later = { frozenUntil: MIDNIGHT + 90 * SECOND };
		expect(at(0, later).places[0]?.place).toMatchObject({ frozen: true, isLate: false });
		const spent = { day: 'spent' as const };
		expect(at(0, spent).places[0]?.place).toMatchObject({ frozen: false, isLate: true });
	});
});

describe('the last minutes', () => {
	test('whose turn is near is committed: a newcomer who had less comes after it', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		const ada = join('ada');
		const { nextCommitAt, places } = at(0);
		expect(nextCommitAt).toBe((places[0]?.place.earliest ?? 0) - 120 * SECOND);
		expect(order.dueAt(ada)).toBeUndefined();
		const due = at(nextCommitAt - MIDNIGHT).places[0]?.place;
		expect(order.dueAt(ada)).toBe(due?.earliest);
		expect(due?.latest).toBe(due?.earliest);
		join('new');
		expect(at(nextCommitAt - MIDNIGHT + SECOND).places[0]?.waiter).toBe(ada);
	});

	test('a promise that falls due in a pause is committed, so that nothing is left to do before its end', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		const ada = join('ada');
		tell(0);
		const near = (ada.told?.latest ?? 0) - 119 * SECOND;
		const paused = at(near - MIDNIGHT, { frozenUntil: near + HOUR_MS });
		expect(order.dueAt(ada)).toBe(ada.told?.latest);
		expect(paused.nextCommitAt).toBe(Number.POSITIVE_INFINITY);
	});

	test('is not promised anything by then if it will have left', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		const leaving = join('ada', () => MIDNIGHT + 840 * SECOND);
		tell(0);
		const before = leaving.told;
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 5 }], servers: 1 });
		tell(SECOND);
		expect(leaving.told?.latest).toBe(before?.latest);
		expect(leaving.told?.isLate).toBe(false);
	});
});

describe('is reckoned anew', () => {
	test('when somebody comes or something is used, and not otherwise', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		join('ada');
		const before = at(0);
		expect(at(15 * SECOND)).toBe(before);
		expect(at(16 * SECOND, { dayUsed: 21 })).not.toBe(before);
		const used = at(17 * SECOND);
		join('bob');
		expect(at(18 * SECOND)).not.toBe(used);
	});

	test('when somebody who would have left stays after all', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		let leavesAt = MIDNIGHT + 840 * SECOND;
		join('ada', () => leavesAt);
		const before = at(0);
		expect(at(SECOND)).toBe(before);
		leavesAt = Number.POSITIVE_INFINITY;
		expect(at(2 * SECOND)).not.toBe(before);
	});

	test('when another pace is learned', () => {
		order.remember({ served: [{ serverKey: 'server', personId: 'ada', served: 1 }], servers: 1 });
		join('ada');
		const before = at(0);
		pacing = createPacing(demand);
		expect(at(SECOND)).not.toBe(before);
	});
});
