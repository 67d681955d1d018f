import { expect, test } from 'vitest';
import { goneAfter } from '../../../src/models/gone.ts';
import { model } from './support.ts';

const before = [model('a/one', { name: 'One' }), model('a/two', { name: 'Two' })];

test('what leaves the list is remembered by its name, and forgotten when it is back', () => {
	const gone = goneAfter([], before, before.slice(1));
	expect(gone).toEqual([{ id: 'a/one', name: 'One' }]);
	expect(goneAfter(gone, before.slice(1), before)).toEqual([]);
});

test('of very many the latest are remembered', () => {
	const many = Array.from({ length: 500 }, (_, index) => model(`a/m${index}`));
	const gone = goneAfter([{ id: 'a/old', name: 'Old' }], many, []);
	expect(gone).toHaveLength(200);
	expect(gone.at(-1)?.id).toBe('a/m499');
	expect(goneAfter(gone, many.slice(400, 401), []).at(-1)?.id).toBe('a/m400');
});
