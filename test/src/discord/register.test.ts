import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { button, type Command, slash } from '../../../src/command.ts';
import { eventually } from '../../helpers/eventually.ts';
import { fastClock, makeDiscord, makeStandIn } from './make-discord.ts';
import { ask, describe, model, settings } from './sample-commands.ts';

const never = new AbortController().signal;

/** One run of the process, until its commands are registered. */
async function run(
	{ clock, standIn }: Awaited<ReturnType<typeof makeStandIn>>,
	commands: readonly Command[],
	guildId?: string,
) {
	const bot = makeDiscord(standIn, clock, { commands, describe, ...(guildId && { guildId }) });
	await bot.start(never);
	await eventually(() => expect(bot.logged('Commands are registered')).toHaveLength(1));
	await bot.discord.close();
	return bot;
}

const makeWorld = (clock = fastClock()) => makeStandIn({ clock });

test('a button is no command to Discord', async () => {
	const world = await makeWorld();
	await run(world, [button({ name: 'cancel', run: async () => {} }), model]);
	expect(world.standIn.commands().map(({ name }) => name)).toEqual(['model']);
});

test('a command is registered for all places and installations, in every language, required options first', async () => {
	const world = await makeWorld();
	const { mention } = await run(world, [ask]);
	const [registered] = world.standIn.commands();
	expect(registered?.payload).toMatchObject({
		type: 1,
		name: 'ask',
		description: 'ask.description',
		description_localizations: { 'zh-CN': '中文 ask.description' },
		contexts: [0, 1, 2],
		integration_types: [0, 1],
		options: [
			{ type: 3, name: 'prompt', required: true, max_length: 4_000 },
			{ type: 3, name: 'model', autocomplete: true },
			{ type: 11, name: 'file' },
			{ type: 5, name: 'private', description_localizations: { 'zh-CN': '中文 ask.private' } },
		],
	});
	expect(mention('ask')).toBe(`</ask:${registered?.id}>`);
	expect(mention('reset')).toBe('/reset');
	expect(world.standIn.refusals).toEqual([]);
});

test('a command with subcommands is registered as one, for managers and servers only', async () => {
	const world = await makeWorld();
	const { mention } = await run(world, [settings]);
	const [registered] = world.standIn.commands();
	expect(registered?.payload).toMatchObject({
		name: 'settings',
		contexts: [0],
		default_member_permissions: '32',
		options: [
			{
				type: 1,
				name: 'quota',
				description_localizations: { 'zh-CN': '中文 quota.description' },
				options: [
					{ type: 8, name: 'role', required: true },
					{ type: 4, name: 'daily-cap', min_value: 0, max_value: 9 },
					{ type: 10, name: 'weight', choices: [{ value: 0.5 }, { value: 1 }, { value: 2 }] },
					{ type: 3, name: 'model', autocomplete: true },
				],
			},
		],
	});
	expect(mention('settings quota')).toBe(`</settings quota:${registered?.id}>`);
	expect(world.standIn.refusals).toEqual([]);
});

test('options for a channel and a person are registered, the channel for those that hold talk', async () => {
	const world = await makeWorld();
	const places = slash({
		name: 'places',
		description: 'model.description',
		contexts: ['server'],
		options: {
			channel: { type: 'channel', description: 'model.option-model' },
			person: { type: 'user', description: 'model.option-model' },
		},
		acknowledge: () => 'private',
		run: async () => {},
	});
	await run(world, [places]);
	await run(world, [places]);
	expect(world.standIn.commands()).toMatchObject([
		{
			payload: {
				options: [
					{ type: 7, name: 'channel', channel_types: [0, 2, 5, 10, 11, 12, 13, 15, 16] },
					{ type: 6, name: 'person' },
				],
			},
		},
	]);
	expect(world.standIn.commandWrites()).toBe(1);
	expect(world.standIn.refusals).toEqual([]);
});

test('a command that managers alone used and that is for everybody now is offered to everybody', async () => {
	const world = await makeWorld();
	await run(world, [settings]);
	const { forManagers: _, ...forAll } = settings;
	await run(world, [forAll]);
	expect(world.standIn.commands()).toMatchObject([
		{ payload: { default_member_permissions: null } },
	]);
	expect(world.standIn.commandWrites()).toBe(2);
});

test('ten starts write each command once', async () => {
	const world = await makeWorld();
	for (let start = 0; start < 10; start++) await run(world, [ask, model, settings]);
	expect(world.standIn.commands()).toHaveLength(3);
	expect(world.standIn.commandWrites()).toBe(3);
	expect(world.standIn.refusals).toEqual([]);
});

test('a changed command costs one change, and a dropped one is removed', async () => {
	const world = await makeWorld();
	await run(world, [ask, model]);
	const { logged } = await run(world, [{ ...ask, contexts: ['server'] }]);
	expect(logged('Commands are registered')).toMatchObject([
		{ added: [], changed: ['ask'], removed: ['model'] },
	]);
	const writes = world.standIn.requests.filter(
		({ method }) => method === 'PATCH' || method === 'DELETE',
	);
	expect(writes.map(({ method }) => method)).toEqual(['PATCH', 'DELETE']);
	expect(world.standIn.commands()).toMatchObject([{ name: 'ask', payload: { contexts: [0] } }]);
	expect(world.standIn.refusals).toEqual([]);
});

test('options that were taken away are gone, and the next start writes nothing', async () => {
	const world = await makeWorld();
	await run(world, [model]);
	await run(world, [{ ...model, options: {} }]);
	expect(world.standIn.commands()[0]?.payload).not.toHaveProperty('options');
	const before = world.standIn.commandWrites();
	await run(world, [{ ...model, options: {} }]);
	expect(world.standIn.commandWrites()).toBe(before);
	expect(world.standIn.refusals).toEqual([]);
});

test('in one server, commands are registered there alone, and by difference too', async () => {
	const world = await makeWorld();
	const guild = world.standIn.addGuild();
	await run(world, [ask, model], guild.id);
	await run(world, [ask, model], guild.id);
	expect(world.standIn.commands()).toEqual([]);
	expect(world.standIn.commands(guild.id)).toHaveLength(2);
	expect(world.standIn.commandWrites()).toBe(2);
	expect(world.standIn.refusals).toEqual([]);
});

test('a failed registration does not stop the bot, and is tried again', async () => {
	const world = await makeWorld(createSystemClock(2_000));
	world.standIn.failNext({
		method: 'POST',
		path: /\/commands$/,
		status: 400,
		body: {
			message: 'Max number of daily application command creates has been reached (200)',
			code: 30034,
		},
	});
	const bot = makeDiscord(world.standIn, world.clock, { commands: [ask], describe });
	await bot.start(never);
	await eventually(() =>
		expect(bot.logged('could not be registered')).toMatchObject([{ error: { code: 30034 } }]),
	);
	expect(bot.state().ready).toBe(true);
	expect(bot.mention('ask')).toBe('/ask');
	await world.standIn.waitFor(() => world.standIn.commands().length === 1);
	await eventually(() => expect(bot.mention('ask')).toMatch(/^<\/ask:\d+>$/));
	expect(world.standIn.refusals).toEqual([]);
});
