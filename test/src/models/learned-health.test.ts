import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../../src/models/health.ts';
import { createLearnedHealth } from '../../../src/models/learned-health.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRandom } from '../../helpers/random.ts';

const ID = 'acme/one:free';
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const answered = (changes: Partial<Extract<Outcome, { kind: 'answered' }>> = {}): Outcome => ({
	kind: 'answered',
	firstTokenMs: 800,
	speakingMs: 2_000,
	answerTokens: 100,
	...changes,
});
const busy: Outcome = { kind: 'busy' };
const failed: Outcome = { kind: 'failed' };

function createHarness() {
	const clock = createManualClock();
	const health = createLearnedHealth({ clock, chance: () => 0 });
	const run = (...outcomes: readonly Outcome[]) => {
		for (const outcome of outcomes) {
			health.begin(ID);
			health.end(ID, outcome);
		}
	};
	const restMs = () => (health.view(ID).restsUntil ?? clock.now()) - clock.now();
	/** Fails each time that it may be tried; the rests that follow. */
	const failEachTime = async (times: number, outcome: () => Outcome) => {
		const rests: number[] = [];
		for (let time = 0; time < times; time++) {
			run(outcome());
			rests.push(restMs());
			await clock.advance(restMs());
		}
		return rests;
	};
	return { clock, health, run, restMs, failEachTime };
}

test('of a model that was never asked nothing is known, and it may be tried', () => {
	const { health } = createHarness();
	expect(health.view(ID)).toEqual({ attempts: 0, isBlocked: false });
	expect(health.mayTry(ID)).toBe(true);
});

test('rates and figures come from the attempts', () => {
	const { health, run, clock } = createHarness();
	run(answered(), answered(), busy, failed, answered());
	const view = health.view(ID);
	expect(view.attempts).toBeGreaterThan(4);
	expect(view.attempts).toBeLessThanOrEqual(5);
	expect(view.successRate).toBeCloseTo(0.6, 1);
	expect(view.busyRate).toBeCloseTo(0.2, 1);
	expect(view.firstTokenMs).toBeCloseTo(800);
	expect(view.tokensPerSecond).toBeCloseTo(50);
	expect(view.lastAnsweredAt).toBe(clock.now());
});

test('one odd figure hardly moves what is usual, and a short answer tells no speed', () => {
	const { health, run } = createHarness();
	run(...Array.from({ length: 10 }, () => answered()), answered({ firstTokenMs: 60_000 }));
	expect(health.view(ID).firstTokenMs).toBeLessThan(1_400);
	run(answered({ answerTokens: 2, speakingMs: 1 }));
	expect(health.view(ID).tokensPerSecond).toBeCloseTo(50);
});

test('what was learned fades by half in a day, and with later attempts', async () => {
	const { health, run, clock } = createHarness();
	run(busy);
	await clock.advance(DAY_MS);
	expect(health.view(ID).attempts).toBeCloseTo(0.5);
	run(...Array.from({ length: 200 }, () => answered()));
	expect(health.view(ID).successRate).toBeGreaterThan(0.99);
	expect(health.view(ID).attempts).toBeLessThan(25);
});

test('a busy model rests until the moment that was said, at most an hour', async () => {
	const { health, run, restMs, clock } = createHarness();
	run({ kind: 'busy', retryAt: clock.now() + 40 * SECOND_MS });
	expect(restMs()).toBe(40 * SECOND_MS);
	expect(health.mayTry(ID)).toBe(false);
	await clock.advance(40 * SECOND_MS);
	expect(health.mayTry(ID)).toBe(true);
	run(answered(), { kind: 'busy', retryAt: clock.now() + 9 * HOUR_MS });
	expect(restMs()).toBe(HOUR_MS);
});

test('rests double with each failure in a row, up to half an hour', async () => {
	const expected = (firstMs: number) =>
		Array.from({ length: 12 }, (_, index) => Math.min(firstMs * 2 ** index, 30 * MINUTE_MS));
	expect(await createHarness().failEachTime(12, () => busy)).toEqual(expected(20 * SECOND_MS));
	expect(await createHarness().failEachTime(12, () => failed)).toEqual(expected(15 * SECOND_MS));
});

test('a provider that says the same few seconds again and again is not believed', async () => {
	const { failEachTime, clock } = createHarness();
	const rests = await failEachTime(4, () => ({ kind: 'busy', retryAt: clock.now() + 5_000 }));
	expect(rests).toEqual([5_000, 40_000, 80_000, 160_000]);
});

