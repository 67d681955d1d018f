import { expect, test } from 'vitest';
import { startWhole } from '../helpers/whole.ts';

const BUTTON = 2;
const MENU = 3;

test('answers, panels and pictures can be used without seeing them', async () => {
	const whole = await startWhole();
	const { accessibility, ada, channel, discord, provider } = whole;
	provider.answer({ text: 'word '.repeat(3_000) });
	const run = (name: string, options: Record<string, string> = {}) =>
		discord.command({ userId: ada.id, channelId: channel.id, name, options });
	await run('ask', { prompt: 'at length' }).shows('word');
	await discord.waitFor(
		() => discord.messages(channel.id).some((one) => one.attachments.length > 0),
		{
			what: 'the whole answer as a file',
		},
	);
	await run('model').shows('answers here');
	const quota = run('quota');
	await quota.shows('for everyone together');
	await discord.waitFor(() => quota.original?.attachments[0], { what: 'the picture' });
	const { files, parts } = accessibility.seen();
	expect(files).toEqual(expect.arrayContaining(['answer.md', 'quota.png']));
	expect(parts).toEqual(expect.arrayContaining([1, BUTTON, MENU]));
	expect(accessibility.faults()).toEqual([]);
	await whole.end();
});
