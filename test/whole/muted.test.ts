import { afterEach, beforeEach, expect, test } from 'vitest';
import { permission } from '../../src/stand-ins/discord/permissions.ts';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const ALL = permission.viewChannel | permission.sendMessages;
const TOLD = 'I am not allowed to write here any more';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
});
/** What stood there a moment ago is still written to, each time once. */
afterEach(async () => {
	expect(bot.logged()).not.toMatch(/a command failed|could not be told/);
	await bot.end({ refusalsExpected: true });
});

const { ask, press, withButton } = createPressing(() => bot);
const askByCommand = (prompt: string) =>
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'ask',
		options: { prompt },
	});
const running = () =>
	bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 30 });
const aborted = (request: number) =>
	eventually(() => expect(bot.provider.requests[request]?.aborted).toBe(true));

test('an answer that may grow no more ends where it stands, says why, and stays out', async () => {
	running();
	ask('long?');
	const answer = await withButton(/on and on/, 'Stop');
	bot.discord.denyBot(bot.channel.id, permission.sendMessages);
	await bot.discord.waitFor(() => answer.content.includes(TOLD));
	expect(labelsOf(answer)).not.toContain('Stop');
	await aborted(0);
	expect(bot.answers()).toEqual([answer]);
	bot.discord.denyBot(bot.channel.id, 0n);
	bot.provider.answer({ text: 'Fresh.' });
	const asked = askByCommand('next');
	await asked.shows('Fresh.');
	expect(JSON.stringify(bot.provider.requests[1]?.body)).not.toContain('long?');
});

test('who pressed a button hears alone that its answer cannot be seen any more', async () => {
	bot.provider.answer({ text: 'The first answer.' });
	ask('a riddle?');
	const first = await withButton(/The first answer/, 'Regenerate');
	running();
	const pressed = press(first, 'Regenerate', bot.ada);
	await withButton(/on and on/, 'Stop');
	bot.discord.denyBot(bot.channel.id, ALL);
	await pressed.shows(TOLD);
	await aborted(1);
});

test('who pressed a button hears of it also where typing is what tells', async () => {
	bot.provider.answer({ text: 'The first answer.' });
	const asked = askByCommand('a riddle?');
	await asked.shows('left today');
	bot.provider.answer({ text: 'Another one.', firstTokenDelayMs: 60_000 });
	const pressed = press(await withButton(/The first answer/, 'Regenerate'), 'Regenerate', bot.ada);
	bot.discord.denyBot(bot.channel.id, ALL);
	await pressed.shows(TOLD);
	expect(bot.discord.refusals.map(({ path }) => path)).toEqual([expect.stringMatching(/typing$/)]);
});

test('an answer to a command goes on through the command where the bot may write no more', async () => {
	bot.provider.answer({ text: `${'word '.repeat(200)}end.`, durationMs: 6000 });
	const asked = askByCommand('long?');
	await asked.shows('word');
	bot.discord.denyBot(bot.channel.id, ALL);
	await asked.shows('end.');
});

test('the message that an archived thread closes does not stay beside the one that goes on', async () => {
	bot.provider.answer({ text: `${'word '.repeat(200)}end.`, durationMs: 8000 });
	const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
	ask('long?', bot.ada, thread.id);
	const closed = await withButton(/word/, 'Stop', thread.id);
	bot.discord.changeThread(thread.id, { archived: true });
	await bot.answered(/end\./, thread.id);
	await bot.discord.waitFor(() => closed.deletedAtMs !== null);
});
