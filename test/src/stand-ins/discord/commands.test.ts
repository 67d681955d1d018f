import { ContextMenuCommandBuilder, SlashCommandBuilder } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, askCommand, openDiscord, register, signIn } from './stage.ts';

test('commands set through discord.js come back with everything filled in', async () => {
	const { discord } = await openDiscord();
	const client = await signIn(discord);
	const slash = new SlashCommandBuilder()
		.setName('model')
		.setDescription('Show or switch')
		.addStringOption((option) =>
			option.setName('model').setDescription('Which').setAutocomplete(true),
		);
	const menu = new ContextMenuCommandBuilder().setName('Ask about this').setType(3);
	const written = await client.application.commands.set([slash, menu]);
	const read = await client.application.commands.fetch();
	expect([...read.keys()]).toEqual([...written.keys()]);
	expect(discord.commands()[0]?.payload).toMatchObject({
		application_id: discord.applicationId,
		type: 1,
		nsfw: false,
		contexts: null,
		integration_types: [0],
		default_member_permissions: null,
		options: [{ name: 'model', type: 3, autocomplete: true }],
	});
	expect(discord.commands()[0]?.payload['options']).not.toMatchObject([{ required: false }]);
	expect([discord.commandCreates(), discord.commandWrites()]).toEqual([2, 1]);
});

test('writing the same again keeps ids and versions and creates nothing', async () => {
	const { discord } = await openDiscord();
	await register(discord, askCommand);
	const [before] = discord.commands();
	await register(discord, askCommand);
	expect(discord.commands()).toEqual([before]);
	await register(discord, { ...askCommand, description: 'Another' });
	const [after] = discord.commands();
	expect(after?.id).toBe(before?.id);
	expect(after?.payload['version']).not.toBe(before?.payload['version']);
	expect(discord.commandCreates()).toBe(1);
});

test('one command is created, changed, read and removed, in a server too', async () => {
	const { discord, guild, channel, amy } = await openDiscord();
	const path = `/applications/${discord.applicationId}/guilds/${guild.id}/commands`;
	const made = await ask(discord, 'POST', path, askCommand);
	expect(made).toMatchObject({ status: 201, body: { guild_id: guild.id } });
	const one = `${path}/${made.body['id']}`;
	expect((await ask(discord, 'POST', path, askCommand)).status).toBe(200);
	expect((await ask(discord, 'PATCH', one, { description: 'New' })).body['description']).toBe(
		'New',
	);
	expect(discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' }).type).toBe(2);
	expect((await ask(discord, 'DELETE', one)).status).toBe(204);
	expect((await ask(discord, 'GET', one)).body['code']).toBe(10063);
});

const option = (change: object) => ({ type: 3, name: 'a', description: 'An option', ...change });

test.each([
	['an upper-case name', { name: 'Ask' }, 'APPLICATION_COMMAND_INVALID_NAME'],
	['no description', { description: '' }, 'BASE_TYPE_REQUIRED'],
	['a long description', { description: 'd'.repeat(101) }, 'BASE_TYPE_MAX_LENGTH'],
	[
		'a required option after another',
		{ options: [option({}), option({ name: 'b', required: true })] },
		'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
	],
	[
		'two options of one name',
		{ options: [option({}), option({})] },
		'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
	],
	[
		'choices with autocomplete',
		{ options: [option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] },
		'APPLICATION_COMMAND_OPTIONS_CHOICES_AND_AUTOCOMPLETE',
	],
	[
		'26 options',
		{ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) },
		'BASE_TYPE_MAX_LENGTH',
	],
	['a context twice', { contexts: [0, 0] }, 'SET_TYPE_CONTAINS_DUPLICATES'],
	['an unknown context', { contexts: [7] }, 'BASE_TYPE_CHOICES'],
	[
		'a menu command with a description',
		{ type: 3, description: 'no', options: [] },
		'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_EMPTY',
	],
	[
		'more than 8000 characters',
		{
			options: Array.from({ length: 4 }, (_, n) =>
				option({
					name: `o${n}`,
					choices: Array.from({ length: 25 }, (_unused, c) => ({
						name: 'n'.repeat(50),
						value: `${c}`.padStart(50, 'v'),
					})),
				}),
			),
		},
		'APPLICATION_COMMAND_TOO_LARGE',
	],
])('%s is refused', async (_what, change, code) => {
	const { discord } = await openDiscord();
	const answer = await register(discord, { name: 'ask', description: 'Ask', ...change });
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(JSON.stringify(answer.body['errors'])).toContain(code);
	expect(discord.commands()).toEqual([]);
});

