import { describe, expect, test } from 'vitest';
import { createDemand } from '../../../src/quota/demand.ts';
import { createOrder, type Order } from '../../../src/quota/order.ts';
import { createPacing, type DayState } from '../../../src/quota/pacing.ts';
import { DAY_MS } from '../../../src/quota/windows.ts';

const DAY = 20_000;
const MIDNIGHT = DAY * DAY_MS;
const HOUR_MS = 3_600_000;
/** Far more is asked than there is, so that the pace counts. */
const busy = new Map(Array.from({ length: 7 * 24 }, (_, hour) => [(DAY - 7) * 24 + hour, 20]));
const pacing = createPacing(createDemand(busy, DAY));
const day = (used: number, limit = 50): DayState => ({ limit, used, asked: 100, waiting: 5 });

const shareOf = (personId: string, serverKey = 'server') => ({ personId, serverKey, weight: 1 });
const orderOf = (served: Readonly<Record<string, number>>, servers = 1) => {
	const order = createOrder<string>();
	order.remember({
		served: Object.entries(served).map(([personId, count]) => ({
			...shareOf(personId),
			served: count,
		})),
		servers,
	});
	return order;
};
const join = (order: Order<string>, personId: string, serverKey?: string) =>
	order.join(personId, shareOf(personId, serverKey), 'new');
const nextOf = (order: Order<string>, state: DayState, atMs: number) => {
	const next = order.next(state, atMs, pacing);
	return 'choice' in next ? next.choice.item : next.opensAt - MIDNIGHT;
};

describe('by the pace', () => {
	test('who was served least goes first', () => {
		const order = orderOf({ ada: 2, bob: 1 });
		join(order, 'ada');
		join(order, 'bob');
		expect(nextOf(order, day(3), MIDNIGHT + 12 * HOUR_MS)).toBe('bob');
	});

	test('a first answer of the day goes ahead of it, a second does not', () => {
		const order = orderOf({ ada: 1, bob: 1 });
		join(order, 'ada');
		expect(nextOf(order, day(10), MIDNIGHT)).toBeGreaterThan(HOUR_MS);
		join(order, 'new');
		expect(nextOf(order, day(10), MIDNIGHT)).toBe('new');
		expect(nextOf(order, day(18), MIDNIGHT)).toBeGreaterThan(0);
	});

	test('who had more than most stays behind it, and is not in the way of others', () => {
		const order = orderOf({ greedy: 4, ada: 1, bob: 1 });
		const at = MIDNIGHT + 4 * HOUR_MS;
		const used = Math.floor(pacing.allowance(50, at)) - 1;
		join(order, 'greedy');
		expect(nextOf(order, day(used), at)).toBeGreaterThan(5 * HOUR_MS);
		join(order, 'ada');
		expect(nextOf(order, day(used), at)).toBe('ada');
	});

	test('newcomers of one server leave first answers to those of another', () => {
		const order = orderOf({}, 2);
		for (let raider = 0; raider < 9; raider++) {
			const share = shareOf(`raider ${raider}`, 'raided');
			order.join(share.personId, share, 'new');
			order.letThrough({ item: share.personId, share });
		}
		join(order, 'one more', 'raided');
		expect(nextOf(order, day(9), MIDNIGHT)).toBeGreaterThan(0);
		join(order, 'ada', 'other');
		expect(nextOf(order, day(9), MIDNIGHT)).toBe('ada');
	});

	test('nobody is held back while enough is left for all', () => {
		const order = orderOf({ greedy: 9 });
		join(order, 'greedy');
		expect(nextOf(order, day(0, 10_000), MIDNIGHT)).toBe('greedy');
	});

	test('when it opens is told to the millisecond; without anybody it never does', () => {
		const order = orderOf({ ada: 1 });
		expect(nextOf(order, day(20), MIDNIGHT)).toBe(Number.POSITIVE_INFINITY);
		join(order, 'ada');
		const opensAt = nextOf(order, day(20), MIDNIGHT);
		expect(nextOf(order, day(20), MIDNIGHT + Number(opensAt) - 1)).toBe(opensAt);
		expect(nextOf(order, day(20), MIDNIGHT + Number(opensAt))).toBe('ada');
	});
});

