import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_GUILD = 1n << 5n;
const MANAGE_MESSAGES = 1n << 13n;

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
	bot.provider.answer({ text: 'Noted.' });
});
afterEach(() => bot.end());

type More = Partial<Parameters<Whole['discord']['command']>[0]>;
type Options = Record<string, string | number | boolean>;

const run = (name: string, options: Options = {}, more: More = {}) =>
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name,
		options,
		...more,
	});
const set = (name: string, options: Options = {}, more: More = {}) =>
	run(`settings ${name}`, options, { permissions: MANAGE_GUILD, ...more });
const mention = (content: string, userId = bot.bob.id) =>
	bot.discord.say({ channelId: bot.channel.id, userId, content, mentionsBot: true });
const modelAsked = () => bot.provider.requests.at(-1)?.body?.model;

const GEMMA = 'google/gemma-4-31b-it:free';
const OSS = 'openai/gpt-oss-20b:free';

/** Asked by Ada; what there is of it is hers alone. */
async function expectRefused(sentence: string | RegExp, more: More = {}): Promise<void> {
	const before = bot.provider.requests.length;
	const refused = run('ask', { prompt: 'may I?' }, more);
	await refused.shows(sentence);
	expect(refused.original?.deletedAtMs).not.toBeNull();
	expect(refused.followups.map(({ flags }) => flags & 64)).toEqual([64]);
	expect(bot.provider.requests).toHaveLength(before);
}

describe('/settings pause', () => {
	test('nobody is answered, managers neither, and what repairs works on', async () => {
		const { ada, answers } = bot;
		await set('pause').shows('Not paused');
		const paused = await set('pause', { on: true }).shows('I answer nobody on this server');
		expect(paused).toMatch(/To let me go on, use <\/settings pause:\d+> with `on` set to `False`/);
		await expectRefused(new RegExp(`<@${ada.id}> paused me on this server <t:\\d+:R>`));
		await expectRefused('paused me on this server', { permissions: MANAGE_GUILD });
		mention('hello?');
		await bot.answered(/paused me on this server/);
		mention('hello again?');
		await run('help').shows('free AI models');
		await run('persona show').shows('as I usually do');
		await run('model').shows('answers here');
		await run('quota').shows('Today');
		expect(answers()).toHaveLength(1);
		expect(bot.provider.requests).toHaveLength(0);
		await bot.restart();
		await expectRefused('paused me on this server');
		await set('pause', { on: false }).shows('Not paused');
		await run('ask', { prompt: 'now?' }).shows('Noted.');
	});

	test('stops what is being answered', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		mention('count');
		await bot.answered(/on and on/);
		await set('pause', { on: true }).shows('what I was writing has been stopped');
		await bot.answered(/I was paused on this server meanwhile/);
	});
});

test('/settings pause stops a comparison that is being answered', async () => {
	const { discord, provider } = bot;
	const options = { prompt: 'count', model1: GEMMA, model2: OSS };
	async function compare(userId: string) {
		const asked = run('compare', options, { userId });
		await asked.shows('This asks 2 models');
		const message = await asked.answered();
		const customId = buttonsOf(message).find(({ label }) => label === 'Ask both')?.custom_id;
		discord.click({ message, customId, userId });
		return message;
	}
	provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
	const message = await compare(bot.ada.id);
	await bot.answered(/on and on/);
	await set('pause', { on: true }).shows('what I was writing has been stopped');
	await bot.answered(/I was paused on this server meanwhile/);
	expect(message.content).toContain('stopped');
	await discord.waitFor(() => provider.requests.every(({ aborted }) => aborted));
});

