import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	mostInAnyStretch,
	mostInAnyWindow,
} from '../../../../src/stand-ins/model-server/oracle.ts';

const arrivals = (times: number[]) => times.map((time) => ({ at: time, monotonicMs: time }));

test('two arrivals a full stretch apart never share one', () => {
	expect(mostInAnyStretch(arrivals([0, 59_999, 60_000]), 60_000)).toBe(2);
	expect(mostInAnyStretch(arrivals([]), 60_000)).toBe(0);
});

test('a fixed window begins at its boundary', () => {
	expect(mostInAnyWindow(arrivals([59_999, 60_000, 60_001]), 60_000)).toBe(2);
});

test('any stretch says the same as counting from every arrival', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(1_000)), fc.integer({ min: 1, max: 300 }), (times, lengthMs) => {
			const counted = times.map(
				(start) => times.filter((time) => time >= start && time < start + lengthMs).length,
			);
			expect(mostInAnyStretch(arrivals(times), lengthMs)).toBe(Math.max(0, ...counted));
		}),
	);
});
