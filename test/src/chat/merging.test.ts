import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import { ada, bob, cellar, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import {
	createParts,
	expectNothingLeft,
	follow,
	model,
	type Parts,
	question,
	refusalOf,
} from './answering-parts.ts';

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
});
afterEach(() => expectNothingLeft(parts));

const message = (text: string, more: Partial<Question> = {}) =>
	follow(parts, question({ text, isMessage: true, ...more }));

const asked = () => parts.router.requests.map(({ messages }) => messages.at(-1)?.content);

async function waits(text: string, more: Partial<Question> = {}) {
	const before = parts.quota.line.length;
	const one = message(text, more);
	await eventually(() => expect(parts.quota.line).toHaveLength(before + 1));
	return one;
}

test('messages of one person that come while the first waits are asked as one', async () => {
	parts.quota.hold();
	const first = await waits('One', { link: () => 'https://there' });
	const second = message('Two');
	expect(await second.ended).toEqual([
		{ type: 'elsewhere', sentence: say('chat.merged-at', { link: 'https://there' }) },
	]);
	await message('Three').ended;
	expect(parts.quota.saved).toEqual([]);
	parts.quota.letThrough();
	await first.ended;
	expect(asked()).toEqual(['Ada: One\n\nTwo\n\nThree']);
	expect(parts.quota.saved).toEqual(['merged', 'merged']);
	expect(parts.jobs.stateOf(second.asked.id)).toBe('joined');
	await parts.answers.shown(first.asked, ['900']);
	const [turn] = await parts.conversations.load(kitchen);
	expect(turn?.answerMessageIds).toContain('900');
	expect(await parts.conversations.dropMessage(second.asked.id)).toBe(true);
});

test('what was asked before the conversation was forgotten takes nothing on', async () => {
	parts.quota.hold();
	const first = await waits('One');
	parts.answers.disown(kitchen);
	const second = message('Two');
	await eventually(() => expect(second.types()).toEqual(['waiting-for-own']));
	parts.quota.letThrough();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await Promise.all([first.ended, second.ended]);
	expect(asked()).toEqual(['Ada: One', 'Ada: Two']);
	const kept = await parts.conversations.load(kitchen);
	expect(kept.map(({ question: text }) => text)).toEqual(['Two']);
});

test('two that come in the same moment are one as well', async () => {
	parts.quota.hold();
	const [first, second] = [message('One'), message('Two')];
	await second.ended;
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await first.ended;
	expect(asked()).toEqual(['Ada: One\n\nTwo']);
});

test('a command, another person, another place and what has begun take nothing on', async () => {
	parts.quota.hold();
	const all = [
		await waits('One'),
		await waits('Two', { person: bob }),
		await waits('Three', { place: { key: cellar, kind: 'channel', channelId: '11' } }),
	];
	const command = message('Four', { person: bob, isMessage: false });
	await eventually(() => expect(command.types()).toEqual(['waiting-for-own']));
	for (const _ of all) parts.quota.letThrough();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await Promise.all([...all, command].map(({ ended }) => ended));
	expect(asked().sort()).toEqual(['Ada: One', 'Ada: Three', 'Bob: Four', 'Bob: Two']);
});

test('together too long for the model, they are asked one after the other', async () => {
	parts.catalogue.state.models = [model('best', { contextTokens: 1_000 })];
	parts.quota.hold();
	const first = await waits('one two '.repeat(250));
	const second = message('three b '.repeat(250));
	await eventually(() => expect(second.types()).toEqual(['waiting-for-own']));
	// What still fits goes to the last one, so that nothing is asked before what was said before it.
	await message('c').ended;
	parts.quota.letThrough();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await Promise.all([first.ended, second.ended]);
	expect(asked()[1]).toMatch(/b\s+c$/);
});

const fileAt = (name: string, text: string) => {
	const url = `https://cdn.discordapp.com/${name}`;
	parts.files.set(url, text);
	return { name, url, sizeBytes: text.length, mediaType: 'text/plain' };
};

test('what was read of a file is kept, though its link runs out while more is added', async () => {
	parts.quota.hold();
	const file = fileAt('one.txt', 'eggs');
	const first = await waits('One', { files: [file] });
	parts.files.delete(file.url);
	await message('Two', { files: [fileAt('two.txt', 'milk')] }).ended;
	parts.files.clear();
	const third = message('Three');
	await third.ended;
	parts.answers.forget([third.asked.id]);
	await new Promise(setImmediate);
	parts.quota.letThrough();
	await first.ended;
	expect(asked()).toEqual([expect.stringMatching(/^Ada: One\n\nTwo\n.*eggs.*milk/s)]);
});

