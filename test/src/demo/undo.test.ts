import { expect, test } from 'vitest';
import { createUndo } from '../../../src/demo/undo.ts';

test('steps are taken back in reverse, all of them although one fails, and only once', async () => {
	const done: string[] = [];
	const undo = createUndo();
	undo.add(async () => done.push('first'));
	undo.add(() => Promise.reject(new Error('second failed')));
	undo.add(async () => done.push('third'));
	await expect(undo.all()).rejects.toThrow('second failed');
	expect(done).toEqual(['third', 'first']);
	await undo.all();
	expect(done).toHaveLength(2);
});
