import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ModelAttempt, ModelLedger } from '../../src/quota/model-ledger.ts';
import { roomAt } from '../../src/quota/model-windows.ts';
import type { ModelBudget, ModelLimits, ModelNews } from '../../src/quota/quota.ts';
import { createManualClock, type ManualClock } from '../helpers/manual-clock.ts';

export type ModelLedgerUnderTest = {
	ledger(): ModelLedger;
	/** A process that begins anew over the same ledger, with the same clock. */
	restart(): Promise<void>;
	/** One more process over the same ledger, beginning now. */
	another(): Promise<ModelLedger>;
	remove(): Promise<void>;
};

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PACIFIC = 'America/Los_Angeles';
/** Of 23 November there. */
const PACIFIC_MIDNIGHT = Date.UTC(2026, 10, 24, 8);
const target = { provider: 'groq', remoteId: 'openai/gpt-oss-120b' };

const limited = (limits: ModelLimits, day = 'rolling'): ModelBudget => ({ limits, day });

/** What every ledger of models promises. `make` gives an empty one, at noon, that need not doubt its past. */
export function describeModelLedger(
	name: string,
	make: (clock: ManualClock) => Promise<ModelLedgerUnderTest>,
): void {
	describe(`the promises of a ledger of models, kept by ${name}`, () => {
		let clock: ManualClock;
		let house: ModelLedgerUnderTest;
		let next: number;
		beforeEach(async () => {
			clock = createManualClock(NOON);
			house = await make(clock);
			next = 0;
		});
		afterEach(() => house.remove());

		const ledger = () => house.ledger();
		const attemptOf = (more: Partial<ModelAttempt> = {}): ModelAttempt => ({
			id: `a${next++}`,
			jobId: 'job',
			target,
			tokens: 100,
			serverKey: 'server',
			personId: 'person',
			...more,
		});
		const admit = (budget: ModelBudget | undefined, more: Partial<ModelAttempt> = {}) =>
			ledger().admit(attemptOf(more), budget);
		const admitMany = async (count: number, budget: ModelBudget, more?: Partial<ModelAttempt>) => {
			const verdicts = await Promise.all(Array.from({ length: count }, () => admit(budget, more)));
			return verdicts.filter(({ admitted }) => admitted).length;
		};
		/** When one more finds room, from now on. */
		const opensIn = async (budget: ModelBudget, tokens = 100) => {
			const state = await ledger().read(target, budget);
			return roomAt(state, tokens, state.readAt) - state.readAt;
		};
		const used = async (budget: ModelBudget) =>
			(await ledger().read(target, budget)).windows.map((window) => window.used);
		const hear = (
			news: Omit<Extract<ModelNews, { kind: 'model-limits' }>, 'kind' | 'provider' | 'remoteId'>,
			budget: ModelBudget,
		) => ledger().learn({ kind: 'model-limits', ...target, ...news }, budget);

		describe('a window', () => {
			test.each([
				['requests of a minute', limited({ requestsPerMinute: 3 }), 62_000],
				['tokens of a minute', limited({ tokensPerMinute: 399 }), 62_000],
				['requests of a rolling day', limited({ requestsPerDay: 3 }), DAY_MS + 2_000],
				['tokens of a rolling day', limited({ tokensPerDay: 300 }), DAY_MS + 2_000],
				[
					'requests of a Pacific day',
					limited({ requestsPerDay: 3 }, PACIFIC),
					20 * HOUR_MS + 2_000,
				],
				['tokens of a Pacific day', limited({ tokensPerDay: 300 }, PACIFIC), 20 * HOUR_MS + 2_000],
			])('of %s admits three of many at once and opens on time', async (_, budget, ms) => {
				expect(await admitMany(10, budget)).toBe(3);
				expect(await opensIn(budget)).toBe(ms);
				await clock.advance(ms - 1);
				expect((await admit(budget)).admitted).toBe(false);
				await clock.advance(1);
				expect((await admit(budget)).admitted).toBe(true);
			});

			test('is charged with all the others or not at all', async () => {
				const budget = limited({ requestsPerMinute: 5, tokensPerDay: 250 });
				expect(await admitMany(5, budget)).toBe(2);
				expect(await used(budget)).toEqual([2, 200]);
			});

			test('never holds more than its limit: that is told at once', async () => {
				for (const limits of [{ tokensPerMinute: 8_000 }, { tokensPerDay: 8_000 }])
					expect(await admit(limited(limits), { tokens: 8_001 })).toEqual({
						admitted: false,
						why: 'too-long',
					});
			});

			test('counts a reservation from when it is sent', async () => {
				const budget = limited({ requestsPerMinute: 1 });
				await admit(budget, { id: 'x' });
				await clock.advance(50_000);
				await ledger().sent('x');
				await clock.advance(61_999);
				expect((await admit(budget)).admitted).toBe(false);
				await clock.advance(1);
				expect((await admit(budget)).admitted).toBe(true);
			});

			test('of another model or provider is another', async () => {
				const budget = limited({ requestsPerDay: 1 });
				expect((await admit(budget)).admitted).toBe(true);
				const others = [
					{ provider: 'groq', remoteId: 'other' },
					{ provider: 'google', remoteId: target.remoteId },
				];
				for (const other of others)
					expect((await admit(budget, { target: other })).admitted).toBe(true);
				expect((await admit(budget)).admitted).toBe(false);
			});

			test.each([
				['autumn', Date.UTC(2026, 10, 1, 6), 26 * HOUR_MS],
				['spring', Date.UTC(2027, 2, 14, 7), 24 * HOUR_MS],
			])(
				'of a Pacific day ends at midnight there when clocks change in %s',
				async (_, from, ms) => {
					const budget = limited({ requestsPerDay: 1 }, PACIFIC);
					// An hour before midnight; the day of the change follows.
					await clock.advance(from - NOON);
					clock.stepWall(from - clock.now());
					expect((await admit(budget, { id: 'eve' })).admitted).toBe(true);
					await clock.advance(HOUR_MS + 2_000);
					expect((await admit(budget, { id: 'day' })).admitted).toBe(true);
					expect(await opensIn(budget)).toBe(ms - HOUR_MS);
				},
			);

			test('of a day before midnight counts what may be sent after it', async () => {
				const budget = limited({ requestsPerDay: 2 }, PACIFIC);
				await clock.advance(PACIFIC_MIDNIGHT - NOON - 10_000);
				expect(await admitMany(2, budget)).toBe(2);
				await clock.advance(20_000);
				expect((await admit(budget)).admitted).toBe(false);
				await ledger().sent('a0');
				await clock.advance(60_000);
				expect(await used(budget)).toEqual([1]);
			});

			test('does not open again when the clock is set back, and opens the next day once', async () => {
				const budget = limited({ requestsPerDay: 1 }, PACIFIC);
				expect((await admit(budget)).admitted).toBe(true);
				await ledger().settle('a0', 'answered');
				clock.stepWall(DAY_MS);
				expect((await admit(budget)).admitted).toBe(true);
				await ledger().settle('a1', 'answered');
				for (const step of [-DAY_MS, -DAY_MS, 2 * DAY_MS]) {
					clock.stepWall(step);
					expect((await admit(budget)).admitted).toBe(false);
				}
			});

			test('is not held shut by a clock that once ran far ahead', async () => {
				const budget = limited({ requestsPerDay: 1 }, PACIFIC);
				clock.stepWall(40 * DAY_MS);
				expect((await admit(budget)).admitted).toBe(true);
				clock.stepWall(-40 * DAY_MS);
				expect((await admit(budget)).admitted).toBe(false);
				await clock.advance(25 * HOUR_MS + 2_000);
				expect((await admit(budget)).admitted).toBe(true);
			});

			test('that rolls is moved by no step of the wall clock', async () => {
				const budget = limited({ requestsPerDay: 1 });
				await admit(budget);
				clock.stepWall(10 * DAY_MS);
				expect((await admit(budget)).admitted).toBe(false);
				await house.restart();
				expect(await opensIn(budget)).toBe(DAY_MS + 2_000);
			});
		});

		describe('an attempt', () => {
			const budget = limited({ requestsPerMinute: 5, tokensPerMinute: 500 });

			test('of a model without limits is written down and never refused', async () => {
				for (let index = 0; index < 50; index++)
					expect((await admit(undefined, { tokens: 1_000_000 })).admitted).toBe(true);
				await ledger().sent('a0');
				expect(await ledger().asked()).toEqual([target]);
			});

			test('is charged once for an id, and never admitted again once given back', async () => {
				await admit(budget, { id: 'x' });
				expect((await admit(budget, { id: 'x' })).admitted).toBe(true);
				expect(await used(budget)).toEqual([1, 100]);
				expect(await ledger().giveBack('x')).toBe(true);
				expect(await ledger().giveBack('x')).toBe(false);
				expect(await used(budget)).toEqual([0, 0]);
				await house.restart();
				await expect(admit(budget, { id: 'x' })).rejects.toThrow('given back');
				await expect(ledger().sent('x')).rejects.toThrow('ended');
			});

			test('is sent once, in its minute, and cannot be given back then', async () => {
				await admit(budget, { id: 'x' });
				await ledger().sent('x');
				await expect(ledger().sent('x')).rejects.toThrow('ended');
				expect(await ledger().giveBack('x')).toBe(false);
				await admit(budget, { id: 'late' });
				await clock.advance(60_000);
				await expect(ledger().sent('late')).rejects.toThrow('ended');
			});

			test('settles with what was really used, more or less, and otherwise with what was reserved', async () => {
				for (const id of ['less', 'more', 'stopped']) {
					await admit(budget, { id });
					await ledger().sent(id);
				}
				expect(await ledger().settle('less', 'answered', 10)).toBe(true);
				expect(await ledger().settle('more', 'answered', 150)).toBe(false);
				expect(await ledger().settle('stopped', 'stopped')).toBe(false);
				expect(await used(budget)).toEqual([3, 260]);
				expect(await ledger().settle('less', 'answered', 0)).toBe(false);
				expect(await used(budget)).toEqual([3, 260]);
			});

			test('stays charged over a crash, reserved or sent', async () => {
				await admit(budget);
				await admit(budget, { id: 'sent' });
				await ledger().sent('sent');
				await house.restart();
				expect(await used(budget)).toEqual([2, 200]);
				expect(await admitMany(10, budget)).toBe(3);
			});

			test('finds five places in a minute, whichever process asks', async () => {
				const other = await house.another();
				const verdicts = await Promise.all(
					Array.from({ length: 30 }, (_, index) =>
						(index % 2 === 0 ? ledger() : other).admit(attemptOf(), budget),
					),
				);
				expect(verdicts.filter(({ admitted }) => admitted)).toHaveLength(5);
			});

			test('whose caller has left is not charged', async () => {
				const left = AbortSignal.abort(new Error('left'));
				await expect(ledger().admit(attemptOf(), budget, left)).rejects.toThrow('left');
				expect(await used(budget)).toEqual([0, 0]);
			});

			test('beyond what a person may have here is refused until midnight UTC', async () => {
				const capped = { dailyCap: 2 };
				expect(await admitMany(3, budget, capped)).toBe(2);
				expect(await admit(budget, capped)).toEqual({
					admitted: false,
					why: 'own-day',
					retryAt: Date.UTC(2026, 10, 24) + 2_000,
				});
				expect((await admit(budget, { ...capped, serverKey: 'other' })).admitted).toBe(true);
				expect((await admit(budget, { ...capped, personId: 'other' })).admitted).toBe(true);
				await clock.advance(12 * HOUR_MS);
				expect((await admit(budget, capped)).admitted).toBe(true);
			});
		});

		describe('what the provider says', () => {
			const budget = limited({ requestsPerDay: 10, tokensPerMinute: 1_000 });

			test('of its limits goes before the table, lower or higher, over a restart', async () => {
				await hear({ requestsPerDay: { limit: 4 }, tokensPerMinute: { limit: 5_000 } }, budget);
				await house.restart();
				expect(await admitMany(10, budget, { tokens: 1_000 })).toBe(4);
				await hear({ requestsPerDay: { limit: 6 } }, budget);
				expect(await admitMany(10, budget)).toBe(2);
				await clock.advance(DAY_MS + 2_000);
				expect(await admitMany(12, budget, { tokens: 1 })).toBe(10);
			});

			test('that less is left than by our count is charged as used elsewhere', async () => {
				await admitMany(2, budget);
				await hear(
					{
						requestsPerDay: { limit: 10, remaining: 3 },
						tokensPerMinute: { limit: 1_000, remaining: 300 },
					},
					budget,
				);
				expect(await used(budget)).toEqual([700, 7]);
				expect(await admitMany(10, budget)).toBe(3);
				await clock.advance(62_000);
				expect(await used(budget)).toEqual([0, 10]);
				await clock.advance(DAY_MS - 60_000);
				expect(await used(budget)).toEqual([0, 0]);
			});

			test('of use elsewhere fills the day’s requests and the minute’s tokens, not the other two', async () => {
				const all = limited({
					requestsPerMinute: 10,
					requestsPerDay: 10,
					tokensPerMinute: 1_000,
					tokensPerDay: 1_000,
				});
				await hear(
					{
						requestsPerDay: { limit: 10, remaining: 2 },
						tokensPerMinute: { limit: 1_000, remaining: 200 },
					},
					all,
				);
				const { windows } = await ledger().read(target, all);
				expect(windows.map(({ span, measure, used }) => [span, measure, used])).toEqual([
					['minute', 'requests', 0],
					['minute', 'tokens', 800],
					['day', 'requests', 8],
					['day', 'tokens', 0],
				]);
			});

			test('of two pauses in a minute the longer counts', async () => {
				const news = {
					kind: 'model-refused',
					...target,
					span: 'minute',
					measure: 'tokens',
				} as const;
				for (const aheadMs of [50_000, 10_000])
					await ledger().learn({ ...news, retryAt: NOON + aheadMs }, budget);
				expect(await opensIn(budget)).toBe(52_000);
			});

			test('that more is left is not believed', async () => {
				await admitMany(5, budget);
				await hear(
					{
						requestsPerDay: { limit: 10, remaining: 10 },
						tokensPerMinute: { limit: 1_000, remaining: 1_000 },
					},
					budget,
				);
				expect(await used(budget)).toEqual([500, 5]);
			});

			test('of yesterday, just after midnight, is not charged to today', async () => {
				const daily = limited({ requestsPerDay: 10 }, PACIFIC);
				await clock.advance(PACIFIC_MIDNIGHT - NOON + 10_000);
				await hear({ requestsPerDay: { limit: 10, remaining: 0 } }, daily);
				expect(await used(daily)).toEqual([0]);
			});

			test.each([
				['a minute for its time', 'minute', 20_000, 22_000],
				['a minute that has passed for a whole one', 'minute', -5_000, 62_000],
				['a day for its time', 'day', 7 * HOUR_MS, 7 * HOUR_MS + 2_000],
				['a day without end for as long as days last', 'day', 400 * DAY_MS, 25 * HOUR_MS + 2_000],
			] as const)('shuts %s, over a restart', async (_, span, aheadMs, ms) => {
				await ledger().learn(
					{
						kind: 'model-refused',
						...target,
						span,
						measure: 'requests',
						retryAt: NOON + aheadMs,
					},
					budget,
				);
				await house.restart();
				expect(await opensIn(budget)).toBe(ms);
				await clock.advance(ms - 1);
				expect((await admit(budget)).admitted).toBe(false);
				await clock.advance(1);
				expect((await admit(budget)).admitted).toBe(true);
			});

			test('shuts also what the table knows no limit of', async () => {
				const news = {
					kind: 'model-refused',
					...target,
					span: 'minute',
					measure: 'tokens',
				} as const;
				await ledger().learn({ ...news, retryAt: NOON + 10_000 }, undefined);
				expect((await admit(undefined)).admitted).toBe(false);
				await clock.advance(12_000);
				expect((await admit(undefined)).admitted).toBe(true);
			});

			test('with a refusal lowers the limit for a day', async () => {
				await ledger().learn(
					{
						kind: 'model-refused',
						...target,
						span: 'minute',
						measure: 'tokens',
						retryAt: NOON + 1_000,
						limit: 400,
					},
					budget,
				);
				expect(await admit(budget, { tokens: 500 })).toMatchObject({ why: 'too-long' });
				await clock.advance(DAY_MS);
				expect((await admit(budget, { tokens: 500 })).admitted).toBe(true);
			});
		});
	});
}
