import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_ANSWER_CHARACTERS } from '../../../src/chat/listen.ts';
import type { Question } from '../../../src/chat/question.ts';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import type { AnswerEvent, Failure } from '../../../src/providers/provider.ts';
import { ada, bob, cellar, kitchen, turn } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import {
	collect,
	createParts,
	fails,
	model,
	question,
	type Script,
	says,
} from './answering-parts.ts';

let parts: Awaited<ReturnType<typeof createParts>>;
let outer: AbortController;

beforeEach(async () => {
	parts = await createParts();
	outer = new AbortController();
});

afterEach(async () => {
	expect(parts.clock.timers()).toBe(0);
	expect(parts.inFlight.count()).toBe(0);
	expect(parts.inFlight.isBusy(ada.id, kitchen)).toBe(false);
	expect(parts.quota.line).toEqual([]);
	expect(parts.router.streams.open).toBe(0);
	expect(parts.quota.leases.every((state) => /settled|given back/.test(state))).toBe(true);
	expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
	for (const word of ['Why?', 'canary']) expect(parts.recording.text()).not.toContain(word);
	await parts.store.close();
});

const ask = (asked: Question = question(), signal = outer.signal) =>
	collect(parts.answers.ask(asked, signal));

const endOf = (events: readonly AnswerEvent[]) => {
	const end = events.at(-1);
	if (end?.type !== 'end') throw new Error('The answer has no end.');
	return end;
};

const textOf = (events: readonly AnswerEvent[]) =>
	events.map((event) => (event.type === 'text' ? event.delta : '')).join('');

async function refusalOf(asked: Question = question()) {
	try {
		const last = (await ask(asked)).at(-1);
		if (last?.type === 'failed') return last.sentence;
	} catch (error) {
		if (error instanceof UserError) return error.sentence;
		throw error;
	}
	throw new Error('The question was answered.');
}

/** Says this and then waits for a stop. */
const saysAndStays = (...words: readonly string[]): Script =>
	async function* (signal) {
		for (const delta of words) yield { type: 'text', delta };
		await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
		yield { type: 'end', reason: 'stopped', modelId: 'best' };
	};

test('a question is answered, kept as one pair before its end, and its job ends after it', async () => {
	const asked = question();
	parts.router.scripts.push(says('It is ', 'so.'));
	const seen: AnswerEvent[] = [];
	for await (const event of parts.answers.ask(asked, outer.signal)) {
		seen.push(event);
		if (event.type !== 'end') continue;
		expect(await parts.conversations.load(kitchen)).toEqual([
			{
				id: asked.id,
				askedAt: asked.askedAt,
				person: ada,
				question: 'Why?',
				answer: 'It is so.',
				modelId: 'best',
				answerMessageIds: [],
			},
		]);
	}
	expect(seen).toEqual([
		{ type: 'started', modelName: 'best for people', handle: `handle-of-${asked.id}` },
		{ type: 'text', delta: 'It is ' },
		{ type: 'text', delta: 'so.' },
		{
			type: 'end',
			reason: 'complete',
			notes: [],
			isExplained: false,
			facts: {
				modelName: 'best for people',
				durationMs: 0,
				tokens: 407,
				left: { remaining: 42, limit: 50 },
			},
			next: {
				handle: `handle-of-${asked.id}`,
				canGoOn: false,
				hasThoughts: false,
				isEdited: false,
			},
		},
	]);
	expect(parts.jobs.stateOf(asked.id)).toBe('answered');
	expect(parts.quota.leases).toEqual(['settled']);
});

test('the provider gets the conversation, a pseudonym and the room for an answer', async () => {
	await parts.conversations.append(kitchen, turn(1, bob));
	await parts.conversations.append(cellar, turn(2, ada, { question: 'canary' }));
	await ask();
	const [request] = parts.router.requests;
	expect(request?.messages.slice(1)).toEqual([
		{ role: 'user', content: 'Bob: question 1' },
		{ role: 'assistant', content: 'answer 1' },
		{ role: 'user', content: 'Ada: Why?' },
	]);
	expect(request).toMatchObject({
		models: [{ id: 'best' }],
		maxAnswerTokens: 8_000,
		personHash: 'hash-of-501',
	});
	expect(JSON.stringify(request)).not.toContain('canary');
});