test('failures of one moment make one rest, not a longer one each', async () => {
	const { health, restMs, clock } = createHarness();
	for (let attempt = 0; attempt < 6; attempt++) health.begin(ID);
	for (let attempt = 0; attempt < 6; attempt++) health.end(ID, busy);
	expect(restMs()).toBe(20 * SECOND_MS);
	await clock.advance(restMs());
	health.begin(ID);
	health.end(ID, busy);
	expect(restMs()).toBe(40 * SECOND_MS);
});

test('one answer clears the rest and what led to it', async () => {
	const { health, run, restMs, failEachTime } = createHarness();
	await failEachTime(5, () => failed);
	run(answered());
	expect(health.mayTry(ID)).toBe(true);
	run(failed);
	expect(restMs()).toBe(15 * SECOND_MS);
	run(answered());
	expect(health.view(ID).restsUntil).toBeUndefined();
});

test('after a rest exactly one question tries it out', async () => {
	const { health, run, clock, restMs } = createHarness();
	run(busy);
	await clock.advance(restMs());
	expect(health.mayTry(ID)).toBe(true);
	health.begin(ID);
	expect(health.mayTry(ID)).toBe(false);
	health.end(ID, answered());
	expect(health.mayTry(ID)).toBe(true);
	health.begin(ID);
	expect(health.mayTry(ID)).toBe(true);
});

test('a trial without a lesson lets the next one try', async () => {
	const { health, run, clock, restMs } = createHarness();
	run(busy);
	await clock.advance(restMs());
	health.begin(ID);
	health.end(ID, { kind: 'unknown' });
	expect(health.mayTry(ID)).toBe(true);
	expect(health.view(ID).restsUntil).toBeUndefined();
	health.begin(ID);
	expect(health.mayTry(ID)).toBe(false);
});

test('an attempt from before the rest does not end the trial by being stopped', async () => {
	const { health, clock, restMs } = createHarness();
	health.begin(ID);
	health.begin(ID);
	health.end(ID, busy);
	await clock.advance(restMs());
	health.begin(ID);
	health.end(ID, { kind: 'unknown' });
	expect(health.mayTry(ID)).toBe(false);
	health.end(ID, { kind: 'unknown' });
	expect(health.mayTry(ID)).toBe(true);
});

test('a trial that never ends locks the model for ten minutes and no longer', async () => {
	const { health, run, clock, restMs } = createHarness();
	run(busy);
	await clock.advance(restMs());
	health.begin(ID);
	await clock.advance(10 * MINUTE_MS - 1);
	expect(health.mayTry(ID)).toBe(false);
	await clock.advance(1);
	expect(health.mayTry(ID)).toBe(true);
});

test('steps of the wall clock neither end a rest nor make it longer', async () => {
	const { health, run, clock, restMs } = createHarness();
	run(busy);
	clock.stepWall(5 * HOUR_MS);
	expect(health.mayTry(ID)).toBe(false);
	clock.stepWall(-10 * HOUR_MS);
	expect(restMs()).toBe(20 * SECOND_MS);
	await clock.advance(20 * SECOND_MS);
	expect(health.mayTry(ID)).toBe(true);
});

test('one that charged money may not be asked for 30 days, whatever it answers', async () => {
	const { health, run, clock } = createHarness();
	health.block(ID);
	run(answered());
	expect(health.view(ID).isBlocked).toBe(true);
	expect(health.mayTry(ID)).toBe(false);
	await clock.advance(30 * DAY_MS);
	expect(health.mayTry(ID)).toBe(true);
});

test('what is taken up again is what was kept, older by the time between', async () => {
	const { health, run, clock } = createHarness();
	run(answered(), busy);
	health.block('acme/paid');
	const kept = health.snapshot();
	await clock.advance(5 * SECOND_MS);
	const other = createLearnedHealth({ clock });
	other.restore(kept);
	for (const id of [ID, 'acme/paid']) {
		const { attempts, ...rest } = other.view(id);
		const { attempts: expected, ...others } = health.view(id);
		expect(attempts).toBeCloseTo(expected);
		expect(rest).toEqual({
			...others,
			...(others.successRate !== undefined && {
				successRate: expect.closeTo(others.successRate),
				busyRate: expect.closeTo(others.busyRate ?? 0),
				firstTokenMs: expect.closeTo(others.firstTokenMs ?? 0),
				tokensPerSecond: expect.closeTo(others.tokensPerSecond ?? 0),
			}),
		});
	}
	await clock.advance(20 * SECOND_MS);
	other.begin(ID);
	expect(other.mayTry(ID)).toBe(false);
});

