import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/quota/account.ts';
import { afterCounter, afterDayRefused, afterMinuteRefused } from '../../../src/quota/learn.ts';
import { limitsInForce } from '../../../src/quota/limits.ts';
import { reconcile } from '../../../src/quota/reconcile.ts';
import { newAccount as account } from '../../helpers/new-account.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const MIDNIGHT = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;
const moment = { steady: 1_000_000, wall: NOW, now: NOW, monotonic: 0 };
describe('a refusal by the minute', () => {
	const until = (retryAt: number) =>
		afterMinuteRefused(account, { kind: 'minute-refused', retryAt }, moment).frozenUntil;

	test.each([
		['its time and two seconds', NOW + 30_000, 32_000],
		['a whole minute when its time has passed', NOW - 5_000, 62_000],
		['a whole minute when its time is absurdly early', 1_743_292_800, 62_000],
		['an hour at most', NOW * 1_000, HOUR_MS + 2_000],
	])('freezes for %s', (_, retryAt, expected) => {
		expect(until(retryAt) - moment.steady).toBe(expected);
	});

	test('never shortens a longer freeze', () => {
		const frozen = { ...account, frozenUntil: moment.steady + 50_000 };
		const news = { kind: 'minute-refused', retryAt: NOW + 1_000 } as const;
		expect(afterMinuteRefused(frozen, news, moment).frozenUntil).toBe(moment.steady + 50_000);
	});

	test('lowers the minute for 24 hours and never raises it', () => {
		const refuse = (before: Account, limit: number) =>
			afterMinuteRefused(before, { kind: 'minute-refused', retryAt: NOW, limit }, moment);
		const perMinute = (learned: Account, afterMs: number) =>
			limitsInForce(learned, {}, moment.steady + afterMs).perMinute;
		const lowered = refuse(account, 16);
		expect(perMinute(lowered, 24 * HOUR_MS - 1)).toBe(16);
		expect(perMinute(lowered, 24 * HOUR_MS)).toBe(20);
		expect(perMinute(refuse(lowered, 18), 0)).toBe(16);
		expect(perMinute(refuse(lowered, 4), 0)).toBe(4);
		expect(perMinute(refuse(account, 40), 0)).toBe(20);
		expect(perMinute(refuse(account, 0), 0)).toBe(1);
	});
});

describe('a refusal by the day', () => {
	test.each([
		['its time and two seconds', MIDNIGHT, MIDNIGHT + 2_000],
		['one minute when its time passed just now', NOW - 3_000, NOW + 62_000],
		['the next midnight when its time is absurdly late', NOW * 1_000, MIDNIGHT + 2_000],
		['the next midnight when its time is absurdly early', 1_743_292_800, MIDNIGHT + 2_000],
	])('closes the day until %s', (_, retryAt, expected) => {
		const news = { kind: 'day-refused', retryAt } as const;
		expect(afterDayRefused(account, news, moment).closedUntil).toBe(expected);
		const wasAhead = { ...moment, wall: NOW + 30 * 24 * HOUR_MS };
		expect(afterDayRefused(account, news, wasAhead).closedUntil).toBe(expected);
	});
});

describe('the counter', () => {
	test('soon after midnight may tell of yesterday: only its limit is taken', () => {
		const heardAt = (ms: number) =>
			afterCounter(
				account,
				{ kind: 'counter', used: 1_000, limit: 1_000 },
				{ ...moment, steady: 0, wall: MIDNIGHT + ms, now: MIDNIGHT + ms },
				{ own: 0, outside: 0, sure: 0, inFlight: 0 },
			);
		expect(heardAt(61_999)).toMatchObject({
			outside: 0,
			account: { dayLimit: 1_000, counterAt: 0 },
		});
		expect(heardAt(62_000)).toMatchObject({ outside: 1_000 });
	});

	const quiet = {
		own: 10,
		outside: 2,
		sure: 6,
		day: 5,
		now: 1_000_000,
		lastStamp: 800_000,
		inFlight: 0,
	};
	const earlier = { at: 930_000, used: 7, day: 5 };
	test.each([
		['more than ours: charged at once', { used: 15, quiet: undefined }, 5],
		['more than ours, under way or not', { used: 15, inFlight: 3, quiet: undefined }, 5],
		['as much', { used: 12, quiet: earlier }, 2],
		['less, heard once', { used: 7, quiet: undefined }, 2],
		['less, heard twice', { used: 7, quiet: earlier }, -3],
		['less, and the two differ: the higher holds', { used: 6, quiet: earlier }, -3],
		['less than was answered: only down to that', { used: 0, quiet: { ...earlier, used: 0 } }, -4],
		['less, but something is under way', { used: 7, quiet: earlier, inFlight: 1 }, 2],
		['less, soon after an attempt', { used: 7, quiet: earlier, lastStamp: 900_000 }, 2],
		['less, an attempt between the two', { used: 7, quiet: { ...earlier, at: 790_000 } }, 2],
		['less, too soon after the first', { used: 7, quiet: { ...earlier, at: 950_000 } }, 2],
		['less, the first of another day', { used: 7, quiet: { ...earlier, day: 4 } }, 2],
	])('%s', (_, heard, outside) => {
		expect(reconcile({ ...quiet, ...heard }).outside).toBe(outside);
	});
});

test('until the provider has spoken the limits are 20 and 50; overrides only lower', () => {
	expect(limitsInForce(account, {}, 0)).toEqual({ perMinute: 20, perDay: 50 });
	const told = { ...account, dayLimit: 1_000 };
	expect(limitsInForce(told, { perMinute: 30, perDay: 200 }, 0)).toEqual({
		perMinute: 20,
		perDay: 200,
	});
	expect(limitsInForce(told, { perMinute: 3, perDay: undefined }, 0)).toEqual({
		perMinute: 3,
		perDay: 1_000,
	});
});
