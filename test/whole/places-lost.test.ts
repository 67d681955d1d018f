import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ speed: 5 });
	bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
});
/** What stood there a moment ago may still be written to. */
afterEach(async () => {
	expect(bot.logged()).not.toMatch(/a command failed|could not be taken|was lost/);
	await bot.end({ refusalsExpected: true });
});

const { ask, withButton, idOf } = createPressing(() => bot);
const allAborted = (count: number) =>
	eventually(() => {
		expect(bot.provider.requests).toHaveLength(count);
		expect(bot.provider.requests.filter(({ aborted }) => aborted)).toHaveLength(count);
	});

async function comparing(): Promise<void> {
	bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'compare',
		options: { prompt: 'Who are you?' },
	});
	const offer = await withButton(/This asks/, 'Ask both');
	bot.discord.click({ message: offer, customId: idOf(offer, 'Ask both'), userId: bot.ada.id });
	await withButton(/on and on/, 'Stop');
}

test('a comparison ends when the bot is put out of the server, and elsewhere it goes on answering', async () => {
	await comparing();
	const other = bot.discord.addChannel(bot.discord.addGuild({ name: 'Elsewhere' }).id);
	bot.discord.removeGuild(bot.server.id);
	await allAborted(2);
	bot.provider.answer({ text: 'Still here.' });
	ask('are you there?', bot.bob, other.id);
	await bot.answered(/Still here/, other.id);
});

test('an outage of the server ends nothing', async () => {
	await comparing();
	bot.discord.removeGuild(bot.server.id, { unavailable: true });
	bot.discord.restoreGuild(bot.server.id);
	bot.provider.answer({ text: 'Still here.' });
	ask('are you there?', bot.bob);
	await bot.answered(/Still here/);
	const ended = () => bot.provider.requests.filter(({ aborted }) => aborted);
	expect(ended()).toEqual([]);
	// It has moved on if the comparison has grown.
	const running = await withButton(/./, 'Stop');
	bot.discord.click({ message: running, customId: idOf(running, 'Stop'), userId: bot.ada.id });
	await eventually(() => expect(ended()).toHaveLength(2));
});

test('a comparison ends with its channel', async () => {
	await comparing();
	bot.discord.deleteChannel(bot.channel.id);
	await allAborted(2);
});

test('an answer ends with its thread', async () => {
	const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
	ask('long?', bot.ada, thread.id);
	await bot.answered(/on and on/, thread.id);
	bot.discord.deleteChannel(thread.id);
	await allAborted(1);
});

test('an answer whose thread is archived meanwhile lands, once', async () => {
	bot.provider.answer({ text: `${'word '.repeat(200)}end.`, durationMs: 8000 });
	const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
	ask('long?', bot.ada, thread.id);
	await bot.answered(/^word/, thread.id);
	bot.discord.changeThread(thread.id, { archived: true });
	const said = await bot.answered(/end\.[\s\S]*left today/, thread.id);
	expect(said.match(/end\./g)).toHaveLength(1);
});

test('a thread that is locked while its answer waits for a model spends nothing more', async () => {
	bot.provider.answer({ text: 'late', firstTokenDelayMs: 600_000 });
	const thread = bot.discord.addThread(bot.channel.id, { botJoined: true });
	ask('slow?', bot.ada, thread.id);
	await eventually(() => expect(bot.provider.requests).toHaveLength(1));
	bot.discord.changeThread(thread.id, { locked: true, archived: true });
	await allAborted(1);
	expect(bot.provider.requests).toHaveLength(1);
});