test('what was kept a day ago counts half, and not at all where something was learned since', async () => {
	const { health, run, clock } = createHarness();
	run(failed);
	health.end('acme/two', failed);
	const kept = health.snapshot();
	await clock.advance(DAY_MS);
	const other = createLearnedHealth({ clock });
	other.end('acme/two', answered());
	other.restore(kept);
	expect(other.view(ID)).toMatchObject({ attempts: expect.closeTo(0.5), successRate: 0 });
	expect(other.view('acme/two')).toMatchObject({ attempts: 1, successRate: 1 });
});

test('a kept rest from a clock that ran ahead lasts an hour at most', () => {
	const { health, run, clock } = createHarness();
	run(busy);
	const kept = health.snapshot();
	clock.stepWall(-300 * DAY_MS);
	const other = createLearnedHealth({ clock });
	other.restore(kept);
	const { restsUntil = 0 } = other.view(ID);
	expect(restsUntil - clock.now()).toBeLessThanOrEqual(HOUR_MS);
});

test('of very many models the latest are remembered, and those that charged money', () => {
	const { health } = createHarness();
	health.block('acme/paid');
	for (let index = 0; index < 2_000; index++) health.end(`acme/m${index}`, answered());
	expect(health.snapshot().models.length).toBeLessThanOrEqual(400);
	expect(health.view('acme/paid').isBlocked).toBe(true);
	expect(health.view('acme/m0').attempts).toBe(0);
	expect(health.view('acme/m1999').attempts).toBe(1);
});

test('whatever happens, rates are rates, rests end within the hour and one answer opens the way', async () => {
	const outcome = fc.constantFrom<Outcome>(answered(), busy, failed, { kind: 'unknown' });
	const step = fc.oneof(
		fc.record({ what: fc.constant('begin' as const) }),
		fc.record({ what: fc.constant('end' as const), outcome }),
		fc.record({ what: fc.constant('pass' as const), ms: fc.nat(2 * HOUR_MS) }),
		fc.record({
			what: fc.constant('step' as const),
			ms: fc.integer({ min: -DAY_MS, max: DAY_MS }),
		}),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(), async (steps, seed) => {
			const clock = createManualClock();
			const health = createLearnedHealth({ clock, chance: createRandom(seed) });
			for (const each of steps) {
				if (each.what === 'begin') health.begin(ID);
				else if (each.what === 'end') health.end(ID, each.outcome);
				else if (each.what === 'pass') await clock.advance(each.ms);
				else clock.stepWall(each.ms);
				const { successRate = 0, busyRate = 0, restsUntil = clock.now() } = health.view(ID);
				expect(successRate + busyRate).toBeLessThanOrEqual(1 + 1e-9);
				expect(Math.min(successRate, busyRate)).toBeGreaterThanOrEqual(0);
				expect(restsUntil - clock.now()).toBeLessThanOrEqual(HOUR_MS + 1e-3);
			}
			health.end(ID, answered());
			expect(health.mayTry(ID)).toBe(true);
		}),
		{ numRuns: 60 },
	);
});

test('one that failed stands back for ten minutes, and again twice as long when it is lost on once more', async () => {
	const { health, run, clock } = createHarness();
	expect(health.isTooRisky(ID)).toBe(false);
	run(busy);
	expect(health.isTooRisky(ID)).toBe(true);
	await clock.advance(10 * MINUTE_MS);
	expect([health.mayTry(ID), health.isTooRisky(ID)]).toEqual([true, false]);
	run(busy);
	await clock.advance(HOUR_MS);
	expect([health.mayTry(ID), health.isTooRisky(ID)]).toEqual([true, true]);
	for (let attempt = 0; attempt < 20; attempt++) {
		health.begin('acme/other:free');
		health.end('acme/other:free', answered());
	}
	expect(health.isTooRisky(ID)).toBe(false);
	run(answered());
	expect(health.isTooRisky(ID)).toBe(false);
});

test('what failed long ago does not stand back anew after a restart, and what failed just now does', async () => {
	const { health, run, clock } = createHarness();
	run(busy);
	await clock.advance(5 * MINUTE_MS);
	const kept = health.snapshot();
	for (const [afterMs, isRisky] of [
		[4 * MINUTE_MS, true],
		[MINUTE_MS, false],
	] as const) {
		await clock.advance(afterMs);
		const restarted = createLearnedHealth({ clock });
		restarted.restore(kept);
		expect(restarted.isTooRisky(ID)).toBe(isRisky);
	}
});
