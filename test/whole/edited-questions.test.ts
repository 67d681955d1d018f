import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf, startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const EDITED = 'Answer the edited question';

let bot: Whole;
const { ask, press, questions, said, withButton } = createPressing(() => bot);
const edit = ({ id }: { readonly id: string }, text: string) =>
	bot.discord.editMessage(id, `<@${bot.discord.botUserId}> ${text}`);

/** What the bot is told after this has been heard by it. */
async function heardAll() {
	const before = questions().length;
	const answers = bot.answers().length;
	ask('something else', bot.bob);
	await eventually(() => expect(questions()).toHaveLength(before + 1));
	await bot.discord.waitFor(() => bot.answers().length > answers);
}

describe('when there is enough for everybody', () => {
	beforeEach(async () => {
		bot = await startWhole();
	});
	afterEach(() => bot.end());

	async function answered(text = 'The first answer.') {
		bot.provider.answer({ text });
		const question = ask('a riddle?');
		const answer = await withButton(/The first answer/, 'Regenerate');
		return { question, answer };
	}

	test('after the answer: the button comes under it, words stay, and pressing asks the new text', async () => {
		const { question, answer } = await answered();
		const before = answer.content;
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		expect(labelsOf(answer)).toEqual([EDITED, 'Another model', 'Delete']);
		expect(answer.content).toBe(before);
		expect(questions()).toHaveLength(1);
		const patches = bot.discord.requests.filter(
			({ method, path }) => method === 'PATCH' && path.endsWith(answer.id),
		);
		expect(patches.at(-1)?.body).not.toHaveProperty('content');
		bot.provider.answer({ text: 'A harder answer.' });
		press(answer, EDITED, bot.ada);
		const second = await withButton(/A harder answer/, 'Regenerate');
		expect(second.reference?.messageId).toBe(answer.id);
		expect(questions()[1]).toBe('Ada: a harder riddle?');
		bot.provider.answer({ text: 'Well.' });
		ask('and now?');
		await eventually(() => expect(questions()).toHaveLength(3));
		expect(said(2)).toEqual(['Ada: a harder riddle?', 'A harder answer.', 'Ada: and now?']);
	});

	test('edited once more after that, the newest answer offers it', async () => {
		const { question, answer } = await answered();
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		bot.provider.answer({ text: 'A harder answer.' });
		press(answer, EDITED, bot.ada);
		const second = await withButton(/A harder answer/, 'Regenerate');
		edit(question, 'the hardest riddle?');
		await bot.discord.waitFor(() => labelsOf(second).includes(EDITED));
		press(second, EDITED, bot.ada);
		await eventually(() => expect(questions()[2]).toBe('Ada: the hardest riddle?'));
	});

	test('edited back, the button goes again', async () => {
		const { question, answer } = await answered();
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		edit(question, 'a riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes('Regenerate'));
		expect(labelsOf(answer)).not.toContain(EDITED);
	});

	test('of an answer from before a restart as well', async () => {
		const { question, answer } = await answered();
		await bot.restart();
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		press(answer, EDITED, bot.ada);
		await eventually(() => expect(questions()[1]).toBe('Ada: a harder riddle?'));
	});

	test('the new text is known after a restart', async () => {
		const { question, answer } = await answered();
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		await bot.restart();
		press(answer, EDITED, bot.ada);
		await eventually(() => expect(questions()[1]).toBe('Ada: a harder riddle?'));
	});

	test('links that are looked at are no edit, nor is a blank one', async () => {
		const { question, answer } = await answered();
		bot.discord.unfurl(question.id, [{ type: 'rich', title: 'A page' }]);
		bot.discord.editMessage(question.id, '');
		await heardAll();
		expect(labelsOf(answer)).toEqual(['Regenerate', 'Another model', 'Delete']);
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		const edits = answer.edits.length;
		bot.discord.unfurl(question.id, [{ type: 'rich', title: 'Another page' }]);
		await heardAll();
		expect(answer.edits).toHaveLength(edits);
		expect(questions().filter((one) => one.includes('riddle'))).toHaveLength(1);
	});

	test('while the answer is written: it goes on, and offers it at its end', async () => {
		bot.provider.answer({ text: 'word '.repeat(40), tokensPerSecond: 30 });
		const question = ask('a riddle?');
		const answer = await withButton(/word/, 'Stop');
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		expect(answer.content).toContain('left today');
		expect(questions()).toHaveLength(1);
		bot.provider.answer({ text: 'A harder answer.' });
		press(answer, EDITED, bot.ada);
		await withButton(/A harder answer/, 'Regenerate');
		expect(questions()[1]).toBe('Ada: a harder riddle?');
	});

	test('of what was deleted since nothing is offered', async () => {
		const { question, answer } = await answered();
		edit(question, 'a harder riddle?');
		await bot.discord.waitFor(() => labelsOf(answer).includes(EDITED));
		bot.discord.deleteMessage(question.id);
		await eventually(() =>
			press(answer, EDITED, bot.ada).shows('I no longer know', { timeoutMs: 500 }),
		);
		expect(questions()).toHaveLength(1);
	});
});

describe('while it waits in line', () => {
	let room: WaitingRoom;
	beforeEach(async () => {
		room = await startWaitingRoom();
		bot = room;
		await room.useUp();
	});
	afterEach(() => room.end());

	async function served(pattern: RegExp) {
		for (let half = 0; half < 20; half++) {
			if (bot.answers().some(({ content }) => pattern.test(content))) return;
			await room.clock.leap(30_000);
		}
		await bot.answered(pattern);
	}

	test('the new text is asked, in the place that it has, and nothing else', async () => {
		const question = room.say('mine', room.ada);
		const notice = await room.replyTo(question, /in line/);
		edit(question, 'mine, better');
		await served(/mine, better/);
		expect(room.asked()).toEqual(['Zoe: first', 'Ada: mine, better']);
		expect(labelsOf(notice)).toEqual(['Regenerate', 'Another model', 'Delete']);
	});

	test('of messages that were added only the edited one changes', async () => {
		const question = room.say('one', room.ada);
		await room.replyTo(question, /in line/);
		const added = room.say('two', room.ada);
		await room.replyTo(added, /added/);
		edit(added, 'three');
		await served(/three/);
		expect(room.asked()).toEqual(['Zoe: first', 'Ada: one\n\nthree']);
	});

	test.each([
		['but the mention', (id: string) => edit({ id }, '')],
		['at all', (id: string) => bot.discord.editMessage(id, '')],
	])('with nothing %s left of it, it is taken back', async (_, empty) => {
		const question = room.say('mine', room.ada);
		const notice = await room.replyTo(question, /in line/);
		empty(question.id);
		await room.discord.waitFor(() => /Cancelled\. Nothing was spent/.test(notice.content));
		room.say('and mine', room.bob);
		await served(/and mine/);
		expect(room.asked()).toEqual(['Zoe: first', 'Bob: and mine']);
	});

	test('of messages that were added one with nothing left is taken out', async () => {
		const question = room.say('a kite', room.ada);
		await room.replyTo(question, /in line/);
		const added = room.say('two', room.ada);
		await room.replyTo(added, /added/);
		edit(added, '');
		await served(/a kite/);
		expect(room.asked()).toEqual(['Zoe: first', 'Ada: a kite']);
	});

	test('with a sticker left of it, that is asked', async () => {
		const question = room.discord.say({
			channelId: room.channel.id,
			userId: room.ada.id,
			content: 'mine',
			mentionsBot: true,
			stickers: [{ name: 'Waving' }],
		});
		await room.replyTo(question, /in line/);
		edit(question, '');
		await served(/Ada: \[sticker: Waving\]/);
		expect(room.asked()).toEqual(['Zoe: first', 'Ada: [sticker: Waving]']);
	});

	test('with nothing left beside what it answers, it asks about that', async () => {
		const said = room.say('a riddle', room.bob);
		await room.replyTo(said, /in line/);
		const question = room.discord.say({
			channelId: room.channel.id,
			userId: room.ada.id,
			content: 'why?',
			mentionsBot: true,
			replyTo: said.id,
		});
		await room.replyTo(question, /in line/);
		edit(question, '');
		await served(/Ada: Please explain/);
		expect(room.asked().at(-1)).toMatch(/^Ada: Please explain[\s\S]*a riddle/);
		expect(room.asked().at(-1)).not.toContain('why?');
	});

	test('who waited for the same answer is asked by themselves then', async () => {
		const question = room.say('the same', room.ada);
		await room.replyTo(question, /in line/);
		const other = room.say('the same', room.bob);
		await room.replyTo(other, /asked here just before/);
		edit(question, 'something else');
		await served(/Bob: the same/);
		await served(/Ada: something else/);
		expect(room.asked()).toContain('Ada: something else');
		expect(room.asked()).toContain('Bob: the same');
	});
});
