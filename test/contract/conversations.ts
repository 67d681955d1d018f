import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Conversations, Turn } from '../../src/chat/conversations.ts';
import type { PlaceKey } from '../../src/place.ts';

export const kitchen: PlaceKey = 'guild:1:10';
export const cellar: PlaceKey = 'dm:20';
export const ada = { id: '501', name: 'Ada' };
export const bob = { id: '502', name: 'Bob' };

/** A turn whose every field can be told from those of other turns. */
export function turn(number: number, person = ada, more: Partial<Turn> = {}): Turn {
	return {
		id: String(1_000 + number),
		askedAt: number,
		person,
		question: `question ${number}`,
		answer: `answer ${number}`,
		modelId: 'a/model:free',
		answerMessageIds: [],
		...more,
	};
}

const signal = new AbortController().signal;
const numbers = (turns: readonly Turn[]) => turns.map(({ askedAt }) => askedAt);

/** What every implementation of Conversations promises. */
export function conversationsContract(
	name: string,
	open: () => Promise<{ conversations: Conversations; close(): Promise<void> }>,
): void {
	describe(name, () => {
		let conversations: Conversations;
		let close: () => Promise<void>;

		beforeEach(async () => {
			({ conversations, close } = await open());
		});
		afterEach(() => close());

		test('a place that nobody spoke in is empty', async () => {
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.dropMessage('1')).toBe(false);
			expect(await conversations.export(ada.id)).toEqual([]);
			expect(await conversations.clear(kitchen)).toBe(0);
		});

		test('turns come back whole, in question order, however they arrived', async () => {
			for (const number of [3, 1, 2]) await conversations.append(kitchen, turn(number));
			expect(await conversations.load(kitchen)).toEqual([turn(1), turn(2), turn(3)]);
		});

		test('the longer id is the later one among turns of the same moment', async () => {
			await conversations.append(kitchen, turn(1, ada, { id: '1000' }));
			await conversations.append(kitchen, turn(1, ada, { id: '999' }));
			expect((await conversations.load(kitchen)).map(({ id }) => id)).toEqual(['999', '1000']);
		});

		test('what is taken comes back in question order, but not over what was asked anew', async () => {
			for (const number of [1, 3]) await conversations.append(kitchen, turn(number));
			await conversations.append(kitchen, turn(2, bob, { answerMessageIds: ['77'] }));
			expect(await conversations.take(kitchen, bob.id)).toEqual([
				turn(2, bob, { answerMessageIds: ['77'] }),
			]);
			expect(await conversations.dropMessage('77')).toBe(false);
			const taken = await conversations.take(kitchen);
			expect(numbers(taken)).toEqual([1, 3]);
			expect(await conversations.load(kitchen)).toEqual([]);
			await conversations.append(kitchen, turn(3, ada, { answer: 'anew' }));
			await conversations.restore(kitchen, [turn(2, bob), ...taken]);
			expect((await conversations.load(kitchen)).map(({ answer }) => answer)).toEqual([
				'answer 1',
				'answer 2',
				'anew',
			]);
			expect(await conversations.dropMessage(turn(2).id)).toBe(true);
			expect(await conversations.export(bob.id)).toEqual([]);
		});

		test('what is asked once more replaces the turn where it has been moved to', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.move(turn(1).id, kitchen, cellar);
			const anew = { answer: 'anew', answerIds: ['9'] };
			await conversations.append(kitchen, turn(1, ada, anew));
			await conversations.attach(kitchen, turn(1).id, ['77'], '9');
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.load(cellar)).toEqual([
				turn(1, ada, { ...anew, answerMessageIds: ['77'] }),
			]);
			expect(await conversations.dropMessage('77')).toBe(true);
			expect(await conversations.load(cellar)).toEqual([]);
		});

		test('a message that is quoted elsewhere goes there too, and is found when that turn is gone', async () => {
			const quoting = turn(2, bob, { answerMessageIds: [turn(1).id] });
			await conversations.append(kitchen, turn(1));
			await conversations.append(cellar, quoting);
			expect(await conversations.dropMessage(turn(1).id)).toBe(true);
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.load(cellar)).toEqual([]);
			await conversations.append(kitchen, turn(1));
			await conversations.append(cellar, quoting);
			await conversations.dropMessage(quoting.id);
			expect(await conversations.dropMessage(turn(1).id)).toBe(true);
			expect(await conversations.load(kitchen)).toEqual([]);
		});

		test('a server goes as a whole, and no other with an id that begins alike', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.append('guild:1:11', turn(2, bob));
			await conversations.append('guild:11:1', turn(3));
			await conversations.append(cellar, turn(4));
			expect(await conversations.clearServer('1')).toBe(2);
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.export(bob.id)).toEqual([]);
			expect(numbers((await conversations.export(ada.id)).flatMap(({ turns }) => turns))).toEqual([
				3, 4,
			]);
		});

		test('the oldest turn that stays may differ by place', async () => {
			for (const number of [1, 2, 3]) await conversations.append(kitchen, turn(number));
			for (const number of [4, 5]) await conversations.append(cellar, turn(number));
			const oldest = (placeKey: PlaceKey) => (placeKey === kitchen ? 3 : 5);
			expect(await conversations.sweep(oldest, signal)).toBe(3);
			expect(numbers(await conversations.load(kitchen))).toEqual([3]);
			expect(numbers(await conversations.load(cellar))).toEqual([5]);
		});

		test('a turn that moves begins the other conversation, with all that belongs to it', async () => {
			await conversations.append(kitchen, turn(1, ada, { answerMessageIds: ['shown'] }));
			await conversations.append(kitchen, turn(2));
			expect(await conversations.move('1001', kitchen, cellar)).toBe(true);
			expect(await conversations.load(kitchen)).toEqual([turn(2)]);
			expect(await conversations.load(cellar)).toEqual([
				turn(1, ada, { answerMessageIds: ['shown'] }),
			]);
			expect(await conversations.move('1001', kitchen, cellar)).toBe(false);
			expect(await conversations.move('1001', cellar, cellar)).toBe(false);
			expect((await conversations.export(ada.id)).map(({ placeKey }) => placeKey).sort()).toEqual(
				[cellar, kitchen].sort(),
			);
			expect(await conversations.dropMessage('shown')).toBe(true);
			expect(await conversations.load(cellar)).toEqual([]);
		});

		test('of many moves of one turn one moves it', async () => {
			await conversations.append(kitchen, turn(1));
			const moves = Array.from({ length: 5 }, () => conversations.move('1001', kitchen, cellar));
			expect((await Promise.all(moves)).filter(Boolean)).toHaveLength(1);
			expect(await conversations.load(cellar)).toEqual([turn(1)]);
		});

		test('the same question again replaces its turn', async () => {
			await conversations.append(kitchen, turn(1, ada, { answerMessageIds: ['old'] }));
			await conversations.append(kitchen, turn(1, ada, { answer: 'better' }));
			expect(await conversations.load(kitchen)).toEqual([turn(1, ada, { answer: 'better' })]);
			expect(await conversations.dropMessage('old')).toBe(false);
		});

		test('turns appended at once are all kept', async () => {
			const all = Array.from({ length: 30 }, (_, number) => turn(number));
			await Promise.all(all.map((each) => conversations.append(kitchen, each)));
			expect(await conversations.load(kitchen)).toEqual(all);
		});

		test('nothing of one place is found in another', async () => {
			await conversations.append(kitchen, turn(1));
			expect(await conversations.load(cellar)).toEqual([]);
		});

		test('deleting the question or a message of the answer takes out that turn alone', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.append(kitchen, turn(2, bob));
			await conversations.append(cellar, turn(3));
			await conversations.attach(kitchen, turn(2).id, ['71', '72']);
			expect(await conversations.dropMessage('72')).toBe(true);
			expect(await conversations.dropMessage('71')).toBe(false);
			expect(numbers(await conversations.load(kitchen))).toEqual([1]);
			expect(await conversations.dropMessage(turn(3).id)).toBe(true);
			expect(await conversations.load(cellar)).toEqual([]);
		});

		test('an answer that another has replaced takes no messages and goes away without it', async () => {
			await conversations.append(kitchen, turn(1, ada, { answerIds: ['press'] }));
			await conversations.attach(kitchen, turn(1).id, ['71']);
			await conversations.attach(kitchen, turn(1).id, ['72'], 'press');
			expect(await conversations.dropMessage('71')).toBe(false);
			expect(await conversations.dropAnswer(turn(1).id, turn(1).id)).toBe(false);
			const [kept] = await conversations.load(kitchen);
			expect(kept?.answerMessageIds).toEqual(['72']);
			expect(await conversations.dropAnswer(turn(1).id, 'press')).toBe(true);
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.dropMessage('72')).toBe(false);
		});

		test('an answer is gone on with while it stands there, once after each part', async () => {
			await conversations.append(kitchen, turn(1, ada, { answerMessageIds: ['71'] }));
			const goOn = (from: string, by: string) =>
				conversations.goOn(kitchen, {
					turnId: turn(1).id,
					from,
					by,
					answer: (before) => `${before} and ${by}`,
					modelId: 'another/model',
				});
			expect(await goOn(turn(1).id, 'a')).toBe(true);
			expect(await goOn(turn(1).id, 'b')).toBe(false);
			expect(await goOn('a', 'c')).toBe(true);
			expect(await conversations.load(kitchen)).toEqual([
				turn(1, ada, {
					answer: 'answer 1 and a and c',
					answerIds: [turn(1).id, 'a', 'c'],
					answerMessageIds: ['71'],
					modelId: 'another/model',
				}),
			]);
			await conversations.dropMessage('71');
			expect(await goOn('c', 'd')).toBe(false);
			expect(await conversations.load(kitchen)).toEqual([]);
		});

		test('attaching messages to a turn that is gone does nothing', async () => {
			await conversations.attach(kitchen, '9', ['71']);
			expect(await conversations.dropMessage('71')).toBe(false);
			expect(await conversations.load(kitchen)).toEqual([]);
		});

		test('a person can be taken out of one place, then of all', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.append(kitchen, turn(2, bob));
			await conversations.append(cellar, turn(3));
			await conversations.append(cellar, turn(4));
			expect(await conversations.dropPerson(ada.id, kitchen)).toBe(1);
			expect(await conversations.export(ada.id)).toEqual([
				{ placeKey: cellar, turns: [turn(3), turn(4)] },
			]);
			expect(await conversations.dropPerson(ada.id)).toBe(2);
			expect(await conversations.dropPerson(ada.id)).toBe(0);
			expect(await conversations.load(kitchen)).toEqual([turn(2, bob)]);
			expect(await conversations.export(ada.id)).toEqual([]);
		});

		test('what others asked that quotes one person can be forgotten everywhere', async () => {
			const quotesBob = { quotedPersonIds: [bob.id] };
			await conversations.append(kitchen, turn(1, ada, quotesBob));
			await conversations.append(kitchen, turn(2, bob));
			await conversations.append(cellar, turn(3, ada, quotesBob));
			await conversations.append(cellar, turn(4));
			expect(await conversations.export(bob.id)).toEqual([
				{ placeKey: kitchen, turns: [turn(2, bob)] },
			]);
			expect(await conversations.dropQuoting(bob.id)).toBe(2);
			expect(await conversations.dropQuoting(bob.id)).toBe(0);
			expect(await conversations.load(kitchen)).toEqual([turn(2, bob)]);
			expect(await conversations.load(cellar)).toEqual([turn(4)]);
			expect(await conversations.dropPerson(bob.id)).toBe(1);
		});

		test('an export holds one person alone', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.append(kitchen, turn(2, bob));
			expect(await conversations.export(bob.id)).toEqual([
				{ placeKey: kitchen, turns: [turn(2, bob)] },
			]);
		});

		test('clearing a place forgets all of it and nothing else', async () => {
			await conversations.append(kitchen, turn(1));
			await conversations.append(kitchen, turn(2, bob));
			await conversations.append(cellar, turn(3));
			expect(await conversations.clear(kitchen)).toBe(2);
			expect(await conversations.load(kitchen)).toEqual([]);
			expect(await conversations.dropMessage(turn(1).id)).toBe(false);
			expect(numbers(await conversations.load(cellar))).toEqual([3]);
		});

		test('each turn is swept by its own age', async () => {
			for (const number of [1, 2, 3]) await conversations.append(kitchen, turn(number));
			await conversations.append(cellar, turn(1, bob, { id: '77' }));
			expect(await conversations.sweep(() => 2, signal)).toBe(2);
			expect(numbers(await conversations.load(kitchen))).toEqual([2, 3]);
			expect(await conversations.load(cellar)).toEqual([]);
			expect(await conversations.export(bob.id)).toEqual([]);
			expect(await conversations.sweep(() => 2, signal)).toBe(0);
		});

		test('what goes over many places lets timers run', async () => {
			const places = Array.from({ length: 300 }, (_, number): PlaceKey => `dm:${number}`);
			for (const [at, place] of places.entries()) {
				await conversations.append(place, turn(1, ada, { id: `${at}` }));
				await conversations.append(place, turn(2, bob, { id: `${at + 1_000}` }));
			}
			const ticksDuring = async (work: Promise<unknown>) => {
				let ticks = 0;
				const timer = setInterval(() => ticks++, 1);
				await work;
				clearInterval(timer);
				return ticks;
			};
			expect(await ticksDuring(conversations.repair(signal))).toBeGreaterThan(5);
			expect(await ticksDuring(conversations.export(ada.id))).toBeGreaterThan(2);
			expect(await ticksDuring(conversations.sweep(() => 2, signal))).toBeGreaterThan(5);
			expect(await ticksDuring(conversations.dropPerson(bob.id))).toBeGreaterThan(5);
			expect(await conversations.load('dm:7')).toEqual([]);
		});

		test('an aborted sweep ends early', async () => {
			await conversations.append(kitchen, turn(1));
			expect(await conversations.sweep(() => 2, AbortSignal.abort())).toBe(0);
			expect(numbers(await conversations.load(kitchen))).toEqual([1]);
		});

		test('a place is bounded: the oldest turns go, and nothing leads to them any more', async () => {
			for (let number = 0; number < 103; number++) {
				await conversations.append(kitchen, turn(number, number < 3 ? bob : ada));
			}
			const kept = await conversations.load(kitchen);
			expect(kept).toHaveLength(100);
			expect(kept[0]).toEqual(turn(3));
			expect(await conversations.export(bob.id)).toEqual([]);
			expect(await conversations.dropMessage(turn(2).id)).toBe(false);
		});

		test('a turn that is larger than the bound is still kept, alone', async () => {
			await conversations.append(kitchen, turn(1));
			const large = turn(2, ada, { answer: 'x'.repeat(300_000) });
			await conversations.append(kitchen, large);
			expect(await conversations.load(kitchen)).toEqual([large]);
		});

		test('repairing what is in order changes nothing', async () => {
			await conversations.append(kitchen, turn(1, ada, { answerMessageIds: ['71'] }));
			await conversations.append(cellar, turn(2, bob));
			await conversations.repair(signal);
			expect(await conversations.load(kitchen)).toHaveLength(1);
			expect(await conversations.dropMessage('71')).toBe(true);
			expect(await conversations.dropPerson(bob.id)).toBe(1);
		});

		test('text survives whatever is in it', async () => {
			const odd = turn(
				1,
				{ id: '__proto__', name: ':base64:x' },
				{ question: '👩‍🍳 “” \u2028 ":' },
			);
			await conversations.append(kitchen, odd);
			expect(await conversations.load(kitchen)).toEqual([odd]);
			expect(await conversations.dropPerson('__proto__')).toBe(1);
		});
	});
}
