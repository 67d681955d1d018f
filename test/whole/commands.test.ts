import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWhole, type Whole } from '../helpers/whole.ts';
import { asBot } from '../src/discord/make-discord.ts';

const MANAGE_MESSAGES = 1n << 13n;
const MANAGE_GUILD = 1n << 5n;
const EPHEMERAL = 64;

let whole: Whole;
beforeAll(async () => {
	whole = await startWhole();
	whole.provider.answer({ text: 'Noted.' });
});
afterAll(() => whole.end());

function run(
	name: string,
	options: Record<string, string | number> = {},
	more: Partial<Parameters<Whole['discord']['command']>[0]> = {},
) {
	return whole.discord.command({
		userId: whole.ada.id,
		channelId: whole.channel.id,
		name,
		options,
		...more,
	});
}

describe('/model', () => {
	test('without an option shows the current one, to the caller only', async () => {
		const shown = run('model');
		await shown.shows('the default, as nobody chose another');
		expect(shown.ephemeral).toBe(true);
	});

	test('suggests free chat models from memory, at most 25, also for nonsense', async () => {
		const asking = {
			userId: whole.ada.id,
			channelId: whole.channel.id,
			name: 'model',
			focused: 'model',
		};
		const everything = await whole.discord.autocomplete({ ...asking, options: { model: '' } });
		expect(everything.length).toBeGreaterThan(5);
		expect(everything.length).toBeLessThanOrEqual(25);
		const ids = everything.map(({ value }) => String(value));
		for (const wrong of [
			'openrouter/auto',
			'anthropic/claude-sonnet-4.5',
			'nvidia/nemotron-3.5-content-safety:free',
			'google/lyria-3-clip-preview',
		]) {
			expect(ids).not.toContain(wrong);
		}
		const gemma = await whole.discord.autocomplete({ ...asking, options: { model: 'gemma' } });
		expect(gemma[0]?.['value']).toMatch(/gemma/);
		expect(
			await whole.discord.autocomplete({ ...asking, options: { model: '没有这样的'.repeat(60) } }),
		).toEqual([]);
	});

	test.each([
		['a paid one', 'openai/gpt-oss-20b'],
		['a misspelt one', 'google/gema-4-31b-it:free'],
		['one of 300 characters', 'x'.repeat(300)],
		['one in Chinese', '通义千问'],
		['one with a Cyrillic letter', 'gооgle/gemma-4-31b-it:free'],
		['a router that charges', 'openrouter/auto'],
	])('refuses %s with what to do, and asks nobody', async (_, model) => {
		const before = whole.provider.requests.length;
		await run('model', { model }).shows(/no free model .* just now/);
		await run('ask', { prompt: 'hi', model }).shows(/no free model .* just now/);
		expect(whole.provider.requests).toHaveLength(before);
	});

	test('switches for me, which nobody else is told, and the next answer comes from that model', async () => {
		const mine = run('model', { model: 'openai/gpt-oss-20b:free' });
		await mine.shows(/answers you from now on/);
		expect(mine.ephemeral).toBe(true);
		const before = whole.provider.requests.length;
		await run('ask', { prompt: 'hi' }).shows('Noted.');
		expect(whole.provider.requests[before]?.body?.model).toBe('openai/gpt-oss-20b:free');
	});

	test('for the channel needs Manage Messages, and then wins over my own choice', async () => {
		const model = 'google/gemma-4-31b-it:free';
		await run('model', { model, scope: 'channel' }).shows('Manage Messages');
		const forAll = run('model', { model, scope: 'channel' }, { permissions: MANAGE_MESSAGES });
		await forAll.shows(/everyone in this channel/);
		expect(forAll.ephemeral).toBe(false);
		await run('model', { model: 'openai/gpt-oss-20b:free' }).shows(/chosen for this channel/);
		const before = whole.provider.requests.length;
		await run('ask', { prompt: 'hi' }).shows('Noted.');
		expect(whole.provider.requests[before]?.body?.model).toBe(model);
	});

	test('for the server needs Manage Server', async () => {
		const model = 'google/gemma-4-26b-a4b-it:free';
		await run('model', { model, scope: 'server' }).shows('Manage Server');
		await run('model', { model, scope: 'server' }, { permissions: MANAGE_GUILD }).shows(
			/on this server/,
		);
		const other = whole.discord.addChannel(whole.server.id, { name: 'other' });
		const before = whole.provider.requests.length;
		await run('ask', { prompt: 'hi' }, { userId: whole.bob.id, channelId: other.id }).shows(
			'Noted.',
		);
		expect(whole.provider.requests[before]?.body?.model).toBe(model);
	});
});

