import { expect, test } from 'vitest';
import { createTurns } from '../../src/in-turn.ts';

test('tasks run one after another in the order they came, also after one that failed', async () => {
	const inTurn = createTurns();
	const done: string[] = [];
	const slow = inTurn(async () => {
		await new Promise(setImmediate);
		done.push('slow');
	});
	const failing = inTurn(() => {
		done.push('failing');
		throw new Error('no');
	});
	const quick = inTurn(() => done.push('quick'));
	await expect(failing).rejects.toThrow('no');
	await Promise.all([slow, quick]);
	expect(done).toEqual(['slow', 'failing', 'quick']);
});

test('a burst lets the event loop turn, so that what came meanwhile is heard before its end', async () => {
	const inTurn = createTurns();
	let turns = 0;
	let isOver = false;
	const turn = () => {
		turns++;
		if (!isOver) setImmediate(turn);
	};
	setImmediate(turn);
	await Promise.all(Array.from({ length: 100 }, () => inTurn(() => undefined)));
	isOver = true;
	expect(turns).toBeGreaterThanOrEqual(24);
});
