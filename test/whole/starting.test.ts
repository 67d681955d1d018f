import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../src/clock.ts';
import { createDiscordStandIn, type DiscordStandIn } from '../../src/stand-ins/discord/stand-in.ts';
import {
	createProviderStandIn,
	type ProviderStandIn,
} from '../../src/stand-ins/provider/stand-in.ts';
import { startBotProcess } from '../helpers/bot-process.ts';

let discord: DiscordStandIn;
let provider: ProviderStandIn;
let folder: string;
let environment: Record<string, string>;

beforeEach(async () => {
	const clock = createSystemClock();
	discord = await createDiscordStandIn({ clock, limits: { identifyWindowMs: 0 } });
	provider = await createProviderStandIn({ clock });
	folder = mkdtempSync(join(tmpdir(), 'potluck-start-'));
	environment = {
		DISCORD_TOKEN: discord.token,
		DISCORD_API_URL: `${discord.url}/api`,
		OPENROUTER_API_KEY: provider.key,
		OPENROUTER_BASE_URL: provider.url,
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
	};
});

afterEach(async () => {
	await Promise.all([discord.close(), provider.close()]);
	rmSync(folder, { recursive: true, force: true });
});

test('without a configuration: every complaint at once, no stack trace, exit code 2', async () => {
	const bot = startBotProcess({ OPENROUTR_API_KEY: 'sk-or-v1-0123456789' });
	expect(await bot.exited).toBe(2);
	const said = bot.lines.join('\n');
	expect(said).toContain('DISCORD_TOKEN');
	expect(said).toContain('Did you mean OPENROUTER_API_KEY?');
	expect(said).not.toContain('sk-or-v1');
	expect(said).not.toMatch(/^\s+at /m);
});

test('a wrong token: one sentence and exit code 3, no second try', async () => {
	const bot = startBotProcess({ ...environment, DISCORD_TOKEN: 'wrong.token.here' });
	expect(await bot.exited).toBe(3);
	expect(bot.lines.filter((line) => line.includes('"level":50'))).toHaveLength(1);
	expect(bot.lines.join('\n')).not.toContain('wrong.token.here');
	expect(discord.requests.length).toBeLessThanOrEqual(2);
});

test('the log of a start has the invite link; SIGTERM ends it with 0', async () => {
	discord.addGuild();
	const bot = startBotProcess(environment);
	await bot.says('"ready"');
	expect(bot.lines.join('\n')).toMatch(/permissions=309237763072/);
	bot.kill('SIGTERM');
	expect(await bot.exited).toBe(0);
	expect(discord.refusals).toEqual([]);
});

test('killed in the middle of an answer: the person is told after the restart, once, and nothing else is lost', async () => {
	const server = discord.addGuild();
	const channel = discord.addChannel(server.id);
	const ada = discord.addUser({ name: 'Ada' });
	const answers = () =>
		discord.messages(channel.id).filter(({ authorId }) => authorId === discord.botUserId);
	provider.answerNext(
		{ text: 'First answer.' },
		{ text: 'never finished '.repeat(400), durationMs: 60_000 },
	);

	const killed = startBotProcess(environment);
	await killed.says('"ready"');
	discord.say({ channelId: channel.id, userId: ada.id, content: 'first', mentionsBot: true });
	await discord.waitFor(() => answers().some(({ content }) => content.includes('left today')));
	const question = discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'second',
		mentionsBot: true,
	});
	await discord.waitFor(() => answers().some(({ content }) => content.includes('never finished')));
	killed.kill('SIGKILL');
	await killed.exited;

	const restarted = startBotProcess(environment);
	await restarted.says('"ready"');
	await discord.waitFor(
		() => answers().filter(({ content }) => content.includes('I was restarted')).length === 1,
	);
	discord.repeatDelivery(question.id);
	provider.answerNext({ text: 'Third answer.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'third', mentionsBot: true });
	await discord.waitFor(() => answers().some(({ content }) => content.includes('Third answer.')));
	expect(provider.requests).toHaveLength(3);
	const remembered = JSON.stringify(provider.requests[2]?.body);
	expect(remembered).toContain('First answer.');
	expect(remembered).not.toContain('never finished');
	restarted.kill('SIGTERM');
	expect(await restarted.exited).toBe(0);
	expect(answers().filter(({ content }) => content.includes('I was restarted'))).toHaveLength(1);
	expect(discord.refusals).toEqual([]);
	expect(discord.violations).toEqual([]);
	expect(provider.violations).toEqual([]);
});
