import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { choose } from '../helpers/choose.ts';
import { eventually } from '../helpers/eventually.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
let refusalsExpected = false;
async function start(options: Parameters<typeof startWhole>[0] = {}) {
	refusalsExpected = false;
	bot = await startWhole(options);
	bot.provider.answer((request) => ({ text: `Answer ${request.number}.` }));
}
afterEach(() => bot.end({ refusalsExpected }));

const changed = { changedBy: '1', at: 0 };
const threadsAre = (mode: 'never' | 'offer' | 'always') =>
	choose(bot, `server:${bot.server.id}`, { threads: { mode, ...changed } });

const say = (content: string, channelId = bot.channel.id, who = bot.ada) =>
	bot.discord.say({ channelId, userId: who.id, content });
const ask = (content: string, channelId = bot.channel.id) =>
	bot.discord.say({ channelId, userId: bot.ada.id, content, mentionsBot: true });
const nameOf = (threadId: string) =>
	bot.discord.requests
		.filter(({ path }) => path.endsWith(`/messages/${threadId}/threads`))
		.map(({ body }) => Object(body).name);
const said = () => bot.provider.requests.at(-1)?.body?.messages.map(({ content }) => content);
const asked = (count: number) =>
	eventually(() => expect(bot.provider.requests).toHaveLength(count));

describe('always', () => {
	beforeEach(async () => {
		await start();
		await threadsAre('always');
	});

	test('a mention opens a thread with its first line as the title, and the answer goes in there', async () => {
		const question = ask('**How** do I cook rice?\nI have a pot.');
		await bot.answered(/Answer 1[\s\S]*left today/, question.id);
		expect(nameOf(question.id)).toEqual(['How do I cook rice?']);
		expect(bot.answers()).toEqual([]);
		expect(bot.provider.requests).toHaveLength(1);
	});

	test('in it no mention is needed, the conversation begins with the question, and the channel knows nothing of it', async () => {
		const question = ask('rice?');
		await bot.answered(/Answer 1[\s\S]*left today/, question.id);
		say('and noodles?', question.id, bot.bob);
		await bot.answered(/Answer 2[\s\S]*left today/, question.id);
		expect(said()?.slice(1)).toEqual(['Ada: rice?', 'Answer 1.', 'Bob: and noodles?']);
		const other = ask('soup?');
		await bot.answered(/Answer 3/, other.id);
		expect(said()?.slice(1)).toEqual(['Ada: soup?']);
	});

	test('after a restart its thread still needs no mention', async () => {
		const question = ask('rice?');
		await bot.answered(/Answer 1[\s\S]*left today/, question.id);
		await bot.restart();
		say('and noodles?', question.id);
		await bot.answered(/Answer 2/, question.id);
		expect(said()?.slice(1)).toEqual(['Ada: rice?', 'Answer 1.', 'Ada: and noodles?']);
	});

	test('people who talk to each other in it are left alone', async () => {
		const question = ask('rice?');
		await bot.answered(/Answer 1[\s\S]*left today/, question.id);
		const aside = say(`<@${bot.bob.id}> what do you think?`, question.id);
		bot.discord.say({
			channelId: question.id,
			userId: bot.bob.id,
			content: 'tasty',
			replyTo: aside.id,
		});
		say('and noodles?', question.id);
		await bot.answered(/Answer 2/, question.id);
		expect(bot.provider.requests).toHaveLength(2);
		expect(said()?.at(-1)).toBe('Ada: and noodles?');
	});

	test('where quiet is wanted only a mention is answered', async () => {
		const question = ask('rice?');
		await bot.answered(/Answer 1[\s\S]*left today/, question.id);
		const place = `place:guild:${bot.server.id}:${question.id}` as const;
		await choose(bot, place, { quiet: changed });
		say('among ourselves', question.id);
		ask('and noodles?', question.id);
		await bot.answered(/Answer 2/, question.id);
		expect(bot.provider.requests).toHaveLength(2);
		await choose(bot, place, { quiet: null });
		say('back again', question.id);
		await bot.answered(/Answer 3/, question.id);
	});

	test('a mention without words opens no thread', async () => {
		ask('');
		await bot.answered(/Ask me anything/);
	});

	test('what Discord refuses is answered in the channel', async () => {
		bot.discord.failNext({
			method: 'POST',
			path: /\/threads$/,
			status: 400,
			body: { code: 160006, message: 'Maximum number of active threads has been reached' },
		});
		ask('rice?');
		await bot.answered(/Answer 1/);
	});

	test('a thread that exists already is taken', async () => {
		const question = ask('rice?');
		bot.discord.addThread(bot.channel.id, { messageId: question.id });
		await bot.answered(/Answer 1/, question.id);
		refusalsExpected = true;
	});

	test('a title that a filter blocks becomes a neutral one', async () => {
		bot.discord.failNext({
			method: 'POST',
			path: /\/threads$/,
			status: 400,
			body: { code: 200001, message: 'Title was blocked by automatic moderation' },
		});
		const question = ask('something rude');
		await bot.answered(/Answer 1/, question.id);
		expect(nameOf(question.id)).toHaveLength(2);
		expect(nameOf(question.id).at(-1)).toBe('A question');
	});

	test('a start whose answer is lost opens one thread', async () => {
		bot.discord.failNext({
			method: 'POST',
			path: /\/threads$/,
			performFirst: true,
			connection: 'close',
		});
		const question = ask('rice?');
		await bot.answered(/Answer 1/, question.id);
		refusalsExpected = true;
	});

	test.each([
		['createPublicThreads', permission.createPublicThreads],
		['sendMessagesInThreads', permission.sendMessagesInThreads],
		['readMessageHistory', permission.readMessageHistory],
	])('without %s it answers in the channel', async (name, denied) => {
		bot.discord.denyBot(bot.channel.id, denied);
		ask('rice?');
		await bot.answered(/Answer 1/);
		expect(bot.discord.requests.some(({ path }) => path.endsWith('/threads'))).toBe(false);
		refusalsExpected = name === 'readMessageHistory';
	});

	test('a question that is deleted meanwhile takes its answer in the thread with it', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		const question = ask('count');
		await bot.answered(/on and on/, question.id);
		bot.discord.deleteMessage(question.id);
		await bot.discord.waitFor(() => bot.answers(question.id)[0]?.deletedAtMs !== null);
	});
});

