import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Conversations } from '../../../src/chat/conversations.ts';
import { createConversations } from '../../../src/chat/keyv-conversations.ts';
import type { PlaceKey } from '../../../src/place.ts';
import type { Records, Store } from '../../../src/store/store.ts';
import {
	ada,
	bob,
	cellar,
	conversationsContract,
	kitchen,
	turn,
} from '../../contract/conversations.ts';
import { createRecordingLog, silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { openConversations, temporaryFolder } from './open-conversations.ts';

const signal = new AbortController().signal;

conversationsContract('conversations in memory', () => openConversations('memory:'));

conversationsContract('conversations in a file', async () => {
	const { url, remove } = temporaryFolder();
	const { conversations, close } = await openConversations(url);
	return {
		conversations,
		async close() {
			await close();
			remove();
		},
	};
});

async function allRows(store: Store): Promise<string> {
	const rows: unknown[] = [];
	for (const namespace of ['conversations', 'message-places', 'person-places']) {
		for await (const row of store.records(namespace).entries()) rows.push(row);
	}
	return JSON.stringify(rows);
}

/** Every lead ends at a turn, and every turn is found by all of its leads. */
async function expectIndexesInOrder(store: Store): Promise<void> {
	const expectedMessages: unknown[] = [];
	const expectedPeople = new Map<string, Set<string>>();
	type Stored = { turns: { id: string; person: { id: string }; answerMessageIds: string[] }[] };
	for await (const [placeKey, { turns }] of store.records<Stored>('conversations').entries()) {
		for (const { id, person, answerMessageIds } of turns) {
			for (const messageId of [id, ...answerMessageIds])
				expectedMessages.push([messageId, placeKey]);
			const places = expectedPeople.get(person.id) ?? new Set();
			expectedPeople.set(person.id, places.add(placeKey));
		}
	}
	const messages = await Array.fromAsync(store.records('message-places').entries());
	const people = await Array.fromAsync(store.records<string[]>('person-places').entries());
	expect(messages.toSorted()).toEqual(expectedMessages.toSorted());
	expect(new Map(people.map(([id, places]) => [id, new Set(places)]))).toEqual(expectedPeople);
}

describe('a run that is cut off', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.remove());

	test('killed in the middle of appends, ten times: nothing half, nothing lost, nothing left behind', {
		timeout: 60_000,
	}, async () => {
		let from = 1;
		for (let round = 0; round < 10; round++) {
			const child = fork(join(import.meta.dirname, 'append-until-killed.ts'), [
				folder.url,
				String(from),
			]);
			const appended = new Set<number>();
			let highest = from;
			child.on('message', (message: { appended?: number; dropped?: number }) => {
				if (message.dropped !== undefined) appended.delete(message.dropped);
				if (message.appended === undefined) return;
				highest = message.appended;
				if (highest % 7 !== 0) appended.add(highest);
			});
			while (appended.size === 0) await once(child, 'message');
			await delay(round * 7);
			child.kill('SIGKILL');
			await once(child, 'close');

			const { conversations, store, close } = await openConversations(folder.url);
			await conversations.start(signal);
			await expectIndexesInOrder(store);
			const kept = new Set<number>();
			for (let place = 0; place < 5; place++) {
				for (const each of await conversations.load(`dm:${place}`)) {
					const text = each.id.repeat(200);
					expect([each.question, each.answer]).toEqual([text, text]);
					kept.add(each.askedAt);
				}
			}
			// Older ones may have gone by the bound of a hundred turns in each of five places.
			const expected = [...appended].filter((number) => number > highest - 450);
			expect(expected.length).toBeGreaterThan(0);
			expect(expected.filter((number) => !kept.has(number))).toEqual([]);

			await conversations.dropPerson('person-1');
			expect(await allRows(store)).not.toContain('person-1');
			await conversations.close();
			await close();
			from = highest + 10;
		}
	});

	test('a repair happens after a cut-off run only', async () => {
		const { log, text } = createRecordingLog();
		const clock = createManualClock();
		const { store, close } = await openConversations(folder.url);
		const begin = () => createConversations({ records: store.records, clock, log });
		const first = begin();
		await first.start(signal);
		await first.close();
		await begin().start(signal);
		expect(text()).toBe('');
		await begin().start(signal);
		expect(text()).toContain('cut off');
		await close();
	});
});

