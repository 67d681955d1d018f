import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from '../../src/stand-ins/discord/faults.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_SERVER = 1n << 5n;
const LIMITED = { retry_after: 0.5, global: false, message: 'You are being rate limited.' };

const refusal = (status: number, code: number): Fault => ({
	status,
	body: { message: 'Scripted', code },
});
/** What Discord may answer to any call; after the first three another try helps. */
const FAULTS: Readonly<Record<string, Fault>> = {
	'an error of its own': refusal(500, 0),
	'a limit': { status: 429, body: LIMITED, headers: { 'retry-after': '1' } },
	'nothing, though it was done': { performFirst: true, connection: 'close' },
	'an error of its own, though it was done': { performFirst: true, ...refusal(502, 0) },
	'that the message is gone': refusal(404, 10008),
	'a missing permission': refusal(403, 50013),
	'an archived thread': refusal(400, 50083),
	'a locked thread': refusal(400, 160005),
	'too many edits': refusal(429, 30046),
	'a block by a filter': refusal(400, 200000),
};
const CASES = Object.entries(FAULTS);
const HELPS = CASES.slice(0, 4).map(([name]) => name);

let bot: Whole;
beforeEach(async () => {
	const unlimited = { limit: Number.POSITIVE_INFINITY, windowMs: 5000 };
	const limits = { createMessage: unlimited, editMessage: unlimited };
	bot = await startWhole({
		speed: 10,
		discord: { limits },
		provider: { dayLimit: 1000 },
	});
	bot.provider.answer((request) => ({ text: `Answer ${request.number}.` }));
});
afterEach(async () => {
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
	const tokens = bot.discord.interactions.map(({ token }) => token);
	for (const secret of [bot.discord.token, bot.provider.key, 'a-canary', ...tokens])
		expect(bot.logged()).not.toContain(secret);
	await bot.end({ refusalsExpected: true });
});

const { ask, press } = createPressing(() => bot);
const replyTo = (id: string, channelId = bot.channel.id) =>
	bot.discord.waitFor(
		() =>
			bot
				.answers(channelId)
				.find((one) => one.reference?.messageId === id && /left today/.test(one.content)),
		{ what: `an answer to ${id}` },
	);
/** One after the other, each with a fault of its own. */
async function each(work: (fault: Fault, name: string) => Promise<void>): Promise<void> {
	for (const [name, fault] of CASES) {
		await work(fault, name);
	}
}

test('deleting an answer: it goes, or who pressed is told that it stays', async () => {
	await each(async (fault, name) => {
		const answer = await replyTo(ask('a-canary').id);
		const path = new RegExp(`/webhooks/.*/messages/${answer.id}$`);
		bot.discord.failNext({ method: 'DELETE', path, ...fault });
		const pressed = press(answer, 'Delete', bot.ada);
		if (HELPS.includes(name)) {
			await bot.discord.waitFor(() => answer.deletedAtMs !== null, { what: name });
			expect(pressed.followups).toEqual([]);
		} else if (name !== 'that the message is gone') {
			await pressed.shows('did not let me delete');
		}
	});
});

test('new buttons: they come, or the answer stays as it is', async () => {
	await each(async (fault, name) => {
		const question = ask('a-canary');
		const answer = await replyTo(question.id);
		const path = new RegExp(`/channels/\\d+/messages/${answer.id}$`);
		bot.discord.failNext({ method: 'PATCH', path, ...fault });
		const before = answer.content;
		bot.discord.editMessage(question.id, 'hi there');
		if (HELPS.includes(name))
			await bot.discord.waitFor(() => labelsOf(answer).includes('Answer the edited question'), {
				what: name,
			});
		expect(answer.content).toBe(before);
	});
});

test('reading what a message answers: the question is answered all the same', async () => {
	const say = (content: string, to?: string) =>
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.bob.id,
			content,
			...(to !== undefined && { replyTo: to }),
		});
	await each(async (fault, name) => {
		const last = say(`second, ${name}`, say('first').id);
		bot.discord.failNext({ method: 'GET', path: /\/messages\/\d+$/, ...fault });
		const question = bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'and?',
			mentionsBot: true,
			replyTo: last.id,
		});
		await replyTo(question.id);
		expect(String(bot.provider.requests.at(-1)?.body?.messages.at(-1)?.content)).toContain(
			`second, ${name}`,
		);
	});
});

test('opening a thread: the answer stands in one place, once', async () => {
	const set = bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'settings threads',
		options: { mode: 'always' },
		permissions: MANAGE_SERVER,
	});
	await set.answered();
	await each(async (fault, name) => {
		bot.discord.failNext({ method: 'POST', path: /\/threads$/, ...fault });
		const question = ask('a-canary');
		const answers = () => [
			...bot.answers(question.id),
			...bot.answers().filter(({ reference }) => reference?.messageId === question.id),
		];
		await bot.discord.waitFor(() => answers().some(({ content }) => /left/.test(content)), {
			what: name,
		});
		expect(answers()).toHaveLength(1);
		const isThere = bot.discord.channel(question.id) !== undefined;
		expect([name, bot.answers(question.id).length > 0]).toEqual([name, isThere]);
	});
});

test('taking an acknowledgement back: who asked hears why, once', async () => {
	await each(async (fault, name) => {
		bot.discord.failNext({ method: 'DELETE', path: /\/messages\/@original$/, ...fault });
		const asked = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'ask',
			options: { prompt: 'a-canary', model: 'openai/gpt-5-pro' },
		});
		const said = await asked.shows('There is no free model');
		expect([name, said.match(/There is no free model/g)?.length]).toEqual([name, 1]);
	});
	expect(bot.provider.requests).toEqual([]);
});

test('a line for one person alone: the answer stands, and the line comes then or with the next', async () => {
	await each(async (fault, name) => {
		const { id: userId } = bot.discord.addUser({ name: `Zoe ${name}` });
		bot.discord.failNext({ method: 'POST', path: /\/webhooks\//, ...fault });
		const command = (prompt: string) =>
			bot.discord.command({
				userId,
				channelId: bot.channel.id,
				name: 'ask',
				options: { prompt },
			});
		const first = command('a-canary');
		await first.shows(/left today/);
		if (HELPS.includes(name)) {
			await first.shows('may log it');
			return;
		}
		const second = command('and?');
		await second.shows(/left today/);
		await second.shows('may log it');
	});
});