test('the same question delivered again is a duplicate, and nothing else', async () => {
	const asked = question();
	await ask(asked);
	expect(await ask(asked)).toEqual([{ type: 'duplicate' }]);
	expect(parts.router.requests).toHaveLength(1);
	expect(parts.jobs.stateOf(asked.id)).toBe('answered');
});

test('without a ledger nothing is sent', async () => {
	parts.jobs.fault.error = new Error('disk full');
	expect(await refusalOf()).toEqual(say('quota.ledger-unavailable'));
	expect(parts.quota.leases).toEqual([]);
	expect(parts.recording.text()).toContain('could not be recorded');
});

test('what the line says reaches the person, and the job waits', async () => {
	parts.quota.hold();
	const asked = question();
	const events = parts.answers.ask(asked, outer.signal)[Symbol.asyncIterator]();
	expect((await events.next()).value).toEqual({
		type: 'waiting',
		position: 1,
		earliest: 60_000,
		latest: 60_000,
		frozen: false,
		isLate: false,
		handle: `handle-of-${asked.id}`,
		mustChoose: false,
	});
	expect(parts.jobs.stateOf(asked.id)).toBe('waiting');
	const next = events.next();
	parts.quota.letThrough();
	expect((await next).value).toMatchObject({ type: 'started' });
	while (!(await events.next()).done);
});

test('a refusal by the quota is told as it is and the question ends refused', async () => {
	parts.quota.faults.lease = new UserError(say('chat.failed-day', { at: 9 }));
	const asked = question();
	expect(await refusalOf(asked)).toEqual(say('chat.failed-day', { at: 9 }));
	expect(parts.jobs.stateOf(asked.id)).toBe('refused');
});

test('one answer at a time per person and place, in order, each knowing the one before', async () => {
	parts.router.scripts.push(saysThen('first'), saysThen('second'));
	const order: string[] = [];
	function saysThen(word: string): Script {
		return async function* (signal) {
			order.push(word);
			yield* says(word)(signal);
		};
	}
	const [, second] = await Promise.all([
		ask(question({ text: 'one' })),
		ask(question({ text: 'two' })),
	]);
	expect(order).toEqual(['first', 'second']);
	expect(second?.[0]).toMatchObject({ type: 'waiting-for-own' });
	expect(parts.router.requests[1]?.messages.map(({ content }) => content).slice(1)).toEqual([
		'Ada: one',
		'first',
		'Ada: two',
	]);
});

test('two people run side by side, each from the history as it stood when let through', async () => {
	const stop = new AbortController();
	parts.router.scripts.push(saysAndStays('slow'), says('quick'));
	const slow = ask(question({ text: 'from Ada' }), stop.signal);
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const quick = await ask(question({ text: 'from Bob', person: bob }));
	expect(quick.some(({ type }) => type === 'waiting-for-own')).toBe(false);
	expect(parts.router.requests[1]?.messages).toHaveLength(2);
	stop.abort();
	expect(endOf(await slow).reason).toBe('stopped');
	expect((await parts.conversations.load(kitchen)).map((each) => each.answer)).toEqual(['quick']);
});

test('a private question reads the history and writes nothing', async () => {
	await parts.conversations.append(kitchen, turn(1));
	const asked = question({ isPrivate: true });
	await ask(asked);
	expect(parts.router.requests[0]?.messages).toHaveLength(4);
	await parts.answers.shown(asked, ['77']);
	expect(await parts.conversations.load(kitchen)).toEqual([turn(1)]);
});