describe('/reset', () => {
	test('forgets one’s own turns in a shared place, and all of them for a moderator', async () => {
		const { discord, server, provider, bob } = whole;
		const place = discord.addChannel(server.id, { name: 'reset' });
		await run('ask', { prompt: 'mine' }, { channelId: place.id }).shows('Noted.');
		await run('ask', { prompt: 'his' }, { channelId: place.id, userId: bob.id }).shows('Noted.');
		await run('reset', {}, { channelId: place.id }).shows('your question here');
		const before = provider.requests.length;
		await run('ask', { prompt: 'what is left?' }, { channelId: place.id }).shows('Noted.');
		const sent = JSON.stringify(provider.requests[before]?.body);
		expect(sent).not.toContain('Ada: mine');
		expect(sent).toContain('Bob: his');
		await run('reset', {}, { channelId: place.id, permissions: MANAGE_MESSAGES }).shows(
			'2 questions and answers',
		);
		const nothing = run('reset', {}, { channelId: place.id });
		await nothing.shows('nothing to forget');
		expect(nothing.followups.map(({ flags }) => flags & EPHEMERAL)).toEqual([EPHEMERAL]);
	});
});

describe('/settings quota', () => {
	const settings = (options: Record<string, string | number> = {}) =>
		run('settings quota', options, { permissions: MANAGE_GUILD });

	test('sets a cap and weights, which are kept over a restart, shown to the caller only, and ring nobody', async () => {
		const { discord, server, ada } = whole;
		const cooks = discord.addRole(server.id, { name: 'Cooks' });
		await settings().shows('everybody counts the same');
		await settings({ 'daily-cap': 20 }).shows('can spend 20 requests a day');
		await settings({ role: cooks.id, weight: 0.5 }).shows(
			`People with <@&${cooks.id}> now count as 0.5`,
		);
		await whole.restart();
		const shown = settings();
		const said = await shown.shows('**Daily cap:** 20 requests');
		expect(said).toContain(`**Count as 0.5:** <@&${cooks.id}>`);
		expect(said).toMatch(new RegExp(`changed by <@${ada.id}> <t:\\d{10}:R>`));
		expect(said).toMatch(/<\/settings quota:\d+>/);
		expect(shown.ephemeral).toBe(true);
		expect(shown.original?.mentions).toEqual({ userIds: [], roleIds: [], everyone: false });
	});

	test('shows fifty weights in one message', async () => {
		const { discord, server } = whole;
		const last = Array.from({ length: 49 }, (_, n) =>
			discord.addRole(server.id, { name: `Role ${n}` }),
		);
		const weights = [0.25, 0.5, 2, 3, 5];
		for (const [n, { id }] of last.entries()) {
			await settings({ role: id, weight: weights[n % 5] ?? 2 }).shows('now count as');
		}
		const said = await settings().shows('**Daily cap:**');
		for (const { id } of last) expect(said).toContain(`<@&${id}>`);
		await settings({ role: server.peopleRoleId, weight: 2 }).shows('At most 50 roles');
	});

	test('refuses a plain member whom an overwrite of the server lets through, and is not in direct messages', async () => {
		const { discord, ada } = whole;
		expect(() => run('settings quota')).toThrow(/not offered to members/);
		const refused = run('settings quota', { 'daily-cap': 1 }, { offeredByOverwrite: true });
		await refused.shows('needs the permission Manage Server');
		expect(refused.ephemeral).toBe(true);
		await settings().shows('20 requests');
		const { id: channelId } = discord.openDirectMessage(ada.id);
		expect(() => run('settings quota', {}, { channelId })).toThrow(/not offered in context/);
	});
});

describe('/quota', () => {
	test('tells what is left and when it returns', async () => {
		const shown = run('quota');
		const said = await shown.shows(/left.* for everyone together/);
		expect(said).toMatch(/\d+ of 50 requests used/);
		expect(said).toMatch(/<t:\d{10}:R>/);
		expect(shown.ephemeral).toBe(true);
	});
});

test('a button that means nothing any more says so to who pressed, and stays as it is', async () => {
	const { ada, bob, channel, discord } = whole;
	const button = { type: 2, style: 2, label: 'Old', custom_id: 'of-another-version:1' };
	await asBot(discord, `/channels/${channel.id}/messages`, {
		content: 'old',
		components: [{ type: 1, components: [button] }],
		allowed_mentions: { parse: [] },
		flags: 4,
	});
	const message = discord.messages(channel.id).at(-1);
	if (!message) throw new Error('The message is missing');
	const presses = [ada, bob].map(({ id: userId }) =>
		discord.click({ message, customId: button.custom_id, userId }),
	);
	for (const press of presses) {
		await press.shows('This button no longer works');
		expect(press.callbackType).toBe(6);
		expect(press.followups.map(({ flags }) => flags & 64)).toEqual([64]);
	}
	expect(message).toMatchObject({ content: 'old', edits: [] });
});