const nested = { type: 1, name: 'quota', description: 'Shares' };

test.each([
	[
		'a text among whole numbers',
		option({ type: 4, choices: [{ name: 'x', value: 'x' }] }),
		'NUMBER_TYPE_COERCE',
	],
	[
		'a fraction among whole numbers',
		option({ type: 4, choices: [{ name: 'x', value: 0.5 }] }),
		'NUMBER_TYPE_COERCE',
	],
	[
		'a text among numbers',
		option({ type: 10, choices: [{ name: 'x', value: '1' }] }),
		'NUMBER_TYPE_COERCE',
	],
	['a number among texts', option({ choices: [{ name: 'x', value: 1 }] }), 'STRING_TYPE_CONVERT'],
	[
		'a fraction as the least whole number',
		option({ type: 4, min_value: 0.5 }),
		'NUMBER_TYPE_COERCE',
	],
	[
		'choices of roles',
		option({ type: 8, choices: [{ name: 'x', value: 'x' }] }),
		'BASE_TYPE_CHOICES',
	],
])('in a subcommand, %s is refused', async (_what, inner, code) => {
	const { discord } = await openDiscord();
	const answer = await register(discord, {
		name: 'settings',
		description: 'Settings',
		options: [{ ...nested, options: [inner] }],
	});
	expect(answer).toMatchObject({ status: 400, body: { code: 50035 } });
	expect(JSON.stringify(answer.body['errors'])).toContain(code);
});

test('a subcommand beside an ordinary option is refused', async () => {
	const { discord } = await openDiscord();
	const options = [nested, option({})];
	const answer = await register(discord, { name: 'settings', description: 'S', options });
	expect(JSON.stringify(answer.body)).toContain('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID');
});

const settings = {
	name: 'settings',
	description: 'Settings',
	default_member_permissions: '32',
	options: [
		{
			...nested,
			options: [
				{ type: 4, name: 'cap', description: 'Cap', min_value: 0, max_value: 10 },
				{ type: 10, name: 'weight', description: 'Weight', choices: [{ name: '2', value: 2 }] },
				{ type: 8, name: 'role', description: 'Role' },
			],
		},
	],
};

test('a subcommand is sent with its options, and with the role that was chosen', async () => {
	const { discord, guild, channel, amy } = await openDiscord();
	await register(discord, settings);
	const role = discord.addRole(guild.id, { name: 'Cooks' });
	discord.giveRole(guild.id, amy.id, role.id);
	const { payload } = discord.command({
		userId: amy.id,
		channelId: channel.id,
		name: 'settings quota',
		options: { cap: 10, weight: 2, role: role.id },
		permissions: 32n,
	});
	expect(payload).toMatchObject({
		data: {
			name: 'settings',
			options: [
				{
					type: 1,
					name: 'quota',
					options: [
						{ type: 4, name: 'cap', value: 10 },
						{ type: 10, name: 'weight', value: 2 },
						{ type: 8, name: 'role', value: role.id },
					],
				},
			],
			resolved: { roles: { [role.id]: { name: 'Cooks', permissions: '0' } } },
		},
		member: { roles: [guild.peopleRoleId, role.id] },
	});
	expect(discord.roles(guild.id).map(({ name }) => name)).toEqual([
		'@everyone',
		'People',
		'Potluck',
		'Cooks',
	]);
});

const places = {
	name: 'places',
	description: 'Places',
	options: [
		{ type: 7, name: 'channel', description: 'Channel', channel_types: [0, 5] },
		{ type: 6, name: 'person', description: 'Person' },
	],
};

