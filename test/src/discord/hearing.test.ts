import { expect, test } from 'vitest';
import { channelType } from '../../../src/stand-ins/discord/world.ts';
import { eventually } from '../../helpers/eventually.ts';
import { makeScene } from './make-discord.ts';

type Scene = Awaited<ReturnType<typeof makeScene>>;

/** Waits until a mention sent now is heard, and gives back what was heard before it. */
async function heardBefore({ channel, heard, standIn }: Scene) {
	const zoe = standIn.addUser({ name: 'zoe' });
	standIn.say({ channelId: channel.id, userId: zoe.id, content: 'the last', mentionsBot: true });
	await eventually(() => expect(heard.at(-1)).toMatchObject({ text: 'the last' }));
	return heard.slice(0, -1);
}

const ownMessage = ({ channel, standIn }: Scene) =>
	standIn.say({ channelId: channel.id, userId: standIn.botUserId, content: 'I said this' });
const ownThread = ({ channel, standIn }: Scene) =>
	standIn.addThread(channel.id, { ownerId: standIn.botUserId });

const heardCases: readonly [string, (scene: Scene) => void, string?][] = [
	[
		'a mention',
		({ ann, channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello', mentionsBot: true }),
	],
	[
		'a mention in the old form, at the end',
		({ ann, channel, standIn }) =>
			standIn.say({
				channelId: channel.id,
				userId: ann.id,
				content: `hello <@!${standIn.botUserId}>`,
			}),
	],
	[
		"a ping of the bot's own role",
		({ ann, channel, guild, standIn }) =>
			standIn.say({
				channelId: channel.id,
				userId: ann.id,
				content: `<@&${guild.botRoleId}> hello`,
			}),
	],
	[
		'a reply to the bot that rings',
		(scene) =>
			scene.standIn.say({
				channelId: scene.channel.id,
				userId: scene.ann.id,
				content: 'hello',
				replyTo: ownMessage(scene).id,
			}),
	],
	[
		'a reply to the bot that does not ring',
		(scene) =>
			scene.standIn.say({
				channelId: scene.channel.id,
				userId: scene.ann.id,
				content: 'hello',
				replyTo: ownMessage(scene).id,
				replyRings: false,
			}),
	],
	[
		'a direct message',
		({ ann, standIn }) =>
			standIn.say({
				channelId: standIn.openDirectMessage(ann.id).id,
				userId: ann.id,
				content: 'hello',
			}),
	],
	[
		'a thread that the bot opened',
		(scene) =>
			scene.standIn.say({ channelId: ownThread(scene).id, userId: scene.ann.id, content: 'hello' }),
	],
	[
		'a thread that the bot has joined',
		({ ann, channel, standIn }) =>
			standIn.say({
				channelId: standIn.addThread(channel.id, { botJoined: true }).id,
				userId: ann.id,
				content: 'hello',
			}),
	],
	[
		"an answer to oneself in the bot's thread",
		(scene) => {
			const { ann, standIn } = scene;
			const thread = ownThread(scene);
			const first = standIn.say({ channelId: thread.id, userId: ann.id, content: '' });
			standIn.say({
				channelId: thread.id,
				userId: ann.id,
				content: 'hello',
				replyTo: first.id,
				replyRings: false,
			});
		},
	],
	[
		'an announcement channel',
		({ ann, guild, standIn }) => {
			const news = standIn.addChannel(guild.id, { type: channelType.announcement });
			standIn.say({ channelId: news.id, userId: ann.id, content: 'hello', mentionsBot: true });
		},
	],
	[
		'the text of a voice channel',
		({ ann, guild, standIn }) => {
			const voice = standIn.addChannel(guild.id, { type: channelType.voice });
			standIn.say({ channelId: voice.id, userId: ann.id, content: 'hello', mentionsBot: true });
		},
	],
	[
		'a mention without words',
		({ ann, channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: ann.id, mentionsBot: true }),
		'',
	],
];

test.for(heardCases)('%s is heard', async ([, act, text = 'hello']) => {
	const scene = await makeScene();
	act(scene);
	expect(await heardBefore(scene)).toMatchObject([{ kind: 'heard', text }]);
	expect(scene.standIn.refusals).toEqual([]);
});

const SYSTEM_TYPES = Array.from({ length: 100 }, (_, type) => type).filter(
	(type) => type !== 0 && type !== 19,
);

const silentCases: readonly [string, (scene: Scene) => void][] = [
	[
		'a message for nobody',
		({ ann, channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello all' }),
	],
	[
		'another bot',
		({ channel, standIn }) =>
			standIn.say({
				channelId: channel.id,
				userId: standIn.addUser({ name: 'robot', bot: true }).id,
				mentionsBot: true,
			}),
	],
	[
		'a webhook',
		({ channel, standIn }) =>
			standIn.say({
				channelId: channel.id,
				webhook: { id: standIn.addUser({ name: 'hook' }).id, name: 'hook' },
				mentionsBot: true,
			}),
	],
	[
		'the bot itself',
		({ channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: standIn.botUserId, mentionsBot: true }),
	],
	[
		'every system message',
		({ ann, channel, standIn }) => {
			for (const type of SYSTEM_TYPES)
				standIn.say({ channelId: channel.id, userId: ann.id, mentionsBot: true, type });
		},
	],
	[
		'@everyone',
		({ ann, channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: ann.id, content: '@everyone hello' }),
	],
	[
		'@here',
		({ ann, channel, standIn }) =>
			standIn.say({ channelId: channel.id, userId: ann.id, content: '@here hello' }),
	],
	[
		'a ping of another role',
		({ ann, channel, guild, standIn }) =>
			standIn.say({
				channelId: channel.id,
				userId: ann.id,
				content: `<@&${guild.peopleRoleId}> hello`,
			}),
	],
	[
		'a mention of somebody else',
		({ ann, channel, standIn }) =>
			standIn.say({
				channelId: channel.id,
				userId: ann.id,
				content: `<@${standIn.addUser({ name: 'bob' }).id}> hello`,
			}),
	],
	[
		'a reply to somebody else',
		({ ann, channel, standIn }) => {
			const bob = standIn.addUser({ name: 'bob' });
			const said = standIn.say({ channelId: channel.id, userId: bob.id, content: 'hm' });
			standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello', replyTo: said.id });
		},
	],
	[
		"talk among others in the bot's thread",
		(scene) => {
			const { ann, standIn } = scene;
			const bob = standIn.addUser({ name: 'bob' });
			const { id: channelId } = ownThread(scene);
			const said = standIn.say({ channelId, userId: bob.id, content: '@everyone look' });
			standIn.say({ channelId, userId: ann.id, content: `<@${bob.id}> hello` });
			standIn.say({
				channelId,
				userId: ann.id,
				content: 'hello',
				replyTo: said.id,
				replyRings: false,
			});
		},
	],
	[
		"nothing readable in the bot's thread",
		(scene) => scene.standIn.say({ channelId: ownThread(scene).id, userId: scene.ann.id }),
	],
	[
		'a thread that the bot has no part in',
		({ ann, channel, standIn }) =>
			standIn.say({
				channelId: standIn.addThread(channel.id).id,
				userId: ann.id,
				content: 'hello',
			}),
	],
	[
		"a forward of the bot's message",
		(scene) => {
			const { id: messageId, channelId } = ownMessage(scene);
			scene.standIn.say({ channelId, userId: scene.ann.id, forwards: { channelId, messageId } });
		},
	],
];

test.for(silentCases)('%s starts nothing', async ([, act]) => {
	const scene = await makeScene();
	act(scene);
	expect(await heardBefore(scene)).toEqual([]);
	expect(scene.standIn.refusals).toEqual([]);
});

test('a thread in which the bot was mentioned needs no further mention', async () => {
	const scene = await makeScene();
	const { ann, channel, standIn } = scene;
	const { id: channelId } = standIn.addThread(channel.id);
	standIn.say({ channelId, userId: ann.id, content: 'first', mentionsBot: true });
	standIn.say({ channelId, userId: ann.id, content: 'second' });
	expect(await heardBefore(scene)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
	expect(standIn.refusals).toEqual([]);
});

test('says who asked, where, when, with which powers and in which language', async () => {
	const scene = await makeScene();
	const { standIn } = scene;
	const owner = standIn.addUser({ name: 'olga', displayName: 'Olga' });
	const guild = standIn.addGuild({ ownerId: owner.id, locale: 'zh-CN' });
	const channel = standIn.addChannel(guild.id);
	const thread = standIn.addThread(channel.id, { ownerId: owner.id, botJoined: true });
	const cooks = standIn.addRole(guild.id, { name: 'Cooks' });
	standIn.giveRole(guild.id, owner.id, cooks.id);
	const asked = standIn.say({ channelId: thread.id, userId: owner.id, content: 'mine' });
	standIn.say({ channelId: thread.id, userId: scene.ann.id, content: 'ours' });
	expect(await heardBefore(scene)).toMatchObject([
		{
			id: asked.id,
			askedAt: expect.closeTo(scene.clock.now(), -5),
			person: { id: owner.id, name: 'Olga' },
			place: {
				key: `guild:${guild.id}:${thread.id}`,
				kind: 'thread',
				channelId: thread.id,
				serverId: guild.id,
			},
			may: { manageServer: true, manageMessages: true },
			roleIds: [guild.peopleRoleId, cooks.id],
			ownsPlace: true,
			locale: { person: 'zh-CN', place: 'zh-CN' },
		},
		{
			person: { name: 'Ann' },
			may: { manageServer: false, manageMessages: false },
			roleIds: [guild.peopleRoleId],
			ownsPlace: false,
		},
	]);
	expect(standIn.refusals).toEqual([]);
});

test('a direct message belongs to whoever writes it', async () => {
	const scene = await makeScene();
	const { ann, standIn } = scene;
	const { id: channelId } = standIn.openDirectMessage(ann.id);
	standIn.say({ channelId, userId: ann.id, content: 'psst' });
	expect(await heardBefore(scene)).toMatchObject([
		{
			place: { key: `dm:${channelId}`, kind: 'dm', channelId },
			ownsPlace: true,
			may: { manageServer: false },
			roleIds: [],
		},
	]);
	expect(standIn.refusals).toEqual([]);
});

test('mentions become names, and files are passed on as Discord tells of them', async () => {
	const scene = await makeScene();
	const { ann, channel, guild, standIn } = scene;
	const bob = standIn.addUser({ name: 'bob', displayName: 'Bob' });
	const bot = `<@${standIn.botUserId}>`;
	standIn.say({
		channelId: channel.id,
		userId: ann.id,
		content: `${bot} ask <@${bob.id}> of <@&${guild.peopleRoleId}> in <#${channel.id}> <:smile:123456789012345678> </ask:123456789012345678>, ${bot}!`,
		attachments: [{ name: 'notes.txt', bytes: Buffer.from('notes'), contentType: 'text/plain' }],
	});
	expect(await heardBefore(scene)).toMatchObject([
		{
			text: 'ask @Bob of @People in #general :smile: /ask, !',
			files: [
				{
					name: 'notes.txt',
					sizeBytes: 5,
					contentType: 'text/plain',
					url: expect.stringMatching(/^http/),
				},
			],
		},
	]);
	expect(standIn.refusals).toEqual([]);
});

test('the name of a private thread is not given away', async () => {
	const scene = await makeScene();
	const { ann, channel, standIn } = scene;
	const hidden = standIn.addThread(channel.id, { name: 'secret', private: true, botJoined: true });
	standIn.say({
		channelId: channel.id,
		userId: ann.id,
		content: `<#${hidden.id}>`,
		mentionsBot: true,
	});
	expect(await heardBefore(scene)).toMatchObject([{ text: `<#${hidden.id}>` }]);
	expect(standIn.refusals).toEqual([]);
});

test('a message delivered again is heard once', async () => {
	const scene = await makeScene();
	const { ann, channel, standIn } = scene;
	const said = standIn.say({
		channelId: channel.id,
		userId: ann.id,
		content: 'once',
		mentionsBot: true,
	});
	for (let times = 0; times < 3; times++) standIn.repeatDelivery(said.id);
	expect(await heardBefore(scene)).toMatchObject([{ text: 'once' }]);
	expect(standIn.refusals).toEqual([]);
});

test('where the bot may not speak it stays silent, and the log says so once', async () => {
	const scene = await makeScene();
	const { ann, guild, logged, standIn } = scene;
	const SEND_MESSAGES = 1n << 11n;
	const quiet = standIn.addChannel(guild.id, { deniedToBot: SEND_MESSAGES });
	for (let times = 0; times < 100; times++) {
		standIn.say({ channelId: quiet.id, userId: ann.id, content: 'hello', mentionsBot: true });
	}
	const thread = standIn.addThread(quiet.id, { botJoined: true });
	standIn.say({ channelId: thread.id, userId: ann.id, content: 'but here' });
	expect(await heardBefore(scene)).toMatchObject([{ text: 'but here' }]);
	expect(logged('may not answer')).toMatchObject([
		{ channelId: quiet.id, missing: ['send-messages'] },
	]);
	standIn.denyBot(quiet.id, 0n);
	standIn.say({ channelId: quiet.id, userId: ann.id, content: 'now', mentionsBot: true });
	await eventually(() => expect(scene.heard.at(-1)).toMatchObject({ text: 'now' }));
	expect(standIn.refusals).toEqual([]);
});

test('in threads it is the permission for threads that counts', async () => {
	const scene = await makeScene();
	const { ann, guild, logged, standIn } = scene;
	const SEND_IN_THREADS = 1n << 38n;
	const channel = standIn.addChannel(guild.id, { deniedToBot: SEND_IN_THREADS });
	const thread = standIn.addThread(channel.id, { botJoined: true });
	standIn.say({ channelId: thread.id, userId: ann.id, content: 'here?' });
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'or here?', mentionsBot: true });
	expect(await heardBefore(scene)).toMatchObject([{ text: 'or here?' }]);
	expect(logged('may not answer')).toMatchObject([{ missing: ['send-messages-in-threads'] }]);
	expect(standIn.refusals).toEqual([]);
});

test.for([
	[
		'throws',
		() => {
			throw new Error('at once');
		},
	],
	['rejects', () => Promise.reject(new Error('later'))],
] as const)('a dispatch that %s ends nothing', async ([, failing]) => {
	let calls = 0;
	const { ann, channel, logged, standIn } = await makeScene({
		dispatch: () => {
			calls++;
			return failing();
		},
	});
	for (const content of ['one', 'two']) {
		standIn.say({ channelId: channel.id, userId: ann.id, content, mentionsBot: true });
	}
	await eventually(() => expect(logged('An event from Discord was lost')).toHaveLength(2));
	expect(calls).toBe(2);
	expect(JSON.stringify(logged('An event'))).not.toContain('one');
	expect(standIn.refusals).toEqual([]);
});

test('channels and messages of unknown kinds are passed over', async () => {
	const scene = await makeScene();
	const { ann, guild, standIn } = scene;
	const strange = standIn.addChannel(guild.id, { type: 99 });
	standIn.say({
		channelId: strange.id,
		userId: ann.id,
		content: 'hm',
		type: 99,
		mentionsBot: true,
	});
	expect(await heardBefore(scene)).toEqual([]);
	expect(scene.state().ready).toBe(true);
	expect(standIn.refusals).toEqual([]);
});

test('after the intake was stopped nothing is heard', async () => {
	const { ann, channel, discord, heard, standIn } = await makeScene();
	discord.stopIntake();
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'late', mentionsBot: true });
	standIn.dropAll();
	await standIn.waitFor(() => standIn.resumes.length === 1);
	expect(heard).toEqual([]);
	expect(standIn.refusals).toEqual([]);
});
