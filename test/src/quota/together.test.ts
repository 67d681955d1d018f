import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sending } from '../../../src/jobs/sqlite-jobs.ts';
import { type Lease, QuotaRefusal, type Target } from '../../../src/quota/quota.ts';
import { createSqliteLedger } from '../../../src/quota/sqlite-ledger.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRandom } from '../../helpers/random.ts';
import { createWholeQuota, groq, openRouter } from '../../helpers/whole-quota.ts';

type House = Awaited<ReturnType<typeof createWholeQuota>>;

const other: Target = { provider: 'google', remoteId: 'gem' };
const HOURS_TO_EVENING = 11;
const HOUR_MS = 3_600_000;
const three = [openRouter, openRouter, openRouter];

let house: House;
beforeEach(async () => {
	house = await createWholeQuota({
		budgets: {
			groq: { limits: { requestsPerMinute: 2, tokensPerMinute: 1000 }, day: 'rolling' },
			google: { limits: { requestsPerDay: 3 }, day: 'rolling' },
		},
	});
});
afterEach(() => house.remove());

let asked = 0;
function together(
	targets: readonly Target[],
	{
		personId = 'ada',
		dailyCap,
		tokens = 10,
	}: { personId?: string; dailyCap?: number; tokens?: number } = {},
) {
	const controller = new AbortController();
	const all = {
		outcome: 'pending' as unknown,
		leases: [] as readonly Lease[],
		told: 0,
		leave: () => controller.abort(new Error('left')),
	};
	house
		.quota()
		.together({
			jobId: `joint-${asked++}`,
			asker: { personId, serverId: 'server', ...(dailyCap !== undefined && { dailyCap }) },
			requests: targets.map((target) => ({ target, tokens })),
			onWaiting: () => {
				all.told++;
			},
			signal: controller.signal,
		})
		.then(
			(leases) => {
				all.outcome = 'leased';
				all.leases = leases;
			},
			(reason: unknown) => {
				all.outcome = reason;
			},
		);
	return all;
}

const reasonOf = ({ outcome }: { outcome: unknown }) =>
	outcome instanceof QuotaRefusal ? outcome.reason : outcome;
const used = async () => (await house.quota().view())?.day.used;
async function useUp(requests: number, target = openRouter): Promise<void> {
	for (let done = 0; done < requests; done++) {
		if (done % 20 === 0) await house.clock.advance(62_000);
		const question = house.ask({ target, personId: `other-${done}` });
		await house.settled();
		await question.lease?.sent();
		await question.lease?.settle('answered', 1);
	}
	await house.clock.advance(62_000);
}

