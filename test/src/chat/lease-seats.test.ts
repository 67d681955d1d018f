import { describe, expect, test } from 'vitest';
import { createLeaseSeats, NothingLeased } from '../../../src/chat/lease-seats.ts';
import type { Lease } from '../../../src/quota/quota.ts';

const lease = (attemptId: string): Lease => ({
	attemptId,
	tries: 1,
	units: 1,
	sent: async () => undefined,
	tried: async () => undefined,
	settle: async () => undefined,
	giveBack: async () => undefined,
});
const wanted = (remoteId: string) => ({ target: { provider: 'openrouter', remoteId }, tokens: 1 });

function seatsFor(count: number, answer: () => Promise<readonly Lease[]>) {
	const asked: string[][] = [];
	const seats = createLeaseSeats(count, (requests) => {
		asked.push(requests.map(({ target }) => target.remoteId));
		return answer();
	});
	return { asked, seats };
}

describe('those who ask for a lease together', () => {
	test('ask once, when the last has asked, and each gets its own', async () => {
		const { asked, seats } = seatsFor(2, async () => [lease('one'), lease('two')]);
		const first = seats[0]?.lease(wanted('a'));
		await Promise.resolve();
		expect(asked).toEqual([]);
		const second = seats[1]?.lease(wanted('b'));
		expect([(await first)?.attemptId, (await second)?.attemptId]).toEqual(['one', 'two']);
		expect(asked).toEqual([['a', 'b']]);
	});

	test('do not wait for who has left', async () => {
		const { asked, seats } = seatsFor(3, async () => [lease('one')]);
		seats[0]?.leave();
		const given = seats[1]?.lease(wanted('b'));
		seats[2]?.leave();
		seats[2]?.leave();
		expect((await given)?.attemptId).toBe('one');
		expect(asked).toEqual([['b']]);
	});

	test('ask for nothing when all have left', () => {
		const { asked, seats } = seatsFor(2, async () => []);
		for (const seat of seats) seat.leave();
		expect(asked).toEqual([]);
	});

	test('all hear why there is none', async () => {
		const { seats } = seatsFor(2, () => Promise.reject(new Error('the day is spent')));
		const all = await Promise.allSettled(
			seats.map((seat, index) => seat.lease(wanted(`${index}`))),
		);
		for (const outcome of all) {
			const reason = outcome.status === 'rejected' ? outcome.reason : undefined;
			expect(reason).toBeInstanceOf(NothingLeased);
			expect(reason.cause).toEqual(new Error('the day is spent'));
		}
	});

	test('get one lease each, not another', async () => {
		const { asked, seats } = seatsFor(1, async () => [lease('one')]);
		await seats[0]?.lease(wanted('a'));
		await expect(seats[0]?.lease(wanted('a'))).rejects.toBeInstanceOf(NothingLeased);
		expect(asked).toHaveLength(1);
	});
});