describe('the model that answers', () => {
	const chosen = (id: string) => ({ model: { id, chosenBy: '1', at: 1 } });
	const spoke = async (asked?: Question) => {
		const end = endOf(await ask(asked));
		return [parts.router.requests.at(-1)?.models[0].id, end.notes];
	};

	test('is the narrowest choice: question, place, person, server, default', async () => {
		parts.catalogue.state.models.push(...['m1', 'm2', 'm3', 'm4'].map((id) => model(id)));
		expect(await spoke()).toEqual(['best', []]);
		await parts.settings.change('server:1', chosen('m1'));
		expect(await spoke()).toEqual(['m1', []]);
		await parts.settings.change(`person:${ada.id}`, chosen('m2'));
		expect(await spoke()).toEqual(['m2', []]);
		await parts.settings.change(`place:${kitchen}`, chosen('m3'));
		expect(await spoke()).toEqual(['m3', []]);
		expect(await spoke(question({ modelId: 'm4' }))).toEqual(['m4', []]);
	});

	test('is the default when the chosen one has vanished, and says so', async () => {
		await parts.settings.change(`place:${kitchen}`, chosen('gone'));
		expect(await spoke()).toEqual([
			'best',
			[say('chat.model-vanished', { chosen: 'gone', instead: 'best for people' })],
		]);
		const { model: kept } = await parts.settings.read(`place:${kitchen}`);
		expect(kept?.id).toBe('gone');
	});

	test('is named as it was last known when it has vanished', async () => {
		parts.catalogue.state.names.set('gone', 'Old Friend');
		await parts.settings.change(`place:${kitchen}`, chosen('gone'));
		expect((await spoke())[1]).toEqual([
			say('chat.model-vanished', { chosen: 'Old Friend', instead: 'best for people' }),
		]);
		expect((await spoke(question({ modelId: 'gone' })))[1]).toEqual([
			say('chat.model-vanished-once', { chosen: 'Old Friend', instead: 'best for people' }),
		]);
	});

	test('is no other than a pinned one, vanished or not', async () => {
		const { model: pinned } = chosen('gone');
		await parts.settings.change(`place:${kitchen}`, { model: { ...pinned, isStrict: true } });
		expect(await refusalOf()).toEqual(say('chat.pinned-vanished', { chosen: 'gone' }));
		expect(parts.quota.leases).toEqual([]);
	});

	test('is none while no list is young enough, or the list is empty', async () => {
		parts.catalogue.state.mayCall = false;
		expect(await refusalOf()).toEqual(say('chat.list-missing'));
		parts.catalogue.state.mayCall = true;
		parts.catalogue.state.models.length = 0;
		expect(await refusalOf()).toEqual(say('chat.list-missing'));
		expect(parts.quota.leases).toEqual([]);
	});

	test('is named as the provider named it', async () => {
		parts.router.scripts.push(async function* () {
			yield { type: 'text', delta: 'x' };
			yield { type: 'end', reason: 'complete', modelId: 'other' };
		});
		expect(endOf(await ask()).facts.modelName).toBe('other for people');
		expect((await parts.conversations.load(kitchen))[0]?.modelId).toBe('other');
	});
});

describe('a store that fails', () => {
	test('costs the history and the keeping, not the answer', async () => {
		await parts.conversations.append(kitchen, turn(1));
		await parts.store.close();
		const asked = question();
		const end = endOf(await ask(asked));
		expect(end.reason).toBe('complete');
		expect(end.notes.map(({ key }) => key)).toEqual([
			'chat.choice-unreadable',
			'chat.history-unreadable',
			'chat.not-kept',
		]);
		expect(parts.jobs.stateOf(asked.id)).toBe('answered');
		await parts.answers.shown(asked, ['77']);
	});

	test('a quota that cannot be viewed leaves out what is left', async () => {
		parts.quota.faults.view = new Error('locked');
		const { facts } = endOf(await ask());
		expect(facts.left).toBeUndefined();
		expect(facts.tokens).toBe(407);
	});
});