describe('/settings places', () => {
	test('are explained back in words, and hold for commands, mentions and threads', async () => {
		const { ada, channel, discord, server } = bot;
		const other = discord.addChannel(server.id, { name: 'other' });
		const thread = discord.addThread(other.id, { ownerId: ada.id });
		await set('places').shows('I speak in every channel');
		const said = await set('places', { rule: 'allow', channel: other.id }).shows(
			`I speak only in <#${other.id}> (threads included).`,
		);
		expect(said).toContain('I answer everybody.');
		expect(said).toContain('This holds for you in this channel too');
		expect(said).toMatch(new RegExp(`changed by <@${ada.id}> <t:\\d+:R>`));
		await expectRefused('do not want me to answer in this channel');
		mention('psst');
		await run('ask', { prompt: 'here?' }, { channelId: other.id }).shows('Noted.');
		await run('ask', { prompt: 'here?' }, { channelId: thread.id }).shows('Noted.');
		await set('places', { rule: 'deny', channel: thread.id }).shows(
			`(threads included); never in <#${thread.id}>`,
		);
		await expectRefused('in this channel', { channelId: thread.id });
		await set('places', { rule: 'remove', channel: other.id }).shows(
			/No channel is on the list of allowed ones any more.*\n.*every channel except/s,
		);
		await run('ask', { prompt: 'here?' }).shows('Noted.');
		expect(
			bot
				.answers()
				.map(({ content }) => content)
				.join(),
		).not.toContain('do not want');
		await set('places', { rule: 'clear' }).shows('every channel.');
		expect(channel.messages.size).toBeGreaterThan(0);
	});

	test('people and roles: a deny beats an allow, and one who is denied while waiting is not asked for', async () => {
		const { bob, discord, server } = bot;
		const cooks = discord.addRole(server.id, { name: 'Cooks' });
		discord.giveRole(server.id, bob.id, cooks.id);
		await set('places', { rule: 'allow', role: cooks.id }).shows(
			`I answer <@&${cooks.id}>, nobody else.`,
		);
		await expectRefused('and you are not among them');
		const his = { userId: bob.id };
		await run('ask', { prompt: 'and I?' }, his).shows('Noted.');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		const running = run('ask', { prompt: 'count' }, his);
		await running.shows('on and on');
		const waiting = run('ask', { prompt: 'and then?' }, his);
		await waiting.shows('comes first');
		await set('places', { rule: 'deny', person: bob.id }).shows(`never <@${bob.id}>`);
		await running.shows('do not want me to answer this any more');
		await waiting.shows('do not want me to answer this any more');
		bot.provider.answer({ text: 'Noted.' });
		await expectRefused('and you are not among them', his);
		await set('places', { rule: 'allow', role: server.id }).shows('Everybody has this role');
		await set('places', { rule: 'allow' }).shows('Whom or where?');
		await set('places', { person: bob.id }).shows('Allow or deny?');
	});

	test('of two managers who change them at once, none loses', async () => {
		const { discord, server } = bot;
		const channels = Array.from({ length: 8 }, (_, n) =>
			discord.addChannel(server.id, { name: `c${n}` }),
		);
		await Promise.all(
			channels.map(({ id }) => set('places', { rule: 'deny', channel: id }).shows('**Where:**')),
		);
		const said = await set('places').shows('**Where:**');
		for (const { id } of channels) expect(said).toContain(`<#${id}>`);
	});
});

