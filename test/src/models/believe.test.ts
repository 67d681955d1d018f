import { expect, test } from 'vitest';
import { createDoubt } from '../../../src/models/believe.ts';
import { model } from './support.ts';

const list = (count: number, prefix = 'a') =>
	Array.from({ length: count }, (_, index) => model(`${prefix}/m${index}`));

test.each([
	['the first list', [], list(3), true],
	['the same list', list(10), list(10), true],
	['a list that lost 80 %', list(10), list(2), true],
	['a list that lost more', list(10), list(1), false],
	['a list of others', list(10), list(10, 'b'), false],
	['a list with nothing free', [], [], false],
])('%s: believed is %s', (_, known, fresh, believed) => {
	expect(createDoubt().believes(known, fresh, 0)).toBe(believed);
});

test('a loss is believed when a look two minutes later confirms it', () => {
	const doubt = createDoubt();
	expect(doubt.believes(list(10), list(1), 0)).toBe(false);
	expect(doubt.believes(list(10), list(1), 119_999)).toBe(false);
	expect(doubt.believes(list(10), list(1), 120_000)).toBe(true);
	expect(doubt.believes(list(10), list(1), 120_001)).toBe(false);
});

test('a good list in between starts the doubt anew', () => {
	const doubt = createDoubt();
	doubt.believes(list(10), list(1), 0);
	doubt.believes(list(10), list(10), 60_000);
	expect(doubt.believes(list(10), list(1), 130_000)).toBe(false);
});

test('a list with nothing free is never believed, however often it comes', () => {
	const doubt = createDoubt();
	for (let nowMs = 0; nowMs < 86_400_000; nowMs += 300_000) {
		expect(doubt.believes(list(10), [], nowMs)).toBe(false);
	}
});
