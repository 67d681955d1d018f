import { expect, test } from 'vitest';
import { createRisk, riskyForMs } from '../../../src/models/risk.ts';

const MINUTE_MS = 60_000;

test('a first loss is affordable, the next after twenty attempts', () => {
	const risk = createRisk();
	expect(risk.isAffordable(0)).toBe(true);
	risk.count(true, 0);
	expect(risk.isAffordable(0)).toBe(false);
	for (let attempt = 0; attempt < 18; attempt++) risk.count(false, 0);
	expect(risk.isAffordable(0)).toBe(false);
	risk.count(false, 0);
	expect(risk.isAffordable(0)).toBe(true);
});

test('of a thousand attempts a twentieth is lost at most, and one', () => {
	const risk = createRisk();
	let lost = 0;
	for (let attempt = 0; attempt < 1_000; attempt++) {
		const isLost = risk.isAffordable(attempt);
		if (isLost) lost++;
		risk.count(isLost, attempt);
	}
	expect(lost).toBeGreaterThan(40);
	expect(lost).toBeLessThanOrEqual(51);
});

test('what was lost is forgotten with what was gained', () => {
	const risk = createRisk();
	for (let attempt = 0; attempt < 40; attempt++) risk.count(attempt < 3, 0);
	expect(risk.isAffordable(0)).toBe(false);
	risk.count(false, 48 * 60 * MINUTE_MS);
	expect(risk.isAffordable(48 * 60 * MINUTE_MS)).toBe(true);
});

test.each([
	[1, 10],
	[2, 20],
	[4, 80],
	[9, 120],
	[1_000, 120],
])('after %d failures in a row others go first for %d minutes', (inARow, minutes) => {
	expect(riskyForMs(inARow)).toBe(minutes * MINUTE_MS);
});
