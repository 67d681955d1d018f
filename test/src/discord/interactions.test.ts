import { expect, test } from 'vitest';
import { readAddress } from '../../../src/discord/address.ts';
import type { Incoming } from '../../../src/dispatch.ts';
import { AcknowledgementLost } from '../../../src/errors.ts';
import { eventually } from '../../helpers/eventually.ts';
import { asBot, makeScene } from './make-discord.ts';
import { ask, describe, model, settings } from './sample-commands.ts';

type Kind = Incoming['kind'];

const makeAsked = () => makeScene({ commands: [ask, model, settings], describe });
type Scene = Awaited<ReturnType<typeof makeAsked>>;

async function next<Wanted extends Kind>({ heard }: Pick<Scene, 'heard'>, kind: Wanted) {
	const isWanted = (one: Incoming): one is Extract<Incoming, { kind: Wanted }> => one.kind === kind;
	return eventually(() => {
		const found = heard.find(isWanted);
		if (!found) throw new Error(`No ${kind} yet`);
		return found;
	});
}

const MANAGE_SERVER = 1n << 5n;
const ADMINISTRATOR = 1n << 3n;

test('a command brings its options, its place and the powers of the caller', async () => {
	const scene = await makeAsked();
	const { ann, channel, clock, guild, standIn } = scene;
	const sent = standIn.command({
		userId: ann.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'why?', private: true, file: { name: 'a.txt', bytes: Buffer.from('abc') } },
		locale: 'de',
		permissions: MANAGE_SERVER,
	});
	const incoming = await next(scene, 'slash');
	expect(incoming).toMatchObject({
		id: sent.id,
		name: 'ask',
		options: { prompt: 'why?', private: true, file: { name: 'a.txt', sizeBytes: 3 } },
		askedAt: expect.closeTo(clock.now(), -4),
		person: { id: ann.id, name: 'Ann' },
		place: { key: `guild:${guild.id}:${channel.id}`, kind: 'channel', serverId: guild.id },
		may: { manageServer: true, manageMessages: false },
		ownsPlace: false,
		locale: { person: 'de', place: 'en-US' },
	});
	await incoming.acknowledge('private');
	expect(sent).toMatchObject({ callbackType: 5, ephemeral: true });
	expect(standIn.refusals).toEqual([]);
});

test('a subcommand brings its whole name, its numbers and roles, and the roles of the caller', async () => {
	const scene = await makeAsked();
	const { ann, channel, guild, standIn } = scene;
	const cooks = standIn.addRole(guild.id, { name: 'Cooks' });
	standIn.giveRole(guild.id, ann.id, cooks.id);
	standIn.command({
		userId: ann.id,
		channelId: channel.id,
		name: 'settings quota',
		options: { 'daily-cap': 9, weight: 0.5, role: cooks.id },
		permissions: MANAGE_SERVER,
	});
	expect(await next(scene, 'slash')).toMatchObject({
		name: 'settings quota',
		options: { 'daily-cap': 9, weight: 0.5, role: cooks.id },
		roleIds: [guild.peopleRoleId, cooks.id],
	});
	standIn.startAutocomplete({
		userId: ann.id,
		channelId: channel.id,
		name: 'settings quota',
		focused: 'model',
		options: { model: 'lla' },
		permissions: MANAGE_SERVER,
	});
	expect(await next(scene, 'suggest')).toMatchObject({
		name: 'settings quota',
		option: 'model',
		typed: 'lla',
	});
	expect(standIn.refusals).toEqual([]);
});

test('in a direct message nobody has roles', async () => {
	const scene = await makeAsked();
	const { ann, standIn } = scene;
	const { id: channelId } = standIn.openDirectMessage(ann.id);
	standIn.command({ userId: ann.id, channelId, name: 'ask', options: { prompt: 'x' } });
	expect((await next(scene, 'slash')).roleIds).toEqual([]);
});