describe('without the Message Content intent', () => {
	beforeEach(() => start({ discord: { messageContentAllowed: false } }));

	test('the first answer in a thread says that mentions are needed there', async () => {
		await threadsAre('always');
		const question = ask('rice?');
		expect(await bot.answered(/left today/, question.id)).toContain('mention me each time');
		say('and noodles?', question.id);
		ask('and soup?', question.id);
		await bot.answered(/Answer 2/, question.id);
		expect(said()?.at(-1)).toBe('Ada: and soup?');
	});

	test('a reply to the answer of a command is told to mention', async () => {
		const command = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'ask',
			options: { prompt: 'rice?' },
		});
		await command.shows(/left today/);
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'why?',
			replyTo: command.original?.id ?? '',
		});
		await bot.answered(/does not show me what you wrote/);
		await asked(1);
	});

	test('a quoted message that is blank is never taken for an empty one', async () => {
		const hidden = say('the secret is thyme', bot.channel.id, bot.bob);
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'true?',
			mentionsBot: true,
			replyTo: hidden.id,
		});
		expect(await bot.answered(/left today/)).toContain(
			'I could not read the quoted message by Bob: Discord shows me only what mentions me.',
		);
		expect(said()?.at(-1)).toBe('Ada: true?');
	});

	test('alone with such a message it spends nothing', async () => {
		const hidden = say('the secret is thyme', bot.channel.id, bot.bob);
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			mentionsBot: true,
			replyTo: hidden.id,
		});
		await bot.answered(/^I could not read the quoted message by Bob/);
		expect(bot.provider.requests).toEqual([]);
	});
});

