import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createScheduler, type Scheduler, type Served } from '../../../src/quota/scheduler.ts';
import type { Ticket } from '../../../src/quota/standings.ts';

const SERVERS = ['one', 'two', 'three'];
const PEOPLE = ['ada', 'bob', 'cy'];

type Entry = { id: number; serverKey: string; personId: string; ticket: Ticket<number> };

/** The rules said plainly: everything is counted and sorted anew at each question. */
function createModel() {
	let waiting: Entry[] = [];
	let joined = 0;
	const weights = new Map<string, number>();
	const served = new Map<string, number>();
	const keyOf = ({ serverKey, personId }: Omit<Entry, 'id' | 'ticket'>) =>
		`${serverKey}/${personId}`;
	const had = (entry: Omit<Entry, 'id' | 'ticket'>) => served.get(keyOf(entry)) ?? 0;
	const hadOn = (serverKey: string) =>
		[...served].reduce(
			(sum, [key, count]) => (key.startsWith(`${serverKey}/`) ? sum + count : sum),
			0,
		);
	const hadWeighed = (entry: Entry) => had(entry) / (weights.get(keyOf(entry)) ?? 1);
	/** On each server who is next there, then the server that had least. */
	const nextOf = (entries: readonly Entry[]) => {
		const best = SERVERS.flatMap((server) => {
			const [first] = entries
				.filter(({ serverKey }) => serverKey === server)
				.sort((one, other) => hadWeighed(one) - hadWeighed(other) || one.id - other.id);
			return first ? [first] : [];
		});
		return best.sort(
			(one, other) => hadOn(one.serverKey) - hadOn(other.serverKey) || one.id - other.id,
		)[0];
	};
	return {
		had,
		entries: () => waiting,
		/** A number for each who joins. */
		joined: () => joined++,
		join(entry: Entry, weight: number) {
			waiting.push(entry);
			weights.set(keyOf(entry), weight);
		},
		leave(entry: Entry) {
			waiting = waiting.filter((one) => one !== entry);
		},
		charge(entry: Omit<Entry, 'id' | 'ticket'>, requests: number) {
			served.set(keyOf(entry), Math.max(0, had(entry) + requests));
		},
		reset(counts: readonly Served[]) {
			served.clear();
			for (const { served: count, ...whose } of counts) served.set(keyOf(whose), count);
		},
		next: () => nextOf(waiting),
		nextWithin: (most: number) => nextOf(waiting.filter((entry) => hadWeighed(entry) <= most)),
		level() {
			const counts = [...served.values()].filter((count) => count > 0);
			return counts.length === 0 ? 0 : counts.reduce((sum, one) => sum + one, 0) / counts.length;
		},
		counts: () => [...served].filter(([, count]) => count > 0),
	};
}

const share = fc.record({
	serverKey: fc.constantFrom(...SERVERS),
	personId: fc.constantFrom(...PEOPLE),
});

/** One change, made to both. */
type Step = (scheduler: Scheduler<number>, model: ReturnType<typeof createModel>) => void;

const join: fc.Arbitrary<Step> = fc
	.tuple(share, fc.constantFrom(1, 1, 2))
	.map(([whose, weight]) => (scheduler, model) => {
		const id = model.joined();
		const ticket = scheduler.join({ ...whose, weight }, id);
		model.join({ id, ...whose, ticket }, weight);
	});
const take: Step = (scheduler, model) => {
	const next = model.next();
	if (!next) return;
	scheduler.take(next.ticket);
	model.leave(next);
	model.charge(next, 1);
};
const leave: fc.Arbitrary<Step> = fc.nat(50).map((which) => (scheduler, model) => {
	const entry = model.entries()[which];
	if (!entry) return;
	expect(scheduler.leave(entry.ticket)).toBe(true);
	expect(scheduler.leave(entry.ticket)).toBe(false);
	model.leave(entry);
});
const charge: fc.Arbitrary<Step> = fc
	.tuple(share, fc.constantFrom(-1, 1, 3))
	.map(([whose, requests]) => (scheduler, model) => {
		scheduler.charge(whose, requests);
		model.charge(whose, requests);
	});
const reset: fc.Arbitrary<Step> = fc
	.uniqueArray(fc.tuple(share, fc.nat(3)), {
		selector: ([{ serverKey, personId }]) => `${serverKey}/${personId}`,
	})
	.map((had) => had.map(([whose, served]) => ({ ...whose, served })))
	.map((counts) => (scheduler, model) => {
		scheduler.reset(counts);
		model.reset(counts);
	});
const look: Step = (scheduler, model) => {
	expect(scheduler.next()?.item).toBe(model.next()?.id);
	for (const most of [0, 1, 4]) {
		expect(scheduler.nextWithin(most)?.item).toBe(model.nextWithin(most)?.id);
	}
	expect(scheduler.waiting()).toEqual(model.entries().map(({ id }) => id));
	expect(scheduler.level()).toBeCloseTo(model.level());
	expect(scheduler.counts()).toHaveLength(model.counts().length);
};
const step = fc.oneof(
	{ weight: 5, arbitrary: join },
	{ weight: 3, arbitrary: fc.constant(take) },
	{ weight: 2, arbitrary: leave },
	{ weight: 2, arbitrary: charge },
	{ weight: 1, arbitrary: reset },
	{ weight: 4, arbitrary: fc.constant(look) },
);

test('whatever is joined, left, taken, charged and reset, the next is who the plain rules say', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
			const scheduler = createScheduler<number>();
			const model = createModel();
			for (const change of [...steps, look]) change(scheduler, model);
		}),
		{ numRuns: 500 },
	);
});

test('when the next of a server leaves, that server stands where the one after them came', () => {
	const scheduler = createScheduler<string>();
	scheduler.reset(['one', 'two'].map((serverKey) => ({ serverKey, personId: 'ada', served: 1 })));
	const join = (serverKey: string, personId: string) =>
		scheduler.join({ serverKey, personId, weight: 1 }, `${personId} of ${serverKey}`);
	join('one', 'ada');
	join('two', 'cy');
	const bob = join('one', 'bob');
	expect(scheduler.next()?.item).toBe('cy of two');
	scheduler.leave(bob);
	expect(scheduler.next()?.item).toBe('ada of one');
});

test('one person’s questions go in their order, and who was served least goes first', () => {
	const scheduler = createScheduler<string>();
	const join = (personId: string, item: string) =>
		scheduler.join({ serverKey: 'one', personId, weight: 1 }, item);
	join('ada', 'ada 1');
	join('ada', 'ada 2');
	join('bob', 'bob 1');
	const went: string[] = [];
	for (let next = scheduler.next(); next; next = scheduler.next()) {
		went.push(next.item);
		scheduler.take(next);
	}
	expect(went).toEqual(['ada 1', 'bob 1', 'ada 2']);
});

test('a busy server does not keep a quiet one waiting, and what was had before counts', () => {
	const scheduler = createScheduler<string>();
	scheduler.reset([{ serverKey: 'busy', personId: 'ada', served: 3 }]);
	scheduler.join({ serverKey: 'busy', personId: 'new', weight: 1 }, 'busy');
	scheduler.join({ serverKey: 'quiet', personId: 'cy', weight: 1 }, 'quiet');
	expect(scheduler.next()?.item).toBe('quiet');
	expect(scheduler.servers()).toBe(2);
	scheduler.reset([]);
	expect(scheduler.next()?.item).toBe('busy');
});