describe('/settings models', () => {
	test('only those on the list are asked, suggested and chosen', async () => {
		await set('models').shows('all that are free');
		await set('models', { add: GEMMA }).shows(/Allowed models:.*No other is asked/);
		await run('ask', { prompt: 'hi' }).shows('Noted.');
		expect(modelAsked()).toBe(GEMMA);
		await run('ask', { prompt: 'hi', model: OSS }).shows('not among the models');
		await run('model', { model: OSS }).shows('not among the models');
		const typing = { userId: bot.ada.id, channelId: bot.channel.id };
		const offered = await bot.discord.autocomplete({
			...typing,
			name: 'ask',
			focused: 'model',
			options: { model: '' },
		});
		expect(offered.map(({ value }) => value)).toEqual([GEMMA]);
		await run('model').shows(/All:\*\* one model/);

		await set('models', { add: OSS, default: OSS }).shows(/Default model:\*\* .*oss/i);
		await run('ask', { prompt: 'hello' }).shows('Noted.');
		expect(modelAsked()).toBe(OSS);
		await set('models', { remove: OSS }).shows('not free or not allowed now');
		await run('ask', { prompt: 'and now' }).shows(
			/is not among the models that this server allows/,
		);
		expect(modelAsked()).toBe(GEMMA);
		await set('models', { remove: OSS }).shows('nothing to take off');
		await set('models', { default: OSS }).shows('Please `add` it first');
		await set('models', { remove: GEMMA }).shows('No model is on the list any more');
		await run('ask', { prompt: 'again' }).shows('Noted.');
		expect(modelAsked()).toBe(OSS);
	});

	test('nobody else is asked instead of one that is busy', async () => {
		await set('models', { add: GEMMA }).shows('No other is asked');
		bot.provider.answerModel(GEMMA, { failure: 'upstream_429' });
		await run('ask', { prompt: 'hi' }).shows(/^Gemma 4 31B/);
		const models = bot.provider.requests.flatMap(({ body }) => [
			body?.model,
			...(body?.models ?? []),
		]);
		expect(new Set(models.filter(Boolean))).toEqual(new Set([GEMMA]));
	});

	test('with one alone on it, comparing and another model say that it is the server, and who can change it', async () => {
		const why = /This server allows only \*\*Gemma 4 31B\*\*\. .*<\/settings models:\d+>/;
		await set('models', { add: GEMMA }).shows('Allowed models');
		await run('compare', { prompt: 'who?' }).shows(why);
		await run('compare', { prompt: 'who?', model1: GEMMA }).shows(why);
		const asked = run('ask', { prompt: 'who?' });
		const answer = await asked.answered();
		await bot.discord.waitFor(() => labelsOf(answer).includes('Another model'));
		const other = buttonsOf(answer).find(({ label }) => label === 'Another model');
		const pressed = bot.discord.click({
			message: answer,
			customId: other?.custom_id,
			userId: bot.ada.id,
		});
		await pressed.shows(why);
	});

	test('members choose the model of a channel where the server lets them', async () => {
		const choice = { model: GEMMA, scope: 'channel' };
		await run('model', choice).shows('Manage Messages');
		await set('models', { members: true }).shows('every member may choose it');
		await run('model', choice).shows('everyone in this channel');
	});
});

test('/settings language, threads, retention and quiet are confirmed in words', async () => {
	await set('language').shows('the one that Discord has');
	await set('language', { language: 'zh-TW' }).shows('**Language:** 繁體中文');
	await set('language', { language: 'discord' }).shows('the one that Discord has');
	await set('threads').shows('**Threads:** none');
	await set('threads', { mode: 'offer' }).shows('**Threads:** on offer');
	await set('retention').shows('forgotten after 30 days, as whoever runs this bot set it');
	await set('retention', { days: 31 }).shows('at most 30 days');
	const shorter = await set('retention', { days: 7 }).shows('forgotten after 7 days.');
	expect(shorter).toContain('What is older already is deleted within the hour, for good');
	await set('retention', { days: 0 }).shows('as whoever runs this bot set it');
	await set('quiet', { on: true }).shows('**Quiet here:**');
	await set('quiet', { on: false }).shows('**Not quiet here:**');
});

