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