describe('files', () => {
	const url = 'https://cdn.discordapp.com/a';
	const file = { name: 'a.txt', url, sizeBytes: 9 };

	test('stand quoted in the question and stay in the conversation', async () => {
		parts.files.set(url, 'canary text');
		await ask(question({ files: [file] }));
		const asked = parts.router.requests[0]?.messages.at(-1);
		expect(asked?.role).toBe('user');
		expect(asked?.content).toMatch(/^Ada: Why\?\n\n\[Quoted .*\ncanary text\n/s);
		expect((await parts.conversations.load(kitchen))[0]?.question).toContain('canary text');
	});

	test('that cannot be read are a note when there is a question, else a refusal', async () => {
		parts.files.set(url, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
		const unreadable = say('chat.file-unreadable', { name: 'a.txt' });
		expect(endOf(await ask(question({ files: [file] }))).notes).toEqual([unreadable]);
		expect(await refusalOf(question({ text: ' ', files: [file] }))).toEqual(unreadable);
		expect(parts.router.requests).toHaveLength(1);
	});
});

test('a question that is too long waits for nothing and spends nothing', async () => {
	const asked = question({ text: 'word '.repeat(40_000) });
	expect((await refusalOf(asked)).key).toBe('chat.question-too-long');
	expect(parts.quota.leases).toEqual([]);
	expect(parts.jobs.stateOf(asked.id)).toBe('refused');
});

test('a conversation that does not fit is shortened with a note', async () => {
	for (let number = 0; number < 20; number++) {
		await parts.conversations.append(kitchen, turn(number, ada, { answer: 'word '.repeat(2_000) }));
	}
	const [note] = endOf(await ask()).notes;
	expect(note).toEqual(say('chat.history-shortened', { count: expect.any(Number) }));
	expect(note?.values['count']).toBe((parts.router.requests[0]?.messages.length ?? 0) - 2);
});

test('an endless answer is cut off upstream at the cap, between characters, and is not kept', async () => {
	parts.router.scripts.push(async function* () {
		yield { type: 'text', delta: 'x' };
		for (;;) yield { type: 'text', delta: '🍲'.repeat(500) };
	});
	const asked = question();
	const events = await ask(asked);
	expect(endOf(events).reason).toBe('cut');
	expect(textOf(events)).toHaveLength(MOST_ANSWER_CHARACTERS - 1);
	expect(textOf(events).isWellFormed()).toBe(true);
	expect(await parts.conversations.load(kitchen)).toEqual([]);
	expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
});

test.each(['length', 'filtered'] as const)('an answer that ends with %s', async (reason) => {
	parts.router.scripts.push(async function* () {
		yield { type: 'thinking', delta: 'hm' };
		yield { type: 'text', delta: 'as far as' };
		yield { type: 'end', reason, modelId: 'best' };
	});
	const events = await ask();
	expect(events[1]).toEqual({ type: 'thinking' });
	expect(endOf(events).reason).toBe(reason);
	expect(await parts.conversations.load(kitchen)).toHaveLength(reason === 'length' ? 1 : 0);
});

const failures: readonly Failure[] = [
	{ kind: 'account-minute', retryAt: 61_000 },
	{ kind: 'busy' },
	{ kind: 'busy', retryAt: 5_000 },
	{ kind: 'gone' },
	{ kind: 'key' },
	{ kind: 'payment' },
	{ kind: 'refused' },
	{ kind: 'too-long' },
	{ kind: 'wrong-request' },
	{ kind: 'broken' },
	{ kind: 'stalled' },
	{ kind: 'empty' },
];

test.each(failures)(
	'$kind before a word is a sentence; after some, an interruption; never kept',
	async (failure) => {
		const [before, after] = [question(), question()];
		parts.router.scripts.push(fails(failure), fails(failure, 'half an'));
		const sentence = await refusalOf(before);
		expect(sentence.key).toMatch(`chat.failed-${failure.kind.replace('account-', '')}`);
		if (failure.kind === 'account-minute') expect(sentence.values).toEqual({ at: 61 });
		expect(parts.jobs.stateOf(before.id)).toBe('failed');

		const events = await ask(after);
		expect(textOf(events)).toBe('half an');
		expect(endOf(events).reason).toBe('interrupted');
		expect(endOf(events).notes[0]?.key).toMatch('chat.interrupted');
		expect(parts.jobs.stateOf(after.id)).toBe('failed');
		expect(await parts.conversations.load(kitchen)).toEqual([]);
	},
);

test('a stream that stops without an end is an interruption', async () => {
	parts.router.scripts.push(async function* () {
		yield { type: 'text', delta: 'half' };
	});
	expect(endOf(await ask())).toMatchObject({ reason: 'interrupted', isExplained: true });
});

test('a fault of ours is thrown as it is, and the question ends failed', async () => {
	parts.router.scripts.push(async function* () {
		yield { type: 'text', delta: 'x' };
		throw new RangeError('our fault');
	});
	const asked = question();
	await expect(ask(asked)).rejects.toThrow(RangeError);
	expect(parts.jobs.stateOf(asked.id)).toBe('failed');
});

describe('a stop', () => {
	const stopped = async (
		asked: Question,
		when: () => Promise<unknown>,
		stop = () => outer.abort(),
	) => {
		const answering = ask(asked);
		await when();
		stop();
		const events = await answering;
		expect(endOf(events).reason).toBe('stopped');
		expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
		expect((await parts.conversations.load(kitchen)).some(({ id }) => id === asked.id)).toBe(false);
		return events;
	};

	test('before anything happened', async () => {
		const asked = question();
		await stopped(asked, async () => outer.abort());
		expect(parts.quota.leases).toEqual([]);
	});

	test('while waiting for one’s own answer', async () => {
		const stop = new AbortController();
		parts.router.scripts.push(saysAndStays('x'));
		const first = ask(question(), stop.signal);
		await eventually(() => expect(parts.router.requests).toHaveLength(1));
		const asked = question({ text: 'And then?' });
		const events = await stopped(asked, () => new Promise(setImmediate));
		expect(events.map(({ type }) => type)).toEqual(['waiting-for-own', 'end']);
		stop.abort();
		await first;
	});

	test('while waiting in line', async () => {
		parts.quota.hold();
		const asked = question();
		await stopped(asked, () => eventually(() => expect(parts.quota.line).toHaveLength(1)));
		expect(parts.quota.leases).toEqual([]);
	});

	test('while the model thinks', async () => {
		parts.router.scripts.push(saysAndStays());
		const asked = question();
		const sent = () => eventually(() => expect(parts.router.requests).toHaveLength(1));
		expect(textOf(await stopped(asked, sent))).toBe('');
	});

	test('in the middle of an answer, by deleting its question', async () => {
		parts.router.scripts.push(saysAndStays('half'));
		const asked = question();
		const sent = () => eventually(() => expect(parts.router.requests).toHaveLength(1));
		const events = await stopped(asked, sent, () => parts.inFlight.stop(asked.id));
		expect(textOf(events)).toBe('half');
	});

	test('between a complete answer and its keeping', async () => {
		parts.router.scripts.push(async function* (signal) {
			yield* says('done')(signal);
		});
		const asked = question();
		const append = parts.conversations.append;
		parts.conversations.append = async (placeKey, each) => {
			outer.abort();
			await append(placeKey, each);
		};
		await stopped(
			asked,
			async () => undefined,
			() => undefined,
		);
	});

	test('with a sentence as its reason tells it', async () => {
		parts.router.scripts.push(saysAndStays('half'));
		const reason = new UserError(say('leaving.interrupted'));
		const sent = () => eventually(() => expect(parts.router.requests).toHaveLength(1));
		const events = await stopped(question(), sent, () => parts.inFlight.stopAll(reason));
		expect(endOf(events)).toMatchObject({
			notes: [say('leaving.interrupted')],
			isExplained: true,
		});
	});
});

test.each([0, 1, 2, 3])(
	'who listens no more after %i events leaves nothing behind',
	async (count) => {
		parts.quota.hold();
		parts.router.scripts.push(saysAndStays('one', 'two', 'three'));
		const asked = question();
		let seen = 0;
		for await (const event of parts.answers.ask(asked, outer.signal)) {
			if (seen++ === count) break;
			if (event.type === 'waiting') parts.quota.letThrough();
		}
		expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
		expect(parts.quota.leases).toEqual(count === 0 ? [] : [count === 1 ? 'given back' : 'settled']);
	},
);

test('where an answer stands is recorded, and failing to is only logged', async () => {
	const asked = question();
	const answering = ask(asked);
	await eventually(() => expect(parts.jobs.stateOf(asked.id)).toBe('received'));
	parts.answers.posted(asked.id, 'there');
	await eventually(() => expect(parts.jobs.addressOf(asked.id)).toBe('there'));
	await answering;
	await parts.answers.shown(asked, ['77', '78']);
	expect((await parts.conversations.load(kitchen))[0]?.answerMessageIds).toEqual(['77', '78']);
	expect(await parts.conversations.dropMessage('78')).toBe(true);
	parts.jobs.fault.error = new Error('disk full');
	parts.answers.posted(asked.id, 'elsewhere');
	await eventually(() => expect(parts.recording.text()).toContain('place of an answer'));
});