describe('several requests together', () => {
	test('are each given a lease of their own, which can be sent, settled and given back alone', async () => {
		const all = together(three);
		await house.settled();
		expect(new Set(all.leases.map(({ attemptId }) => attemptId)).size).toBe(3);
		expect(await used()).toBe(3);
		await all.leases[0]?.sent();
		await all.leases[0]?.settle('answered');
		await all.leases[1]?.giveBack();
		await all.leases[2]?.giveBack();
		expect(await used()).toBe(1);
	});

	test('of two that come at once while the day holds one, one gets all and the other nothing', async () => {
		// So late in the day nothing is held back for those who may come.
		await house.clock.advance(HOURS_TO_EVENING * 3_600_000);
		await useUp(46);
		const all = [together(three), together(three, { personId: 'bob' })];
		await house.settled();
		expect(all.map(reasonOf).sort()).toEqual(['leased', 'too-few-left']);
		expect(await used()).toBe(49);
		const single = house.ask({ target: openRouter });
		await house.settled();
		expect(single.outcome).toBe('leased');
	});

	test('count as what they are against the cap of a person, and none is charged beyond it', async () => {
		expect(reasonOf(together(three, { dailyCap: 2 }))).toBe('pending');
		const capped = together(three, { dailyCap: 2 });
		await house.settled();
		expect(reasonOf(capped)).toBe('too-few-own');
		expect(await used()).toBe(0);
		const fits = together(three, { dailyCap: 3 });
		await house.settled();
		expect(fits.outcome).toBe('leased');
		const more = together([openRouter], { dailyCap: 3 });
		await house.settled();
		expect(reasonOf(more)).toBe('own-day-spent');
	});

	test('wait in line as one until the minute holds them all, and nobody slips in between', async () => {
		const burst = Array.from({ length: 18 }, () => house.ask({ target: openRouter }));
		await house.settled();
		const all = together(three);
		await house.settled();
		expect(all.told).toBeGreaterThan(0);
		const later = house.ask({ target: openRouter, personId: 'zoe' });
		await house.settled();
		expect([all.outcome, later.outcome]).toEqual(['pending', 'pending']);
		await house.clock.advance(63_000);
		expect([all.outcome, later.outcome]).toEqual(['leased', 'leased']);
		expect(burst.every(({ outcome }) => outcome === 'leased')).toBe(true);
	});

	test('let somebody who had less go first', async () => {
		const first = together(three);
		await house.settled();
		expect(first.outcome).toBe('leased');
		for (let more = 0; more < 17; more++) house.ask({ target: openRouter });
		await house.settled();
		const again = together(three);
		const fresh = house.ask({ target: openRouter, personId: 'fresh' });
		await house.settled();
		expect([again.outcome, fresh.outcome]).toEqual(['pending', 'pending']);
		await house.clock.advance(63_000);
		expect(fresh.lease && again.leases.length).toBe(3);
	});

	test('that no minute ever holds are refused at once', async () => {
		const all = together(Array.from({ length: 21 }, () => openRouter));
		await house.settled();
		expect(reasonOf(all)).toBe('minute-too-small');
		expect(await used()).toBe(0);
	});

	test('are taken out of the line as one when who asked leaves', async () => {
		for (let more = 0; more < 20; more++) house.ask({ target: openRouter });
		await house.settled();
		const all = together(three);
		await house.settled();
		all.leave();
		await house.clock.advance(63_000);
		expect(all.outcome).toEqual(new Error('left'));
		expect(await used()).toBe(20);
	});

	test('outlive a restart as what they are: charged', async () => {
		together(three);
		await house.settled();
		await house.restart();
		expect(await used()).toBe(3);
	});
});

test('what was promised to others is not taken, and their promises are kept', async () => {
	const clock = createManualClock(Date.UTC(2026, 10, 23));
	const here = await createWholeQuota({ clock });
	const ledger = createSqliteLedger({ file: here.file(), clock, sending });
	const people = Array.from({ length: 15 }, (_, index) => `p${index}`);
	for (const personId of people) {
		await clock.advance(HOUR_MS / 2);
		await ledger.admit({ id: personId, jobId: personId, serverKey: 'server', personId }, {});
	}
	await clock.advance(4.5 * HOUR_MS);
	await ledger.tally({ asked: 400 });
	await here.quota().learn({ kind: 'counter', used: 30, limit: 50 });
	const waiting = [];
	for (const personId of people.flatMap((one) => [one, one])) {
		waiting.push(here.ask({ target: openRouter, personId }));
		await here.settled();
	}
	const midnight = Date.UTC(2026, 10, 24);
	const promised = waiting.filter(({ told }) => (told.at(-1)?.latest ?? midnight) < midnight);
	const left = 20;
	expect(promised.length).toBeGreaterThan(left - 3);
	let outcome: unknown;
	here
		.quota()
		.together({
			jobId: 'joint',
			asker: { personId: 'new', serverId: 'server' },
			requests: three.map((target) => ({ target, tokens: 1 })),
			onWaiting: () => undefined,
			signal: new AbortController().signal,
		})
		.then(
			() => {
				outcome = 'leased';
			},
			(reason: unknown) => {
				outcome = reason;
			},
		);
	await here.settled();
	expect(reasonOf({ outcome })).toBe('too-few-left');
	for (let quarter = 0; quarter < 47; quarter++) await clock.advance(HOUR_MS / 4);
	expect(promised.map(({ outcome: how }) => how)).toEqual(promised.map(() => 'leased'));
	await here.remove();
});

