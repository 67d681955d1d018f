import { expect, test } from 'vitest';
import { ticksUpTo, usedSoFar } from '../../../src/pictures/scale.ts';

test.each([
	[1, [0, 1]],
	[5, [0, 2, 4]],
	[52, [0, 20, 40]],
	[200, [0, 50, 100, 150, 200]],
	[1040, [0, 500, 1000]],
])('up to %d the ticks are %j', (highest, ticks) => {
	expect(ticksUpTo(highest)).toEqual(ticks);
});

test('the use so far grows hour by hour and ends now', () => {
	const hours = [2, 0, 3, ...Array<number>(21).fill(0)];
	expect(usedSoFar(hours, 2.5 / 24)).toEqual([
		[0, 0],
		[1, 2],
		[2, 2],
		[2.5, 5],
	]);
});

test('what was charged an instant ago, in an hour that the picture has not reached, counts now', () => {
	expect(usedSoFar([2, 4], 1 / 24)).toEqual([
		[0, 0],
		[1, 6],
	]);
});
