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
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';

type BotProcess = ReturnType<typeof startBotProcess>;

let discord: DiscordStandIn;
let provider: ProviderStandIn;
let folder: string;
let bot: BotProcess;
let channelId: string;
let adaId: string;

beforeEach(async () => {
	const clock = createSystemClock();
	discord = await createDiscordStandIn({ clock, limits: { identifyWindowMs: 0 } });
	provider = await createProviderStandIn({ clock });
	folder = mkdtempSync(join(tmpdir(), 'potluck-crash-'));
	channelId = discord.addChannel(discord.addGuild().id, { name: 'general' }).id;
	adaId = discord.addUser({ name: 'Ada' }).id;
});

afterEach(async () => {
	bot.kill('SIGTERM');
	await bot.exited;
	await Promise.all([discord.close(), provider.close()]);
	rmSync(folder, { recursive: true, force: true });
});

async function start(more: Record<string, string> = {}): Promise<void> {
	bot = startBotProcess({
		DISCORD_TOKEN: discord.token,
		DISCORD_API_URL: `${discord.url}/api`,
		OPENROUTER_API_KEY: provider.key,
		OPENROUTER_BASE_URL: provider.url,
		STORE_URL: `sqlite://${join(folder, 'potluck.sqlite')}`,
		...more,
	});
	await bot.says('"msg":"ready"');
}

const answerLike = (pattern: RegExp) =>
	discord.waitFor(
		() =>
			discord
				.messages(channelId)
				.find(({ authorId, content }) => authorId === discord.botUserId && pattern.test(content)),
		{ what: `an answer like ${pattern}`, timeoutMs: 15_000 },
	);

/** Ada's question, whose answer a crash cuts off. */
async function crashMidAnswer(environment: Record<string, string> = {}) {
	await start(environment);
	provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
	const question = discord.say({
		channelId,
		userId: adaId,
		content: 'a riddle?',
		mentionsBot: true,
	});
	await answerLike(/on and on/);
	bot.kill('SIGKILL');
	await bot.exited;
	return question;
}

test('what a crash has cut off can be tried again, and is not asked by itself', async () => {
	await crashMidAnswer();
	await start();
	const told = await answerLike(/I was restarted before this answer was finished/);
	expect(labelsOf(told)).toEqual(['Try again', 'Another model']);
	expect(provider.requests).toHaveLength(1);
	provider.answer({ text: 'An answer after all.' });
	const [retry] = buttonsOf(told);
	discord.click({ message: told, customId: retry.custom_id, userId: adaId });
	const answer = await answerLike(/An answer after all/);
	expect(answer.reference?.messageId).toBe(told.id);
	expect(provider.requests[1]?.body?.messages.at(-1)?.content).toBe('Ada: a riddle?');
}, 60_000);

test('where its message was deleted meanwhile nothing of it is asked again', async () => {
	const question = await crashMidAnswer();
	await start();
	const told = await answerLike(/I was restarted before this answer was finished/);
	discord.deleteMessage(question.id);
	const [retry] = buttonsOf(told);
	const pressed = discord.click({ message: told, customId: retry.custom_id, userId: adaId });
	await pressed.shows('I no longer know the question', { timeoutMs: 15_000 });
	expect(provider.requests).toHaveLength(1);
}, 60_000);

test('where nothing may be written down the person is asked to ask again', async () => {
	await crashMidAnswer({ RETENTION_DAYS: '0' });
	await start({ RETENTION_DAYS: '0' });
	const told = await answerLike(
		/I was restarted before this answer was finished\. Please ask again/,
	);
	expect(buttonsOf(told)).toEqual([]);
}, 60_000);