test('whatever comes, alone or together: all or none, never more than a minute or a day allows', async () => {
	for (let seed = 1; seed <= 12; seed++) {
		const random = createRandom(seed);
		const here = await createWholeQuota({});
		const sent: number[] = [];
		const all: { readonly wanted: number; leases: readonly Lease[] | undefined }[] = [];
		const use = async (lease: Lease | undefined) => {
			if (random() < 0.2) return await lease?.giveBack();
			await lease?.sent();
			sent.push(here.clock.now());
			await lease?.settle('answered');
		};
		for (let step = 0; step < 60; step++) {
			const wanted = 1 + Math.floor(random() * 4);
			const one: (typeof all)[number] = { wanted, leases: undefined };
			all.push(one);
			const asking = here.quota().together({
				jobId: `storm-${step}`,
				asker: { personId: `p${Math.floor(random() * 6)}`, serverId: `s${step % 2}` },
				requests: Array.from({ length: wanted }, () => ({ target: openRouter, tokens: 1 })),
				onWaiting: () => undefined,
				signal: new AbortController().signal,
			});
			asking.then(
				async (leases) => {
					one.leases = leases;
					for (const lease of leases) await use(lease);
				},
				() => undefined,
			);
			await here.clock.advance(random() * 8_000);
		}
		await here.clock.advance(3 * 62_000);
		for (const { leases, wanted } of all) expect([undefined, wanted]).toContain(leases?.length);
		for (const at of sent)
			expect(sent.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(
				20,
			);
		const view = await here.quota().view();
		expect(view?.day.used).toBe(sent.length);
		expect(sent.length).toBeLessThanOrEqual(50);
		expect(sent.length).toBeGreaterThan(20);
		await here.remove();
	}
});

describe('over several providers', () => {
	test('all are charged in one step', async () => {
		const all = together([openRouter, groq, other]);
		await house.settled();
		expect(all.leases.length).toBe(3);
		expect(await used()).toBe(1);
		expect(await house.quota().left(other)).toEqual({ remaining: 2, limit: 3 });
		for (const lease of all.leases) await lease.giveBack();
		expect(await used()).toBe(0);
		expect(await house.quota().left(other)).toEqual({ remaining: 3, limit: 3 });
	});

	test('the account is not charged when a model of another provider has no room', async () => {
		await Promise.all([together([groq, groq])]);
		await house.settled();
		const all = together([openRouter, groq, other]);
		await house.settled();
		expect(reasonOf(all)).toBe('model-spent');
		expect(await used()).toBe(0);
		expect(await house.quota().left(other)).toEqual({ remaining: 3, limit: 3 });
	});

	test('nobody who waits for such a model is overtaken', async () => {
		const big = [house.ask({ tokens: 600 }), house.ask({ tokens: 600, isPatient: true })];
		await house.settled();
		expect(big.map(({ outcome }) => outcome)).toEqual(['leased', 'pending']);
		const all = together([openRouter, groq]);
		await house.settled();
		expect(reasonOf(all)).toBe('model-spent');
		expect(await used()).toBe(0);
	});

	test('without the account they need room now, and the order of their models counts them', async () => {
		const all = together([groq, other]);
		await house.settled();
		expect(all.outcome).toBe('leased');
		const many = together([other, other, other]);
		await house.settled();
		expect(reasonOf(many)).toBe('model-spent');
		expect(await house.quota().left(other)).toEqual({ remaining: 2, limit: 3 });
	});

	test('a ledger that cannot be written is told as what it is', async () => {
		house.fail(true);
		const [beside, alone] = [together([openRouter, groq]), together([groq, other])];
		await house.settled();
		expect([beside, alone].map(reasonOf)).toEqual(['ledger', 'ledger']);
		house.fail(false);
	});

	test('who leaves while they are charged gets it all back', async () => {
		const all = together([openRouter, other]);
		all.leave();
		await house.settled();
		expect(await used()).toBe(0);
		expect(await house.quota().left(other)).toEqual({ remaining: 3, limit: 3 });
	});
});
