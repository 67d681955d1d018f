import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_MESSAGES = 1n << 13n;

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
});
afterEach(() => bot.end());

type Person = { readonly id: string };

const ask = (content: string, { id: userId }: Person = bot.ada) =>
	bot.discord.say({ channelId: bot.channel.id, userId, content, mentionsBot: true });

/** The bot's message there that reads like this and has this button. */
const withButton = (pattern: RegExp, label: string) =>
	bot.discord.waitFor(
		() => bot.answers().find((one) => pattern.test(one.content) && labelsOf(one).includes(label)),
		{ what: `an answer like ${pattern} with ${label}` },
	);

function press(message: MessageRecord, label: string, { id: userId }: Person, permissions = 0n) {
	const customId = buttonsOf(message).find((one) => one.label === label)?.custom_id;
	return bot.discord.click({ message, customId, userId, permissions });
}

const questions = () =>
	bot.provider.requests.map(({ body }) => String(body?.messages.at(-1)?.content));

describe('Stop', () => {
	test('ends the answer for who asked, reaches the provider, and keeps what was said', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 200 });
		ask('count');
		const running = await withButton(/on and on/, 'Stop');
		await press(running, 'Stop', bot.bob).shows('for the person who asked');
		expect(bot.provider.requests[0]?.aborted).toBe(false);
		press(running, 'Stop', bot.ada);
		await bot.discord.waitFor(() => running.content.includes('Stopped here.'));
		expect(running.content).toMatch(/^on and on/);
		expect(labelsOf(running)).toEqual(['Regenerate', 'Delete']);
		await vi.waitFor(() => expect(bot.provider.requests[0]?.aborted).toBe(true));
	});

	test('by who may manage messages', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 200 });
		ask('count');
		const running = await withButton(/on and on/, 'Stop');
		press(running, 'Stop', bot.bob, MANAGE_MESSAGES);
		await bot.discord.waitFor(() => running.content.includes('Stopped here.'));
	});
});

describe('Regenerate', () => {
	test('asks the same once, however often it is pressed, and the new answer takes the place of the old', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'Another answer.', firstTokenDelayMs: 100 });
		const presses = Array.from({ length: 5 }, () => press(first, 'Regenerate', bot.ada));
		const second = await withButton(/Another answer/, 'Regenerate');
		expect(second.reference?.messageId).toBe(first.id);
		await bot.discord.waitFor(
			() =>
				presses.filter(({ followups }) => followups[0]?.content.includes('already on it'))
					.length === 4,
		);
		expect(questions()).toEqual(['Ada: a riddle?', 'Ada: a riddle?']);
		expect(bot.provider.requests[1]?.body?.messages.some(({ role }) => role === 'assistant')).toBe(
			false,
		);
		bot.provider.answer({ text: 'A third one.' });
		ask('and now?');
		await withButton(/A third one/, 'Regenerate');
		const said = bot.provider.requests[2]?.body?.messages.map(({ content }) => content);
		expect(said?.slice(1)).toEqual(['Ada: a riddle?', 'Another answer.', 'Ada: and now?']);
	});

	test('works after a restart, and is declined to somebody else', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		await bot.restart();
		await press(first, 'Regenerate', bot.bob).shows('for the person who asked');
		bot.provider.answer({ text: 'Another answer.' });
		press(first, 'Regenerate', bot.ada);
		await withButton(/Another answer/, 'Regenerate');
		expect(questions()).toHaveLength(2);
	});

	test('says so when the question is not known any more', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		const question = ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		const { discord } = bot;
		discord.deleteMessage(question.id);
		await vi.waitFor(async () =>
			press(first, 'Regenerate', bot.ada).shows('I no longer know the question'),
		);
		expect(questions()).toHaveLength(1);
	});
});

test('Delete takes the answer away and out of the conversation', async () => {
	bot.provider.answer({ text: 'The first answer.' });
	ask('a riddle?');
	const first = await withButton(/The first answer/, 'Delete');
	await press(first, 'Delete', bot.bob).shows('for the person who asked');
	press(first, 'Delete', bot.ada);
	await bot.discord.waitFor(() => first.deletedAtMs !== null);
	ask('and now?');
	await vi.waitFor(() => expect(questions()).toHaveLength(2));
	const said = bot.provider.requests[1]?.body?.messages.map(({ content }) => content);
	expect(said?.slice(1)).toEqual(['Ada: and now?']);
});

test('what failed can be tried again', async () => {
	bot.provider.answer({ failure: 'moderation' });
	ask('a riddle?');
	const failed = await withButton(/declined/, 'Try again');
	bot.provider.answer({ text: 'An answer after all.' });
	press(failed, 'Try again', bot.ada);
	await withButton(/An answer after all/, 'Regenerate');
});
