import { afterAll, beforeAll, expect, test } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let whole: Whole;
beforeAll(async () => {
	whole = await startWhole();
	whole.provider.answer({ text: 'Noted.' });
});
afterAll(() => whole.end());

type Asking = Partial<Parameters<Whole['discord']['command']>[0]>;

const help = (more: Asking = {}) =>
	whole.discord.command({
		userId: whole.ada.id,
		channelId: whole.channel.id,
		name: 'help',
		...more,
	});

test('it tells who answers and what is left, with commands to click, to who asks alone', async () => {
	const asked = help();
	const said = await asked.shows('I am an AI bot');
	expect(asked.ephemeral).toBe(true);
	expect(said).toMatch(/\*\*[^*]+\*\* answers here: the default/);
	expect(said).toMatch(/\*\*Left today:\*\* 50 of 50 requests .*<t:\d{10}:R>/);
	for (const name of ['ask', 'model', 'quota', 'reset'])
		expect(said).toMatch(new RegExp(`^</${name}:\\d+> – `, 'm'));
	expect(said).not.toContain('</settings');
	expect(said).not.toContain('Degraded');
	expect(said).not.toContain('Permissions that I miss');
	const toManager = await help({ permissions: permission.manageGuild }).shows('I am an AI bot');
	expect(toManager).toMatch(/<\/settings [\w-]+:\d+>/);
});

test('it follows the day', async () => {
	const { ada, channel, discord } = whole;
	await discord
		.command({ userId: ada.id, channelId: channel.id, name: 'ask', options: { prompt: 'hi' } })
		.shows('Noted.');
	expect(await help().shows('Left today')).toContain('49 of 50 requests');
});

test.each([
	[permission.attachFiles, '添加附件', '发不了图片'],
	[permission.readMessageHistory, '阅读消息历史', '没法指向你的消息'],
	[permission.createPublicThreads, '创建公共子区', '开不了子区'],
	[permission.sendMessages, '发送消息', '只能悄悄回答你一个人'],
] as const)(
	'a permission that is taken away (%d) is named as Discord names it in the reader’s language',
	async (bit, name, cost) => {
		const { discord, server } = whole;
		const place = discord.addChannel(server.id, { name: 'strict', deniedToBot: bit });
		const said = await help({ channelId: place.id, locale: 'zh-CN' }).shows('我是 AI 机器人');
		expect(said.match(/^- .*$/gm)).toEqual([expect.stringContaining(`- ${name}：`)]);
		expect(said).toContain(cost);
	},
);

test('in a thread it is the permission of threads that counts', async () => {
	const { discord, server } = whole;
	const denied = permission.sendMessagesInThreads;
	const place = discord.addChannel(server.id, { name: 'no threads', deniedToBot: denied });
	const thread = discord.addThread(place.id, { name: 'aside' });
	expect(await help({ channelId: place.id }).shows('Just write')).not.toContain('- Send');
	expect(await help({ channelId: thread.id }).shows('Only privately')).toContain(
		'- Send Messages in Threads: I can answer only privately.',
	);
});

test('in a thread of a channel that was asked to be quiet it tells what happens there', async () => {
	const { ada, bob, discord, provider, server } = whole;
	const quiet = discord.addChannel(server.id, { name: 'library' });
	const thread = discord.addThread(quiet.id, { botJoined: true });
	await help({ channelId: thread.id }).shows('mention me with a question');
	await discord
		.command({
			userId: ada.id,
			channelId: quiet.id,
			name: 'settings quiet',
			options: { on: true },
			permissions: permission.manageGuild,
		})
		.shows('Quiet here');
	await help({ channelId: thread.id }).shows(
		'mention me in every message; I was asked to be quiet',
	);
	const before = provider.requests.length;
	const say = (content: string, mentionsBot: boolean) =>
		discord.say({ channelId: thread.id, userId: bob.id, content, mentionsBot });
	say('among ourselves', false);
	say('and you?', true);
	await whole.answered(/Noted\./, thread.id);
	expect(provider.requests).toHaveLength(before + 1);
});

test('where only its commands were brought along, and in a DM, it tells what works there', async () => {
	const { ada, bob, discord } = whole;
	const { id: serverId } = discord.addGuild({ name: 'Elsewhere', botIsMember: false });
	const { id: channelId } = discord.addChannel(serverId, { name: 'general' });
	await help({ channelId }).shows('I am no member here');
	await help({ channelId: discord.openGroup([ada.id, bob.id]).id }).shows('I am no member here');
	const direct = await help({ channelId: discord.openDirectMessage(ada.id).id }).shows(
		'here every message is for me',
	);
	expect(direct).toContain('Remove it with “Delete” under it');
	expect(direct).not.toContain('</settings');
});

test('without Message Content it says that a mention is needed everywhere, and goes on working', async () => {
	const degraded = await startWhole({
		speed: 50,
		discord: { messageContentAllowed: false },
	});
	const { ada, channel, discord, provider } = degraded;
	provider.answer({ text: 'Heard.' });
	const asked = discord.command({ userId: ada.id, channelId: channel.id, name: 'help' });
	expect(await asked.shows('I am an AI bot')).toContain(
		'mention me in every message, in threads too',
	);
	discord.say({ channelId: channel.id, userId: ada.id, content: 'you?', mentionsBot: true });
	await degraded.answered(/Heard\./);
	await degraded.end();
});

test('with a dead key it says who is silent', async () => {
	const dead = await startWhole({
		environment: { OPENROUTER_API_KEY: 'sk-or-v1-of-somebody-else' },
	});
	const { ada, channel, discord } = dead;
	await discord.waitFor(() => discord.connected());
	const asked = discord.command({ userId: ada.id, channelId: channel.id, name: 'help' });
	const said = await asked.shows('I am an AI bot');
	expect(said).toContain('**Degraded:** I cannot ask OpenRouter just now');
	expect(said).not.toContain('sk-or');
	await dead.end({ refusalsExpected: true });
});
