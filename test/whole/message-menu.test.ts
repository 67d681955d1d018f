import { afterEach, describe, expect, test, vi } from 'vitest';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
async function start(options: Parameters<typeof startWhole>[0] = {}) {
	bot = await startWhole(options);
	bot.provider.answer({ text: 'It is about soup.' });
}
afterEach(() => bot.end());

type Entry = 'Ask about this' | 'Ask about this privately';

async function choose(entry: Entry, targetId: string, channelId = bot.channel.id) {
	const opened = bot.discord.messageCommand({
		userId: bot.ada.id,
		channelId,
		name: entry,
		targetId,
	});
	await opened.acknowledged();
	return opened;
}

/** Writes this into the form that opened. */
function write(opened: Awaited<ReturnType<typeof choose>>, text: string) {
	const [, field = ''] = /"custom_id":"(text)"/.exec(JSON.stringify(opened.modal)) ?? [];
	return bot.discord.submitModal(opened, { [field]: text });
}

const question = () => String(bot.provider.requests.at(-1)?.body?.messages.at(-1)?.content);

test('are registered by a name of their own in the menu of a message', async () => {
	await start();
	const names = bot.discord
		.commands()
		.filter(({ payload }) => payload['type'] === 3)
		.map(({ name }) => name);
	expect(names).toEqual(['Ask about this', 'Ask about this privately']);
});

describe.each([
	['with', true],
	['without', false],
])('%s the Message Content intent', (_, messageContentAllowed) => {
	test('what is asked comes with the message, its files, and a link to it', async () => {
		await start({ discord: { messageContentAllowed } });
		const said = bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.bob.id,
			content: 'The soup needs thyme.',
			attachments: [
				{ name: 'recipe.txt', bytes: Buffer.from('boil it'), contentType: 'text/plain' },
			],
		});
		const sent = write(await choose('Ask about this', said.id), 'how much?');
		const shown = await sent.shows(/It is about soup\.[\s\S]*left today/);
		expect(sent.ephemeral).toBe(false);
		expect(shown).toContain(`About the message by Bob: https://discord.com/channels/`);
		expect(shown).toContain(said.id);
		expect(question()).toMatch(
			/^Ada: how much\?[\s\S]*a message by "Bob", sent with "recipe\.txt"[\s\S]*The soup needs thyme\.[\s\S]*boil it/,
		);
	});
});

test('an empty form asks to explain it', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		poll: { question: 'What to cook?', answers: ['Soup', 'Stew'] },
	});
	await write(await choose('Ask about this', said.id), '').shows(/left today/);
	expect(question()).toMatch(/^Ada: Please explain this\.[\s\S]*\[poll: What to cook\?/);
});

test('an empty form about what was said last asks to explain that', async () => {
	await start();
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'what is this about?',
		mentionsBot: true,
	});
	await bot.answered(/left today/);
	const answer = bot.answers(bot.channel.id).at(-1);
	await write(await choose('Ask about this', String(answer?.id)), '').shows(/left today/);
	expect(question()).toMatch(/^Ada: Please explain this\.$/);
});

test('privately only who asks sees it, and nothing of it is kept', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	const sent = write(await choose('Ask about this privately', said.id), 'how much?');
	const shown = await sent.shows(/left today/);
	expect(sent.ephemeral).toBe(true);
	expect(shown).not.toContain('About the message');
	bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.ada.id,
		content: 'next',
		mentionsBot: true,
	});
	await bot.answered(/left today/);
	expect(JSON.stringify(bot.provider.requests.at(-1)?.body)).not.toMatch(/thyme|how much/);
});

test('a message with nothing to read spends nothing', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		voice: { bytes: new Uint8Array(64), durationSeconds: 3 },
	});
	await write(await choose('Ask about this', said.id), '').shows(/It is about soup|voice message/);
	await vi.waitFor(() => expect(bot.provider.requests.length).toBeLessThanOrEqual(1));
	const blank = bot.discord.say({ channelId: bot.channel.id, userId: bot.bob.id, content: '' });
	const before = bot.provider.requests.length;
	await write(await choose('Ask about this', blank.id), '').shows(
		'I found nothing that I can read in the quoted message.',
	);
	expect(bot.provider.requests).toHaveLength(before);
});

test('a form that a restart has outlived says what to do', async () => {
	await start();
	const said = bot.discord.say({
		channelId: bot.channel.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	const opened = await choose('Ask about this', said.id);
	await bot.restart();
	const sent = write(opened, 'how much?');
	expect(await sent.shows('no longer know which message you meant')).toContain('how much?');
	expect(sent.ephemeral).toBe(true);
	expect(bot.provider.requests).toEqual([]);
});

test('works among people, where only who asks has installed the bot', async () => {
	await start();
	const group = bot.discord.openGroup([bot.ada.id, bot.bob.id]);
	const said = bot.discord.say({
		channelId: group.id,
		userId: bot.bob.id,
		content: 'The soup needs thyme.',
	});
	await write(await choose('Ask about this', said.id, group.id), 'how much?').shows(/left today/);
	expect(question()).toContain('The soup needs thyme.');
});

test('about a message of who opted out nothing is asked but what was written', async () => {
	await start();
	const { bob, channel, discord, provider } = bot;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: 'a secret parrot' });
	await discord
		.command({ userId: bob.id, channelId: channel.id, name: 'privacy opt-out' })
		.shows('From now on I keep nothing about you');
	const told = 'A quoted message is by somebody who opted out, so I could not read it.';
	await write(await choose('Ask about this', said.id), '').shows(told);
	expect(provider.requests).toHaveLength(0);
	await write(await choose('Ask about this', said.id), 'what is it?').shows(told);
	expect(question()).toContain('what is it?');
	expect(question()).not.toContain('parrot');
});