test('a channel and a person that were chosen come resolved', async () => {
	const { discord, channel, guild, amy } = await openDiscord();
	await register(discord, places);
	const ben = discord.addUser({ name: 'ben' });
	discord.giveRole(guild.id, ben.id, discord.addRole(guild.id, { name: 'Cooks' }).id);
	const send = (options: Record<string, string>) =>
		discord.command({ userId: amy.id, channelId: channel.id, name: 'places', options });
	expect(send({ channel: channel.id, person: ben.id }).payload).toMatchObject({
		data: {
			options: [
				{ type: 7, name: 'channel', value: channel.id },
				{ type: 6, name: 'person', value: ben.id },
			],
			resolved: {
				channels: { [channel.id]: { id: channel.id, type: 0, name: channel.name } },
				users: { [ben.id]: { id: ben.id, username: 'ben' } },
				members: { [ben.id]: { nick: null } },
			},
		},
	});
	const { id: forum } = discord.addChannel(guild.id, { name: 'forum', type: 15 });
	expect(() => send({ channel: forum })).toThrow(/takes no channel of type 15/);
	const elsewhere = discord.addGuild({ name: 'Elsewhere' });
	const { id: other } = discord.addChannel(elsewhere.id, { name: 'other' });
	expect(() => send({ channel: other })).toThrow(/no channel of another server/);
	expect(() => send({ person: '1' })).toThrow(/knows no person 1/);
});

test.each([
	['the bare command', { name: 'settings' }, /with a subcommand only/],
	['too high a number', { options: { cap: 11 } }, /more than 10/],
	['too low a number', { options: { cap: -1 } }, /less than 0/],
	['a fraction for a whole number', { options: { cap: 0.5 } }, /takes a whole number/],
	['a number that is no choice', { options: { weight: 3 } }, /not one of the choices/],
	['a role of nowhere', { options: { role: '1' } }, /knows no role 1/],
	['what only managers are offered', { permissions: 64n }, /not offered to members/],
])('the app does not send %s', async (_what, change, reason) => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, settings);
	const asking = {
		userId: amy.id,
		channelId: channel.id,
		name: 'settings quota',
		permissions: 32n,
	};
	expect(() => discord.command({ ...asking, ...change })).toThrow(reason);
});

test.each([
	['of more than the 6,000 characters that Discord takes', {}, 6_001, /longer than 6000 .*6001/],
	['longer than the command takes', { max_length: 3 }, 4, /longer than 3 characters \(4\)/],
	['shorter than the command takes', { min_length: 3 }, 2, /shorter than 3 characters/],
])('the app does not send a text %s', async (_what, bounds, length, reason) => {
	const { discord, channel, amy } = await openDiscord();
	const note = { type: 3, name: 'text', description: 'Text', ...bounds };
	await register(discord, { name: 'note', description: 'Note', options: [note] });
	const send = (text: string) =>
		discord.command({ userId: amy.id, channelId: channel.id, name: 'note', options: { text } });
	expect(() => send('饭'.repeat(length))).toThrow(reason);
	expect(send('饭'.repeat(length > 3 ? length - 1 : 3)).type).toBe(2);
});

test('an overwrite and an administrator go past the permissions that a command asks for', async () => {
	const { discord, channel, amy } = await openDiscord();
	await register(discord, settings);
	const asking = { userId: amy.id, channelId: channel.id, name: 'settings quota' };
	expect(discord.command({ ...asking, offeredByOverwrite: true }).type).toBe(2);
	expect(discord.command({ ...asking, permissions: 8n }).type).toBe(2);
});

test('two commands of one name are refused together', async () => {
	const { discord } = await openDiscord();
	const answer = await register(discord, askCommand, askCommand);
	expect(JSON.stringify(answer.body)).toContain('APPLICATION_COMMANDS_DUPLICATE_NAME');
});

test("a day's creates are counted", async () => {
	const { discord } = await openDiscord({ limits: { commandCreatesPerDay: 1 } });
	await register(discord, askCommand);
	const answer = await register(discord, askCommand, { type: 3, name: 'Other' });
	expect(answer.body['code']).toBe(30034);
});

test("another application's commands are out of reach", async () => {
	const { discord } = await openDiscord();
	const answer = await ask(discord, 'GET', '/applications/123456789012345678/commands');
	expect(answer).toMatchObject({ status: 403, body: { code: 20012 } });
});
