import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Turn } from '../../../src/chat/conversations.ts';
import { createResets } from '../../../src/chat/resets.ts';
import { ada, bob, cellar, kitchen } from '../../contract/conversations.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

const turn = (id: string, person = ada): Turn => ({
	...{ id, askedAt: Number(id), person, question: 'Why?', answer: 'So.' },
	...{ modelId: 'best', answerMessageIds: [] },
});

function setUp(taken: readonly Turn[] = [turn('1'), turn('2', bob)]) {
	const clock = createManualClock();
	const restored: string[] = [];
	const store: { write: () => Promise<void> } = { write: async () => undefined };
	const resets = createResets({
		clock,
		conversations: {
			take: async () => taken,
			async restore(_, turns) {
				await store.write();
				restored.push(...turns.map(({ id }) => id));
			},
		},
	});
	return { clock, resets, restored, store };
}

let all: ReturnType<typeof setUp>;
beforeEach(() => {
	all = setUp();
});
afterEach(() => {
	all.resets.close();
	expect(all.clock.timers()).toBe(0);
});

const asAda = { personId: ada.id, mayManage: true };
const asModerator = { personId: bob.id, mayManage: true };
const full = () => Promise.reject(new Error('disk full'));

async function reset(): Promise<string> {
	const { handle = '' } = await all.resets.reset({ placeKey: kitchen, by: ada.id });
	return handle;
}

test('a store that fails once costs nothing: the next press brings it back, within another minute', async () => {
	const handle = await reset();
	await all.clock.advance(59_000);
	all.store.write = full;
	await expect(all.resets.undo(handle, asAda, kitchen)).rejects.toThrow('disk full');
	all.store.write = async () => undefined;
	await all.clock.advance(59_000);
	expect(await all.resets.undo(handle, asAda, kitchen)).toEqual({ count: 2 });
	expect(all.restored).toEqual(['1', '2']);
});

test('after a store that failed nothing is held for longer than that', async () => {
	const handle = await reset();
	all.store.write = full;
	await expect(all.resets.undo(handle, asAda, kitchen)).rejects.toThrow('disk full');
	await all.clock.advance(60_000);
	all.store.write = async () => undefined;
	expect(await all.resets.undo(handle, asAda, kitchen)).toBe('over');
	expect(all.restored).toEqual([]);
});

test('who is forgotten while the store fails does not come back', async () => {
	const handle = await reset();
	all.store.write = () => {
		all.resets.forgetPerson(bob.id);
		return full();
	};
	await expect(all.resets.undo(handle, asAda, kitchen)).rejects.toThrow('disk full');
	all.store.write = async () => undefined;
	expect(await all.resets.undo(handle, asAda, kitchen)).toEqual({ count: 1 });
	expect(all.restored).toEqual(['1']);
});

test('with nobody left to bring back after that, it is over', async () => {
	const handle = await reset();
	all.store.write = () => {
		all.resets.forgetPlaces({ serverId: '1', keys: [kitchen] });
		return full();
	};
	await expect(all.resets.undo(handle, asAda, kitchen)).rejects.toThrow('disk full');
	expect(await all.resets.undo(handle, asAda, kitchen)).toBe('over');
});

test('who presses after it is back is told that, also after the minute, and nothing comes back twice', async () => {
	const handle = await reset();
	const both = [asAda, asModerator].map((by) => all.resets.undo(handle, by, kitchen));
	expect(await Promise.all(both)).toEqual([{ count: 2 }, { count: 2 }]);
	await all.clock.advance(600_000);
	expect(await all.resets.undo(handle, asModerator, kitchen)).toEqual({ count: 2 });
	expect(await all.resets.undo(handle, asAda, cellar)).toBe('no-such');
	expect(all.restored).toEqual(['1', '2']);
});

test('a write that takes longer than the minute is waited for', async () => {
	const handle = await reset();
	const { promise, resolve } = Promise.withResolvers<void>();
	all.store.write = () => promise;
	const first = all.resets.undo(handle, asAda, kitchen);
	await all.clock.advance(61_000);
	const second = all.resets.undo(handle, asAda, kitchen);
	resolve();
	expect(await Promise.all([first, second])).toEqual([{ count: 2 }, { count: 2 }]);
});

test('of what is back only the last are remembered, and none of a place that is gone', async () => {
	const handles: string[] = [];
	for (let count = 0; count < 1_001; count++) {
		const handle = await reset();
		await all.resets.undo(handle, asAda, kitchen);
		handles.push(handle);
	}
	expect(await all.resets.undo(handles[0] ?? '', asAda, kitchen)).toBe('over');
	expect(await all.resets.undo(handles[1] ?? '', asAda, kitchen)).toEqual({ count: 2 });
	all.resets.forgetPlaces({ serverId: '1' });
	expect(await all.resets.undo(handles[1] ?? '', asAda, kitchen)).toBe('over');
});
