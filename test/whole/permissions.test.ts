import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { eventually } from '../helpers/eventually.ts';
import { buttonsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
	bot.provider.answer((request) => ({ text: `Answer ${request.number}.` }));
});
afterEach(() => bot.end({ refusalsExpected: true }));

type Permission = keyof typeof permission;
type Fate = 'answered' | 'silent' | { readonly privately: string };

const SPEAKING: Fate = { privately: 'Send Messages' };

/** What happens on each surface when the bot lacks just this one permission in the channel. */
const TABLE: readonly (readonly [Permission, Record<Surface, Fate>])[] = [
	[
		'viewChannel',
		{
			mention: 'silent',
			thread: 'silent',
			command: { privately: 'View Channel' },
			button: 'answered',
		},
	],
	[
		'sendMessages',
		{ mention: 'silent', thread: 'answered', command: SPEAKING, button: 'answered' },
	],
	[
		'sendMessagesInThreads',
		{ mention: 'answered', thread: 'silent', command: 'answered', button: 'answered' },
	],
	[
		'createPublicThreads',
		{ mention: 'answered', thread: 'answered', command: 'answered', button: 'answered' },
	],
	[
		'readMessageHistory',
		{ mention: 'answered', thread: 'answered', command: 'answered', button: 'answered' },
	],
	[
		'attachFiles',
		{ mention: 'answered', thread: 'answered', command: 'answered', button: 'answered' },
	],
	[
		'embedLinks',
		{ mention: 'answered', thread: 'answered', command: 'answered', button: 'answered' },
	],
];

const SURFACES = ['mention', 'thread', 'command', 'button'] as const;
type Surface = (typeof SURFACES)[number];

const CASES = TABLE.flatMap(([name, fates]) =>
	SURFACES.map((surface): readonly [Permission, Surface, Fate] => [name, surface, fates[surface]]),
);

const say = (content: string, channelId = bot.channel.id) =>
	bot.discord.say({ channelId, userId: bot.ada.id, content, mentionsBot: true });
const command = (name: string, options = {}) =>
	bot.discord.command({ userId: bot.ada.id, channelId: bot.channel.id, name, options });

function press(message: MessageRecord, label: string) {
	const customId = buttonsOf(message).find((one) => one.label === label)?.custom_id;
	return bot.discord.click({ message, customId, userId: bot.ada.id });
}

async function firstAnswer(): Promise<MessageRecord> {
	say('first');
	await bot.answered(/Answer 1\.[\s\S]*left today/);
	const [answer] = bot.answers();
	if (!answer) throw new Error('There is no answer.');
	return answer;
}

/** Does what a person does there, and gives back what they see of it. */
async function act(surface: Surface, denied: bigint): Promise<() => string> {
	const deny = () => bot.discord.denyBot(bot.channel.id, denied);
	const textsIn = (channelId: string) =>
		bot
			.answers(channelId)
			.map(({ content }) => content)
			.join('\n');
	if (surface === 'thread') {
		const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
		deny();
		bot.discord.say({ channelId: thread.id, userId: bot.ada.id, content: 'why?' });
		return () => textsIn(thread.id);
	}
	if (surface === 'button') {
		const answer = await firstAnswer();
		deny();
		const pressed = press(answer, 'Regenerate');
		return () => `${pressed.visible()}\n${textsIn(bot.channel.id).replace('Answer 1.', '')}`;
	}
	deny();
	if (surface === 'mention') {
		say('why?');
		return () => textsIn(bot.channel.id);
	}
	const asked = command('ask', { prompt: 'why?' });
	return () => (asked.ephemeral ? `(privately) ${asked.visible()}` : asked.visible());
}

test.each(CASES)('without %s by %s', async (name, surface, fate) => {
	const seen = await act(surface, permission[name]);
	if (fate === 'answered') {
		await eventually(() => expect(seen()).toMatch(/Answer \d\.[\s\S]*left today/));
	} else if (fate === 'silent') {
		const elsewhere = bot.discord.addChannel(bot.server.id);
		say('still there?', elsewhere.id);
		await bot.answered(/Answer 1/, elsewhere.id);
		expect(seen()).toBe('');
	} else {
		await eventually(() => expect(seen()).toContain('I am not allowed to write here'));
		expect(seen()).toMatch(/^\(privately\) Answer 1\.[\s\S]*left today/);
		expect(seen()).toContain(`the permission **${fate.privately}**`);
	}
});