describe('offered', () => {
	const OFFER = 'Continue in a thread';
	const withOffer = () =>
		bot.discord.waitFor(() => bot.answers().find((one) => labelsOf(one).includes(OFFER)));

	function press(message: MessageRecord, { id: userId } = bot.ada) {
		const customId = buttonsOf(message).find(({ label }) => label === OFFER)?.custom_id;
		return bot.discord.click({ message, customId, userId });
	}

	beforeEach(async () => {
		await start();
		await threadsAre('offer');
	});

	test('the button moves question and answer into a thread, once', async () => {
		const question = ask('# How do I cook *rice*?');
		const answer = await withOffer();
		await press(answer, bot.bob).shows('for the person who asked');
		const presses = Array.from({ length: 5 }, () => press(answer));
		for (const one of presses) await one.shows(/It goes on here: .*\/channels\//);
		expect(bot.answers(question.id).map(({ content }) => content)).toEqual([
			'Go on here: in this thread I answer without being mentioned.',
		]);
		expect(nameOf(question.id)[0]).toBe('How do I cook rice?');
		say('and noodles?', question.id);
		await bot.answered(/Answer 2/, question.id);
		expect(said()?.slice(1)).toEqual([
			'Ada: # How do I cook *rice*?',
			'Answer 1.',
			'Ada: and noodles?',
		]);
		ask('soup?');
		await bot.answered(/Answer 3/);
		expect(said()?.slice(1)).toEqual(['Ada: soup?']);
		refusalsExpected = true;
	});

	test('it stays while the question is edited, and stands under the answer to that too', async () => {
		const question = ask('rice?');
		const answer = await withOffer();
		bot.discord.editMessage(question.id, `<@${bot.discord.botUserId}> noodles?`);
		const edited = 'Answer the edited question';
		await bot.discord.waitFor(() => labelsOf(answer).includes(edited));
		expect(labelsOf(answer)).toContain(OFFER);
		const customId = buttonsOf(answer).find(({ label }) => label === edited)?.custom_id;
		bot.discord.click({ message: answer, customId, userId: bot.ada.id });
		const second = await bot.discord.waitFor(() =>
			bot.answers().find((one) => one !== answer && labelsOf(one).includes(OFFER)),
		);
		await press(second).shows('It goes on here');
		say('and soup?', question.id);
		await bot.answered(/Answer 3/, question.id);
		expect(said()?.slice(1)).toEqual(['Ada: noodles?', 'Answer 2.', 'Ada: and soup?']);
	});

	test('the button works after a restart', async () => {
		const question = ask('rice?');
		const answer = await withOffer();
		await bot.restart();
		await press(answer).shows('It goes on here');
		say('and noodles?', question.id);
		await bot.answered(/Answer/, question.id);
		expect(said()?.[1]).toBe('Ada: rice?');
	});

	test('what the bot lacks is named', async () => {
		ask('rice?');
		const answer = await withOffer();
		bot.discord.denyBot(bot.channel.id, permission.createPublicThreads);
		const shown = await press(answer).shows('I am not allowed to open a thread');
		expect(shown).toContain('the permission **Create Public Threads**');
	});

	test('a question that is gone is no place for a thread', async () => {
		const question = ask('rice?');
		const answer = await withOffer();
		bot.discord.deleteMessage(question.id);
		await eventually(async () => press(answer).shows('I no longer know the question'));
	});

	test('whose words are not kept has nothing that could go on in a thread', async () => {
		const optedOut = { privacy: { noticedAt: 0, optedOutAt: 0 } };
		await choose(bot, `person:${bot.ada.id}`, optedOut);
		ask('rice?');
		await bot.answered(/left today/);
		expect(bot.answers().flatMap(labelsOf)).toContain('Regenerate');
		expect(bot.answers().flatMap(labelsOf)).not.toContain(OFFER);
	});

	test('in a thread there is nothing to offer', async () => {
		const thread = bot.discord.addThread(bot.channel.id);
		ask('rice?', thread.id);
		await bot.answered(/left today/, thread.id);
		expect(bot.answers(thread.id).flatMap(labelsOf)).not.toContain(OFFER);
	});
});

test('where nobody chose anything no thread is opened or offered', async () => {
	await start();
	ask('rice?');
	await bot.answered(/left today/);
	expect(bot.discord.requests.some(({ path }) => path.endsWith('/threads'))).toBe(false);
	expect(bot.answers().flatMap(labelsOf)).not.toContain('Continue in a thread');
});

test('a thread of people in which it was mentioned needs no further mention, after a restart too', async () => {
	await start();
	const thread = bot.discord.addThread(bot.channel.id, { ownerId: bot.bob.id });
	say('not for the bot', thread.id);
	ask('rice?', thread.id);
	await bot.answered(/Answer 1[\s\S]*left today/, thread.id);
	await bot.restart();
	say('and noodles?', thread.id);
	await bot.answered(/Answer 2/, thread.id);
	expect(said()?.slice(1)).toEqual(['Ada: rice?', 'Answer 1.', 'Ada: and noodles?']);
});

test('in a private thread it answers where it is a member', async () => {
	await start();
	const inside = bot.discord.addThread(bot.channel.id, { private: true, botJoined: true });
	const outside = bot.discord.addThread(bot.channel.id, { private: true });
	say('a secret', outside.id);
	say('rice?', inside.id);
	await bot.answered(/Answer 1/, inside.id);
	expect(bot.provider.requests).toHaveLength(1);
	expect(bot.answers(outside.id)).toEqual([]);
});