test('messages with more files than one question holds are asked one after the other', async () => {
	parts.quota.hold();
	const files = (of: string) =>
		[1, 2, 3].map((each) => fileAt(`${of}${each}`, `words ${of}${each}`));
	const first = await waits('One', { files: files('a') });
	const second = message('Two', { files: files('b') });
	await eventually(() => expect(second.types()).toEqual(['waiting-for-own']));
	parts.quota.letThrough();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.letThrough();
	await Promise.all([first.ended, second.ended]);
	for (const word of ['a1', 'a3']) expect(asked()[0]).toContain(`words ${word}`);
	for (const word of ['b1', 'b3']) expect(asked()[1]).toContain(`words ${word}`);
});

test('a deleted part is not asked', async () => {
	parts.quota.hold();
	const first = await waits('One');
	const second = message('Two');
	await second.ended;
	await message('Three').ended;
	parts.answers.forget([second.asked.id]);
	await new Promise(setImmediate);
	parts.quota.letThrough();
	await first.ended;
	expect(asked()).toEqual(['Ada: One\n\nThree']);
});

test('a part that is deleted once all was asked is not kept', async () => {
	parts.quota.hold();
	const { promise, resolve } = Promise.withResolvers<void>();
	parts.router.scripts.push(async function* () {
		await promise;
		yield { type: 'text', delta: 'so' };
		yield { type: 'end', reason: 'complete', modelId: 'best' };
	});
	const first = await waits('One');
	const second = message('Two');
	await second.ended;
	parts.quota.letThrough();
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	parts.answers.forget([second.asked.id]);
	resolve();
	expect((await first.ended).at(-1)).toMatchObject({ reason: 'complete' });
	expect(await parts.conversations.load(kitchen)).toEqual([]);
});

test('a part that is deleted between the answer and its end is taken out again', async () => {
	parts.quota.hold();
	const first = await waits('One');
	const second = message('Two');
	await second.ended;
	const { append } = parts.conversations;
	parts.conversations.append = async (...turn) => {
		await append(...turn);
		parts.answers.forget([second.asked.id]);
	};
	parts.quota.letThrough();
	await first.ended;
	await eventually(async () => expect(await parts.conversations.load(kitchen)).toEqual([]));
});

test('with the first message what was added to it goes too, and that is said', async () => {
	parts.quota.hold();
	const first = await waits('One');
	await message('Two').ended;
	const reason = new UserError(say('render.question-deleted'), { facts: { takenBack: 'deleted' } });
	parts.inFlight.stop(first.asked.id, reason);
	expect((await first.ended).at(-1)).toEqual({
		type: 'withdrawn',
		notes: [reason.sentence, say('chat.parts-dropped')],
	});
	expect(parts.quota.saved).toEqual([]);
});

test('one that cannot be read by itself takes nothing on', async () => {
	const [first, second] = [message('', {}), message('Two')];
	expect((await refusalOf(first.ended)).key).toBe('chat.question-empty');
	await second.ended;
	expect(asked()).toEqual(['Ada: Two']);
});

test('500 messages of one person: a handful of requests, and a few words of what becomes of them', async () => {
	parts.quota.hold();
	const first = await waits('Hello');
	const more = Array.from({ length: 499 }, (_, index) => message(`${index}`));
	const told = new Map<string, number>();
	const count = (what: string) => told.set(what, (told.get(what) ?? 0) + 1);
	const counting = more.map(({ ended }) =>
		ended.then(
			(events) => count(events.at(-1)?.type ?? 'nothing'),
			(error) => count(error instanceof UserError ? error.sentence.key : 'fault'),
		),
	);
	const through = setInterval(() => parts.quota.letThrough(), 1);
	await Promise.all([first.ended, ...counting]);
	clearInterval(through);
	expect([...told.values()].reduce((sum, each) => sum + each)).toBe(499);
	expect([...told.keys()].sort()).toEqual([
		'chat.too-many-waiting',
		'duplicate',
		'elsewhere',
		'end',
	]);
	expect(told.get('chat.too-many-waiting')).toBe(1);
	expect(told.get('elsewhere')).toBeLessThanOrEqual(9);
	expect(parts.router.requests.length).toBeLessThanOrEqual(4);
	expect(parts.inFlight.isBusy(ada.id, kitchen)).toBe(false);
});
