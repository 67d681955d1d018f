import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let whole: Whole;
beforeEach(async () => {
	// Discord's own pace: on a faster clock a message is full before it is edited.
	whole = await startWhole({ speed: 1 });
});
afterEach(() => whole.end({ refusalsExpected: true }));

test('an answer whose last part is deleted stops, is marked where it still stands, and stays out', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'word '.repeat(700), durationMs: 9_000 });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'long?', mentionsBot: true });
	await discord.waitFor(() => whole.answers()[1]?.edits.length, { timeoutMs: 10_000 });
	const [first, last] = whole.answers();
	discord.deleteMessage(last?.id ?? '');
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	await whole.answered(
		/word\n-# A part of this answer was deleted, so it stopped here\.\n-# [^\n]+\n-# I am an AI[^\n]+$/,
	);
	expect(whole.answers().map(({ id }) => id)).toEqual([first?.id]);
	provider.answer({ text: 'Fresh.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'next', mentionsBot: true });
	await whole.answered(/Fresh/);
	expect(JSON.stringify(provider.requests[1]?.body)).not.toContain('long?');
});

test('a thread locked while an answer is written ends the request and is no fault', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'word '.repeat(200), durationMs: 60_000 });
	const thread = discord.addThread(channel.id, { botJoined: true });
	discord.say({ channelId: thread.id, userId: ada.id, content: 'long?', mentionsBot: true });
	await whole.answered(/^word/, thread.id);
	discord.changeThread(thread.id, { locked: true, archived: true });
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	await eventually(() => expect(whole.logged()).toContain('"outcome":"gone"'));
	expect(whole.answers(thread.id)).toHaveLength(1);
	expect(whole.logged()).not.toContain('a command failed');
});