describe('before the pace', () => {
	test('who was refused by the provider is first, then who is tried again', () => {
		const order = orderOf({ ada: 9, bob: 9 });
		join(order, 'new');
		order.join('again', shareOf('ada'), 'again');
		order.join('refused', shareOf('bob'), 'refused');
		expect(nextOf(order, day(40), MIDNIGHT)).toBe('refused');
		order.leave('refused');
		expect(nextOf(order, day(40), MIDNIGHT)).toBe('again');
	});

	test('a committed one goes when it is due, and nobody goes before it', () => {
		const order = orderOf({ ada: 1 });
		join(order, 'ada');
		order.commit('ada', MIDNIGHT + 50_000);
		expect(order.dueAt('ada')).toBe(MIDNIGHT + 50_000);
		expect(nextOf(order, day(10), MIDNIGHT)).toBe(50_000);
		expect(nextOf(order, day(10), MIDNIGHT + 50_000)).toBe('ada');
		join(order, 'new');
		expect(nextOf(order, day(10), MIDNIGHT)).toBe('ada');
	});

	test('what a committed one had since a new day counts for them', () => {
		const order = orderOf({ ada: 3 });
		join(order, 'ada');
		order.commit('ada', MIDNIGHT + HOUR_MS);
		order.forget();
		order.join('ada again', shareOf('ada'), 'new');
		order.letThrough({ item: 'ada again', share: shareOf('ada') });
		expect(nextOf(order, day(10), MIDNIGHT)).toBe(HOUR_MS);
	});

	test('one committed to go sooner pulls those before it along', () => {
		const order = orderOf({ ada: 1, bob: 1 });
		join(order, 'ada');
		join(order, 'bob');
		order.commit('ada', MIDNIGHT + 50_000);
		order.commit('bob', MIDNIGHT + 20_000);
		expect(nextOf(order, day(10), MIDNIGHT + 20_000)).toBe('ada');
	});

	test('when any committed one may go by the pace, the first of them goes', () => {
		const order = orderOf({ greedy: 9, ada: 1, bob: 1 });
		join(order, 'greedy');
		join(order, 'ada');
		const noon = MIDNIGHT + 12 * HOUR_MS;
		order.commit('greedy', noon + 60_000);
		expect(nextOf(order, day(26), noon)).toBe('greedy');
		order.leave('ada');
		expect(nextOf(order, day(26), noon)).toBe(12 * HOUR_MS + 60_000);
		join(order, 'ada');
		order.commit('ada', noon + 60_000);
		expect(nextOf(order, day(26), noon)).toBe('greedy');
	});

	test('what was promised is kept, against the pace and against who was served less', () => {
		const order = orderOf({ greedy: 5, ada: 1 });
		join(order, 'greedy');
		order.promise('greedy', MIDNIGHT + HOUR_MS);
		expect(nextOf(order, day(30), MIDNIGHT)).toBe(HOUR_MS);
		join(order, 'ada');
		expect(nextOf(order, day(30), MIDNIGHT + HOUR_MS)).toBe('greedy');
	});

	test('when only what was promised is left of the day, nobody else gets it', () => {
		const order = orderOf({ greedy: 5 });
		join(order, 'greedy');
		join(order, 'new');
		const evening = MIDNIGHT + 22.5 * HOUR_MS;
		expect(nextOf(order, day(49), evening)).toBe('new');
		order.promise('greedy', MIDNIGHT + 23 * HOUR_MS);
		expect(nextOf(order, day(48), evening)).toBe('new');
		expect(nextOf(order, day(49), evening)).not.toBe('new');
		expect(nextOf(order, day(49), MIDNIGHT + 23 * HOUR_MS)).toBe('greedy');
	});
});

test('who leaves is gone, once', () => {
	const order = orderOf({});
	join(order, 'ada');
	expect(order.leave('ada')).toBe(true);
	expect(order.leave('ada')).toBe(false);
	expect(order.size()).toBe(0);
	expect(order.letThrough({ item: 'ada', share: shareOf('ada') })).toBe(false);
	expect(order.served(shareOf('ada'))).toBe(0);
});

test('what was promised to several requests together is all of them', () => {
	const order = orderOf({ ada: 2 });
	order.join('ada', { ...shareOf('ada'), requests: 3 }, 'new');
	order.promise('ada', MIDNIGHT + 23 * HOUR_MS);
	join(order, 'newcomer');
	expect(nextOf(order, day(47), MIDNIGHT + 20 * HOUR_MS)).not.toBe('newcomer');
	expect(order.promisedBeside('newcomer', DAY)).toBe(3);
	expect(order.promisedBeside('ada', DAY)).toBe(0);
	order.leave('ada');
	expect(order.promisedBeside('newcomer', DAY)).toBe(0);
});

test('what was promised to who has left is free for others', () => {
	const order = orderOf({ ada: 5, bob: 5 });
	for (const person of ['ada', 'bob', 'new']) join(order, person);
	order.promise('ada', MIDNIGHT + 22.75 * HOUR_MS);
	order.promise('bob', MIDNIGHT + 23 * HOUR_MS);
	order.leave('bob');
	expect(order.promisedAt()).toBe(MIDNIGHT + 22.75 * HOUR_MS);
	expect(nextOf(order, day(48), MIDNIGHT + 22.5 * HOUR_MS)).toBe('new');
	order.leave('ada');
	expect(order.promisedAt()).toBe(Number.POSITIVE_INFINITY);
	expect(nextOf(order, day(49), MIDNIGHT + 22.5 * HOUR_MS)).toBe('new');
});

test('what was let through counts, what is taken back does not, and a new day forgets', () => {
	const order = orderOf({});
	join(order, 'ada');
	const choice = { item: 'ada', share: shareOf('ada') };
	expect(order.letThrough(choice)).toBe(true);
	expect(order.served(choice.share)).toBe(1);
	order.takeBack(choice);
	expect(order.served(choice.share)).toBe(0);
	order.remember({ served: [{ ...choice.share, served: 3 }], servers: 1 });
	expect(order.counts()).toHaveLength(1);
	order.forget();
	expect(order.counts()).toEqual([]);
});

test('a copy goes on by itself and chooses alike', () => {
	const order = orderOf({ greedy: 5, ada: 1 });
	for (const person of ['greedy', 'ada', 'new']) join(order, person);
	order.promise('greedy', MIDNIGHT + HOUR_MS);
	order.commit('ada', MIDNIGHT + 60_000);
	const before = order.changes();
	const copy = order.copy();
	for (const at of [0, 60_000, HOUR_MS])
		expect(copy.next(day(30), MIDNIGHT + at, pacing)).toEqual(
			order.copy().next(day(30), MIDNIGHT + at, pacing),
		);
	copy.leave('ada');
	expect(order.size()).toBe(3);
	expect(order.changes()).toBe(before);
});
