import { expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole } from '../helpers/whole.ts';

test('what is nearly finished finishes, what is not is closed with a sentence, and the exit code is 0', async () => {
	const whole = await startWhole({ speed: 10 });
	const { discord, provider, channel, ada, bob } = whole;
	provider.answerNext(
		{ text: 'short '.repeat(20), durationMs: 8000 },
		{ text: 'endless '.repeat(3000), durationMs: 600_000 },
	);
	discord.say({ channelId: channel.id, userId: ada.id, content: 'short?', mentionsBot: true });
	await eventually(() => expect(provider.requests).toHaveLength(1));
	discord.say({ channelId: channel.id, userId: bob.id, content: 'endless?', mentionsBot: true });
	await discord.waitFor(() => whole.answers().length === 2);
	await whole.end();
	const [first, second] = whole.answers().map(({ content }) => content);
	expect(whole.answers().map(labelsOf)).toEqual([
		['Regenerate', 'Another model', 'Delete'],
		['Regenerate', 'Another model', 'Delete'],
	]);
	expect(first).toContain('left today');
	expect(second).toContain('I was restarted before this answer was finished');
	expect(second).toContain('endless');
});

test('nothing that asks during the leave is lost without a word', async () => {
	const whole = await startWhole({ speed: 10 });
	const { discord, provider, channel, ada, bob } = whole;
	provider.answer({ text: 'short '.repeat(20), durationMs: 10_000 });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'short?', mentionsBot: true });
	await eventually(() => expect(provider.requests).toHaveLength(1));
	const left = whole.end();
	discord.say({ channelId: channel.id, userId: bob.id, content: 'me too?', mentionsBot: true });
	await whole.answered(/restarting just now/);
	await left;
	expect(provider.requests).toHaveLength(1);
});

test('a question that waits when the bot leaves is told so at once, and spends nothing', async () => {
	const whole = await startWhole({ speed: 10 });
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'short '.repeat(20), durationMs: 8000 });
	const say = (content: string) =>
		discord.say({ channelId: channel.id, userId: ada.id, content, mentionsBot: true });
	say('first');
	await eventually(() => expect(provider.requests).toHaveLength(1));
	say('second');
	await whole.answered(/comes first/);
	await whole.end();
	expect(provider.requests).toHaveLength(1);
	const said = whole.answers().map(({ content }) => content);
	expect(said).toHaveLength(2);
	expect(said).toContainEqual(expect.stringContaining('left today'));
	expect(said).toContainEqual(expect.stringContaining('restarting just now'));
});