test('an administrator has every power', async () => {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	standIn.command({
		userId: ann.id,
		channelId: channel.id,
		name: 'model',
		permissions: ADMINISTRATOR,
	});
	expect((await next(scene, 'slash')).may).toEqual({ manageServer: true, manageMessages: true });
	expect(standIn.refusals).toEqual([]);
});

test('a thread belongs to whoever opened it, a direct message to whoever writes', async () => {
	const scene = await makeAsked();
	const { ann, channel, heard, standIn } = scene;
	const thread = standIn.addThread(channel.id, { ownerId: ann.id });
	const direct = standIn.openDirectMessage(ann.id);
	for (const { id: channelId } of [thread, direct]) {
		standIn.command({ userId: ann.id, channelId, name: 'ask', options: { prompt: 'x' } });
	}
	await eventually(() => expect(heard).toHaveLength(2));
	expect(heard).toMatchObject([
		{ place: { kind: 'thread' }, ownsPlace: true },
		{ place: { kind: 'dm', key: `dm:${direct.id}` }, ownsPlace: true },
	]);
	expect(standIn.refusals).toEqual([]);
});

test('a form opens, and what is typed into it arrives', async () => {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	const sent = standIn.command({ userId: ann.id, channelId: channel.id, name: 'model' });
	const incoming = await next(scene, 'slash');
	await incoming.openForm({
		customId: 'form:1',
		title: `A title that is much longer than Discord allows ${'.'.repeat(40)}`,
		label: 'Your question',
		maxLength: 9_999,
	});
	await sent.acknowledged();
	const submitted = standIn.submitModal(sent, { text: 'a long question' });
	const form = await next(scene, 'form');
	expect(form).toMatchObject({
		id: submitted.id,
		customId: 'form:1',
		text: 'a long question',
		person: { name: 'Ann' },
	});
	await form.acknowledge('public');
	expect(submitted).toMatchObject({ callbackType: 5, ephemeral: false });
	expect(standIn.refusals).toEqual([]);
});

test('a form that Discord no longer waits for is a lost acknowledgement', async () => {
	const scene = await makeAsked();
	const { ann, channel, standIn } = scene;
	standIn.failNext({
		path: /\/callback/,
		status: 404,
		body: { message: 'Unknown interaction', code: 10062 },
	});
	standIn.command({ userId: ann.id, channelId: channel.id, name: 'model' });
	const incoming = await next(scene, 'slash');
	const form = { customId: 'form:1', title: 'Ask', label: 'Question', maxLength: 100 };
	await expect(incoming.openForm(form)).rejects.toThrow(AcknowledgementLost);
	expect(standIn.refusals).toEqual([]);
});

test('suggestions are cut to what Discord takes', async () => {
	const { ann, channel, standIn } = await makeScene({
		commands: [ask],
		async dispatch(incoming) {
			if (incoming.kind !== 'suggest') return;
			const { option, person, typed } = incoming;
			const many = Array.from({ length: 400 }, (_, index) => ({
				name: `${typed} ${index}`,
				value: `${index}`,
			}));
			await incoming.respond([
				{ name: `${person.name} ${option}`, value: 'first' },
				{ name: '字'.repeat(150), value: 'long' },
				{ name: 'dropped', value: 'v'.repeat(101) },
				...many,
			]);
		},
	});
	const choices = await standIn.autocomplete({
		userId: ann.id,
		channelId: channel.id,
		name: 'ask',
		options: { model: 'lla' },
		focused: 'model',
	});
	expect(choices).toHaveLength(25);
	expect(choices.slice(0, 3)).toEqual([
		{ name: 'Ann model', value: 'first' },
		{ name: `${'字'.repeat(99)}…`, value: 'long' },
		{ name: 'lla 0', value: '0' },
	]);
	expect(standIn.refusals).toEqual([]);
});