test('in a thread it is the permission for threads that is named', async () => {
	const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
	bot.discord.denyBot(bot.channel.id, permission.sendMessagesInThreads);
	const asked = bot.discord.command({
		userId: bot.ada.id,
		channelId: thread.id,
		name: 'ask',
		options: { prompt: 'why?' },
	});
	await asked.shows('the permission **Send Messages in Threads**');
	expect(asked.ephemeral).toBe(true);
});

describe('without permission to write', () => {
	const deny = () => bot.discord.denyBot(bot.channel.id, permission.sendMessages);
	const LACK = 'give me the permission **Send Messages**';

	test('what is private anyway works, without a word of it', async () => {
		deny();
		const asked = command('ask', { prompt: 'why?', private: true });
		await asked.shows(/Answer 1[\s\S]*left today/);
		await command('help').shows('I pass your questions');
		expect(asked.visible()).not.toContain(LACK);
	});

	test('what is asked is as private as if it had been asked so: nothing of it is kept', async () => {
		deny();
		await command('ask', { prompt: 'a parrot?' }).shows(LACK);
		bot.discord.denyBot(bot.channel.id, 0n);
		say('and now?');
		await bot.answered(/Answer 2[\s\S]*left today/);
		expect(JSON.stringify(bot.provider.requests.at(-1)?.body)).not.toContain('parrot');
	});

	test('what is chosen for a channel is confirmed to who chose, and what needs others is refused', async () => {
		deny();
		const chosen = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'persona set',
			options: { text: 'You are a parrot.' },
			permissions: permission.manageMessages,
		});
		expect(await chosen.shows(LACK)).toContain('You are a parrot.');
		expect(chosen.ephemeral).toBe(true);
		const compared = command('compare', { prompt: 'why?' });
		expect(await compared.shows(LACK)).toMatch(/^I am not allowed to write here/);
		expect(bot.provider.requests).toEqual([]);
	});

	test('what is asked about a message is answered to who asked', async () => {
		const said = say('The soup needs thyme.');
		await bot.answered(/Answer 1[\s\S]*left today/);
		deny();
		const opened = bot.discord.messageCommand({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'Ask about this',
			targetId: said.id,
		});
		await opened.acknowledged();
		const sent = bot.discord.submitModal(opened, { text: 'how much?' });
		expect(await sent.shows(LACK)).toContain('Answer 2.');
		expect(sent.ephemeral).toBe(true);
	});
});

describe('a long answer', () => {
	const paragraphs = Array.from(
		{ length: 200 },
		(_, index) => `Paragraph ${index}: ${'so many words '.repeat(8)}`,
	);

	test.each([
		['that comes at once', 0],
		['that grows', 6_000],
	])(
		'%s without permission to attach files comes in several messages, capped, and says so',
		async (_, durationMs) => {
			bot.provider.answer({ text: paragraphs.join('\n\n'), durationMs });
			bot.discord.denyBot(bot.channel.id, permission.attachFiles);
			say('everything');
			await bot.answered(/I am not allowed to attach files[\s\S]*left today/);
			expect(bot.answers()).toHaveLength(8);
			expect(bot.answers().flatMap(({ attachments }) => attachments)).toEqual([]);
		},
	);
});

test('without permission to read the history the answer stands alone and nothing is fetched', async () => {
	const first = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'the beginning',
	});
	const second = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'the middle',
		replyTo: first.id,
	});
	bot.discord.denyBot(bot.channel.id, permission.readMessageHistory);
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'and?',
		mentionsBot: true,
		replyTo: second.id,
	});
	await bot.answered(/I could not fetch the messages before[\s\S]*left today/);
	expect(bot.answers()[0]?.reference).toBeNull();
	expect(String(bot.provider.requests[0]?.body?.messages.at(-1)?.content)).toContain('the middle');
	const reads = bot.discord.requests.filter(
		({ method, path }) => method === 'GET' && /\/messages\/\d+$/.test(path),
	);
	expect(reads).toEqual([]);
});

test('a mention of the bot’s own role counts, one of everybody does not', async () => {
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: '@everyone hello',
	});
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: `<@&${bot.server.botRoleId}> why?`,
	});
	await bot.answered(/Answer 1/);
	expect(String(bot.provider.requests[0]?.body?.messages.at(-1)?.content)).toBe('Ada: why?');
});