test('/settings show lists who chose a model for a channel or the server, and no choice for oneself', async () => {
	const { ada, bob, channel } = bot;
	await run('model', { model: OSS }).shows('answers you');
	await run(
		'model',
		{ model: OSS, scope: 'channel' },
		{ userId: bob.id, permissions: 1n << 13n },
	).shows('everyone in this channel');
	const inChannel = new RegExp(`\`model gpt-oss-20b\` in <#${channel.id}> by <@${bob.id}> <t:`);
	expect(await set('show').shows(inChannel)).not.toContain(`by <@${ada.id}>`);
	await run('model', { model: GEMMA, scope: 'server' }, { permissions: MANAGE_GUILD }).shows(
		'answers on this server',
	);
	const said = await set('show').shows(new RegExp(`\`model Gemma 4 31B\` by <@${ada.id}> <t:`));
	expect(said).toMatch(
		new RegExp(`Default model:\\*\\* Gemma.*\\n-# Last changed by <@${ada.id}> <t:`),
	);
	for (const options of [{ strict: true }, { model: 'default' }])
		await run('model', { ...options, scope: 'server' }, { permissions: MANAGE_GUILD }).answered();
	const changes = await set('show').shows('**Default model:** none of this server');
	expect(changes.match(/`model [^`]+` by/g)).toEqual([
		'`model default` by',
		'`model Gemma 4 31B` by',
		'`model Gemma 4 31B` by',
	]);
});

test('in a thread of a quiet channel /settings says that it comes from the channel, which the thread cannot undo', async () => {
	const { ada, channel, discord } = bot;
	const there = { channelId: discord.addThread(channel.id, { ownerId: ada.id }).id };
	await set('quiet', {}, there).shows('**Not quiet here:**');
	await set('quiet', { on: true }).shows('**Quiet here:** I answer only');
	const fromChannel = '**Quiet here:** the channel of this thread is quiet';
	const said = await set('quiet', {}, there).shows(fromChannel);
	expect(said).toMatch(new RegExp(`changed by <@${ada.id}> <t:\\d+:R>`));
	await set('quiet', { on: false }, there).shows(fromChannel);
	await set('show', {}, there).shows(fromChannel);
	await set('quiet', { on: true }, there).shows('**Quiet here:** I answer only');
	await set('quiet', { on: false }).shows('**Not quiet here:**');
	await set('show', {}, there).shows('**Quiet here:** I answer only');
});

test('/settings show tells everything that holds, who changed it and when, and what nobody changed', async () => {
	const { ada, bob, channel } = bot;
	const untouched = await set('show').shows('Settings of this server');
	expect(untouched).toContain('all that are free');
	expect(untouched).toContain('the default applies');
	expect(untouched).not.toMatch(/Latest changes|of their own/);
	await set('threads', { mode: 'always' }).shows('always');
	await set('quota', { 'daily-cap': 9 }).shows('9 requests');
	await set('quiet', { on: true }, { userId: bob.id }).shows('Quiet');
	await set('places', { rule: 'deny', channel: channel.id }).shows('every channel except');
	await set('pause', { on: true }).shows('Paused');
	const other = bot.discord.addChannel(bot.server.id, { name: 'other' });
	const there = { channelId: other.id, permissions: MANAGE_GUILD | MANAGE_MESSAGES };
	await run('model', { model: OSS, scope: 'channel', strict: true }, there).shows('is pinned');
	await run('persona set', { text: 'You are a parrot.' }, there).shows('a parrot');
	await bot.restart();
	const shown = set('show');
	const said = await shown.shows('Latest changes');
	for (const words of [
		'**Paused:**',
		`every channel except <#${channel.id}>`,
		'**Threads:** always',
		'**Quiet here:**',
		'**Daily cap:** 9',
		`own**\n<#${channel.id}>: quiet\n<#${other.id}>: model gpt-oss-20b (pinned), a persona of its own\n`,
		`\`quiet on\` in <#${channel.id}> by <@${bob.id}>`,
		`\`pause on\` by <@${ada.id}> <t:`,
		`\`threads always\` by <@${ada.id}> <t:`,
		`\`places\` by <@${ada.id}> <t:`,
		`\`model gpt-oss-20b\` in <#${other.id}> by <@${ada.id}> <t:`,
		`\`persona\` in <#${other.id}> by <@${ada.id}> <t:`,
	])
		expect(said).toContain(words);
	expect(shown.ephemeral).toBe(true);
});

test('a plain member whom an overwrite lets through can neither look nor change', async () => {
	const names = ['show', 'models', 'places', 'threads', 'persona', 'language', 'retention'];
	for (const name of [...names, 'pause', 'quiet']) {
		const refused = run(`settings ${name}`, {}, { offeredByOverwrite: true });
		await refused.shows('needs the permission Manage Server');
		expect(refused.ephemeral).toBe(true);
	}
});

test('what is registered keeps to the limits of Discord, and is there where it can be used', () => {
	const commands = bot.discord.commands().map(({ payload }) => payload);
	const one = (name: string) => commands.find((payload) => payload['name'] === name);
	expect(one('settings')).toMatchObject({ contexts: [0], default_member_permissions: '32' });
	expect(one('persona')).toMatchObject({ contexts: [0, 1, 2], default_member_permissions: null });
	const places = Object(one('settings')?.['options']).find(
		({ name }: { name: string }) => name === 'places',
	);
	expect(places.options).toMatchObject([
		{ name: 'rule', choices: { length: 4 } },
		{ name: 'channel', type: 7, channel_types: [0, 2, 5, 10, 11, 12, 13, 15, 16] },
		{ name: 'role', type: 8 },
		{ name: 'person', type: 6 },
	]);
});
