import { expect, test } from 'vitest';
import { createCopy, parseStored } from '../../../src/models/copy.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { model } from './support.ts';

test('a copy grows old by the clock that says more', async () => {
	const clock = createManualClock();
	const copy = createCopy({ fetchedAt: clock.now() - 5_000, models: [], gone: [] }, clock);
	await clock.advance(10_000);
	expect(copy.ageMs()).toBe(15_000);
	clock.stepWall(-3_600_000);
	expect(copy.ageMs()).toBe(15_000);
	clock.stepWall(7_200_000);
	expect(copy.ageMs()).toBe(3_615_000);
});

test('a copy from the future is too old for anything', () => {
	const clock = createManualClock();
	const copy = createCopy({ fetchedAt: clock.now() + 120_000, models: [], gone: [] }, clock);
	expect(copy.ageMs()).toBe(Number.POSITIVE_INFINITY);
});

test('what we stored is read, and nothing else', () => {
	const stored = { fetchedAt: 7, models: [model('a/b')], gone: [{ id: 'a/c', name: 'C' }] };
	expect(parseStored(structuredClone(stored))).toEqual(stored);
	for (const value of [undefined, null, 7, {}, { fetchedAt: 7 }, { fetchedAt: 7, models: [{}] }]) {
		expect(parseStored(value)).toBeUndefined();
	}
});