test('suggestions that come too late are noted and harm nothing', async () => {
	const scene = await makeAsked();
	const { ann, channel, logged, standIn } = scene;
	standIn.failNext({
		path: /\/callback/,
		status: 404,
		body: { message: 'Unknown interaction', code: 10062 },
	});
	standIn.startAutocomplete({
		userId: ann.id,
		channelId: channel.id,
		name: 'ask',
		focused: 'model',
		options: { model: '' },
	});
	const incoming = await next(scene, 'suggest');
	await incoming.respond([]);
	expect(logged('Suggestions came too late')).toHaveLength(1);
	expect(standIn.refusals).toEqual([]);
});

test.for([
	['the server installed it', ['server'], true],
	['both installed it', ['server', 'person'], true],
	['a person installed it', ['person'], false],
] as const)(
	'when %s, answers may or may not go on in the channel',
	async ([, installedBy, stands]) => {
		const scene = await makeAsked();
		const { ann, channel, standIn } = scene;
		standIn.command({
			userId: ann.id,
			channelId: channel.id,
			name: 'ask',
			options: { prompt: 'x' },
			installedBy,
		});
		const { surface } = await next(scene, 'slash');
		expect(readAddress(surface.address)).toMatchObject({ standsInChannel: stands });
		expect(standIn.refusals).toEqual([]);
	},
);

test('a command in a server and in a group without the bot is a call like any other', async () => {
	const scene = await makeAsked();
	const { ann, heard, standIn } = scene;
	const foreign = standIn.addGuild({ botIsMember: false });
	const there = standIn.addChannel(foreign.id);
	const group = standIn.openGroup([ann.id, standIn.addUser({ name: 'bob' }).id]);
	for (const { id: channelId } of [there, group]) {
		standIn.command({
			userId: ann.id,
			channelId,
			name: 'ask',
			options: { prompt: 'x' },
			installedBy: ['person'],
		});
	}
	await eventually(() => expect(heard).toHaveLength(2));
	expect(heard).toMatchObject([
		{ place: { key: `guild:${foreign.id}:${there.id}` } },
		{ place: { key: `dm:${group.id}` }, ownsPlace: false },
	]);
	expect(standIn.refusals).toEqual([]);
});

test('while the process leaves, a command gets a sentence and reaches nobody', async () => {
	const { ann, channel, discord, heard, standIn } = await makeAsked();
	discord.stopIntake();
	const sent = standIn.command({
		userId: ann.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'x' },
	});
	await sent.shows('leaving.restarting');
	expect(sent.ephemeral).toBe(true);
	const choices = await standIn.autocomplete({
		userId: ann.id,
		channelId: channel.id,
		name: 'ask',
		focused: 'model',
		options: { model: '' },
	});
	expect(choices).toEqual([]);
	expect(heard).toEqual([]);
	expect(standIn.refusals).toEqual([]);
	expect(standIn.violations).toEqual([]);
});

test('an entry of a menu is passed on with the message that was picked', async () => {
	const scene = await makeAsked();
	const { ann, channel, heard, standIn } = scene;
	await asBot(standIn, `/applications/${standIn.applicationId}/commands`, {
		name: 'Some entry',
		type: 3,
		integration_types: [0],
	});
	const picked = standIn.say({ channelId: channel.id, userId: ann.id, content: 'this' });
	standIn.messageCommand({
		userId: ann.id,
		channelId: channel.id,
		name: 'Some entry',
		targetId: picked.id,
	});
	await eventually(() => expect(heard).toMatchObject([{ kind: 'menu', name: 'Some entry' }]));
	const [menu] = heard;
	const signal = new AbortController().signal;
	if (menu?.kind !== 'menu') throw new Error('No menu was heard.');
	expect(menu.picked).toMatchObject({ author: 'Ann', link: expect.stringContaining(picked.id) });
	expect(await menu.picked.gather(() => false, signal)).toEqual({
		quoted: [
			{
				id: picked.id,
				author: { id: ann.id, name: 'Ann' },
				isOwn: false,
				text: 'this',
				files: [],
			},
		],
		notes: [],
	});
	expect(standIn.refusals).toEqual([]);
	expect(standIn.violations).toEqual([]);
});
