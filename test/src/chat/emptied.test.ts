import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { say } from '../../../src/locales/keys.ts';
import type { Gather } from '../../../src/place.ts';
import { QuotaRefusal } from '../../../src/quota/quota.ts';
import { ada, bob, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createParts, expectNothingLeft, follow, type Parts, question } from './answering-parts.ts';

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
});
afterEach(() => expectNothingLeft(parts));

const message = (text: string, more: Partial<Question> = {}) =>
	follow(parts, question({ text, isMessage: true, ...more }));
const asked = () => parts.router.requests.map(({ messages }) => messages.at(-1)?.content);
const keptOf = (id: string) => JSON.parse(parts.jobs.questionOf(id) || '{}');

const answersBob: Gather = async () => ({
	notes: [],
	quoted: [
		{
			...{ id: '777', author: { id: bob.id, name: 'Bob' }, isOwn: false, files: [] },
			text: 'salt helps',
		},
	],
});
const answers = { gather: answersBob, impliedText: 'Explain this.' };

function fileAt(name: string, text: string) {
	const url = `https://cdn.discordapp.com/${name}`;
	parts.files.set(url, text);
	return { name, url, sizeBytes: text.length, mediaType: 'text/plain' };
}

/** An edit is followed by and by. */
async function edit({ id }: Pick<Question, 'id'>, text: string): Promise<void> {
	parts.answers.edit(id, text);
	for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}

async function waits(text: string, more: Partial<Question> = {}) {
	parts.quota.hold();
	const one = message(text, more);
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	return one;
}

async function letThrough({ ended }: { readonly ended: Promise<unknown> }) {
	parts.quota.letThrough();
	await ended;
	return asked().at(-1);
}

async function offered(text: string, more: Partial<Question> = {}) {
	parts.quota.faults.lease = new QuotaRefusal('day-spent', parts.clock.now() + 86_400_000);
	const one = message(text, more);
	await one.ended;
	await parts.answers.shown(one.asked, ['900']);
	delete parts.quota.faults.lease;
	return one;
}

test('a file alone is asked about, without the words', async () => {
	const one = await waits('my secret', { files: [fileAt('a.txt', 'eggs')] });
	// It is not fetched once more.
	parts.files.clear();
	await edit(one.asked, '');
	const text = await letThrough(one);
	expect(text).toMatch(/^Ada: \[Quoted[\s\S]*eggs/);
	expect(text).not.toContain('my secret');
	expect(keptOf(one.asked.id).edited).toBeUndefined();
});

test('with a file that cannot be read nothing is left', async () => {
	const { name, url, sizeBytes } = fileAt('a.txt', 'eggs');
	parts.files.delete(url);
	const one = await waits('my secret', { files: [{ name, url, sizeBytes }] });
	await edit(one.asked, '');
	expect((await one.ended).at(-1)).toMatchObject({ notes: [say('chat.cancelled')] });
	expect(asked()).toEqual([]);
});

test('what it answers is asked about as if nothing had been written', async () => {
	const one = await waits('my secret', answers);
	await edit(one.asked, '');
	const text = await letThrough(one);
	expect(text).toMatch(/^Ada: Explain this\.[\s\S]*salt helps/);
	expect(text).not.toContain('my secret');
});

test('what answers something that cannot be read is taken back', async () => {
	const gather: Gather = async () => ({ notes: [], quoted: [] });
	const one = await waits('my secret', { ...answers, gather });
	await edit(one.asked, '');
	expect((await one.ended).at(-1)).toMatchObject({ notes: [say('chat.cancelled')] });
	expect(asked()).toEqual([]);
});

test('what was added to it is asked without it', async () => {
	const one = await waits('my secret');
	await message('Two').ended;
	await edit(one.asked, '');
	expect(await letThrough(one)).toBe('Ada: Two');
});

test('of a message that was added its file stays', async () => {
	const one = await waits('One');
	const added = message('my secret', { files: [fileAt('a.txt', 'eggs')] });
	await added.ended;
	await edit(added.asked, '');
	const text = await letThrough(one);
	expect(text).toMatch(/^Ada: One\s+\[Quoted[\s\S]*eggs/);
	expect(text).not.toContain('my secret');
});

test.each(['offered', 'postponed'])(
	'what is %s ends, and that is told where it was',
	async (state) => {
		const { asked: own } = await offered('my secret');
		const by = { personId: ada.id, placeKey: kitchen, mayManage: false };
		if (state === 'postponed') await parts.answers.postpone(`handle-of-${own.id}`, by);
		expect(parts.jobs.stateOf(own.id)).toBe(state);
		await edit(own, '');
		expect(parts.jobs.stateOf(own.id)).toBe('stopped');
		expect(parts.jobs.questionOf(own.id)).toBe('');
		const { locale, place } = own;
		const { channelId } = place;
		expect(parts.takenBack).toEqual([{ channelId, messageId: '900', locale }]);
	},
);

test('what waits for another day with a file keeps the file, and without it no word', async () => {
	const { asked: own } = await offered('my secret', { files: [fileAt('a.txt', 'eggs')] });
	await edit(own, '');
	expect(parts.jobs.stateOf(own.id)).toBe('offered');
	expect(keptOf(own.id)).toMatchObject({ text: expect.stringMatching(/^\[Quoted[\s\S]*eggs/) });
	expect(parts.jobs.questionOf(own.id)).not.toContain('my secret');
	await edit(own, 'and now?');
	expect(keptOf(own.id).text).toMatch(/^and now\?\n\n\[Quoted/);
});

test('of what waits for another day with what was added, that is kept', async () => {
	const one = await waits('my secret');
	await message('Two').ended;
	parts.quota.refuseNext(new QuotaRefusal('day-spent', parts.clock.now() + 86_400_000));
	await one.ended;
	await edit(one.asked, '');
	expect(parts.jobs.stateOf(one.asked.id)).toBe('offered');
	expect(keptOf(one.asked.id).text).toBe('Two');
});

test('after the answer an edit before that is not offered any more', async () => {
	const one = message('Why?');
	await one.ended;
	await parts.answers.shown(one.asked, ['900']);
	await edit(one.asked, 'Why, my secret?');
	expect(parts.rebuttoned).toMatchObject([{ next: { isEdited: true } }]);
	await edit(one.asked, '');
	expect(parts.rebuttoned.slice(1)).toMatchObject([{ next: { isEdited: false } }]);
	expect(parts.jobs.questionOf(one.asked.id)).not.toContain('my secret');
});

test('nor is it while the answer is written', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	parts.router.scripts.push(async function* () {
		await promise;
		yield { type: 'text', delta: 'so' };
		yield { type: 'end', reason: 'complete', modelId: 'best' };
	});
	const one = message('Why?');
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	await edit(one.asked, 'Why, my secret?');
	await edit(one.asked, '');
	resolve();
	expect((await one.ended).at(-1)).toMatchObject({ type: 'end', next: { isEdited: false } });
	expect(parts.jobs.questionOf(one.asked.id)).not.toContain('my secret');
});