async function expectEveryTurnFound(conversations: Conversations, store: Store): Promise<void> {
	for (const placeKey of [kitchen, cellar] satisfies PlaceKey[]) {
		for (const { id, person, answerMessageIds } of await conversations.load(placeKey)) {
			const exported = await conversations.export(person.id);
			expect(exported).toContainEqual(expect.objectContaining({ placeKey }));
			for (const messageId of [id, ...answerMessageIds]) {
				expect(await store.records('message-places').get(messageId)).toBe(placeKey);
			}
		}
	}
}

/** Fails from the n-th write on, as a process that is gone would. */
function dyingAfter(writes: number, store: Store): <Value>(namespace: string) => Records<Value> {
	let left = writes;
	const guard = <Result>(write: () => Promise<Result>) =>
		left-- > 0 ? write() : Promise.reject(new Error('killed'));
	return <Value>(namespace: string): Records<Value> => {
		const records = store.records<Value>(namespace);
		return {
			...records,
			set: (key, value) => guard(() => records.set(key, value)),
			setMany: (entries) => guard(() => records.setMany(entries)),
			delete: (keys) => guard(() => records.delete(keys)),
		};
	};
}

const carol = { id: '503', name: 'Carol' };

const steps: Record<string, (on: ReturnType<typeof createConversations>) => Promise<unknown>> = {
	append: (on) => on.append(kitchen, turn(9, carol, { answerMessageIds: ['x'] })),
	replace: (on) => on.append(kitchen, turn(1, bob)),
	attach: (on) => on.attach(kitchen, turn(2).id, ['y', 'z']),
	dropMessage: (on) => on.dropMessage(turn(2).id),
	dropPerson: (on) => on.dropPerson(ada.id),
	dropQuoting: (on) => on.dropQuoting(carol.id),
	clear: (on) => on.clear(kitchen),
	sweep: (on) => on.sweep(() => 3, signal),
};

describe.each(Object.entries(steps))('cut off between any two writes of %s', (_, step) => {
	test('every turn can still be found and deleted, and repair puts the rest in order', async () => {
		const clock = createManualClock();
		let isDone = false;
		for (let writes = 0; !isDone; writes++) {
			const { conversations, store, close } = await openConversations('memory:');
			await conversations.append(kitchen, turn(1, ada, { answerMessageIds: ['a'] }));
			await conversations.append(kitchen, turn(2, bob, { answerMessageIds: ['b'] }));
			await conversations.append(cellar, turn(3));
			const records = dyingAfter(writes, store);
			isDone = await step(createConversations({ records, clock, log: silentLog })).then(
				() => true,
				(error) => {
					expect(error.message).toBe('killed');
					return false;
				},
			);
			await expectEveryTurnFound(conversations, store);
			await conversations.repair(signal);
			await expectIndexesInOrder(store);
			for (const { id } of [ada, bob, carol]) await conversations.dropPerson(id);
			expect(await allRows(store)).toBe('[]');
			await close();
		}
	});
});

test('a stored conversation of the wrong shape is left out, logged, and swept away', async () => {
	const { log, text } = createRecordingLog();
	const { store, close } = await openConversations('memory:');
	const conversations = createConversations({
		records: store.records,
		clock: createManualClock(),
		log,
	});
	await store.records<unknown>('conversations').set(kitchen, { version: 1, turns: ['secret'] });
	expect(await conversations.load(kitchen)).toEqual([]);
	expect(text()).toContain('wrong shape');
	expect(text()).not.toContain('secret');
	await conversations.sweep(() => 0, signal);
	expect(await allRows(store)).toBe('[]');
	await close();
});

test('a closed store never looks like an empty conversation', async () => {
	const { conversations, close } = await openConversations('memory:');
	await conversations.append(kitchen, turn(1));
	await close();
	await expect(conversations.load(kitchen)).rejects.toThrow();
	await expect(conversations.append(kitchen, turn(2))).rejects.toThrow();
	await expect(conversations.dropMessage(turn(1).id)).rejects.toThrow();
	await expect(conversations.dropPerson(ada.id)).rejects.toThrow();
	await expect(conversations.export(ada.id)).rejects.toThrow();
	await expect(conversations.sweep(() => 9, signal)).rejects.toThrow();
	await expect(conversations.repair(signal)).rejects.toThrow();
});
