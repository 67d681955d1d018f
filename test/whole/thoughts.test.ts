import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
});
afterEach(() => bot.end());

const { ask, press, questions, said, withButton } = createPressing(() => bot);

/** What the file says that a press has brought. */
async function fileOf(pressed: ReturnType<typeof press>): Promise<string> {
	const file = await bot.discord.waitFor(() => pressed.followups[0]?.attachments[0]);
	expect(file.name).toBe('thoughts.md');
	expect((pressed.followups[0]?.flags ?? 0) & 64).toBe(64);
	return new TextDecoder().decode(file.bytes);
}

test('anybody who sees the answer may read what the model thought, privately, as a file', async () => {
	bot.provider.answer({ reasoning: 'Is it an egg? It is.', text: 'An egg.' });
	ask('a riddle?');
	const answer = await withButton(/An egg/, 'Show thinking');
	expect(labelsOf(answer)).toEqual(['Regenerate', 'Another model', 'Show thinking', 'Delete']);
	expect(answer.content).not.toContain('Is it an egg');
	expect(await fileOf(press(answer, 'Show thinking', bot.bob))).toBe('Is it an egg? It is.');
	expect(bot.logged()).not.toContain('Is it an egg');
});

test('thoughts that are written into the answer are read as well, wherever they are cut', async () => {
	bot.provider.answer({ chunks: ['<th', 'ink>Is it', ' an egg?</thi', 'nk>\n\nAn ', 'egg.'] });
	ask('a riddle?');
	const answer = await withButton(/^An egg/, 'Show thinking');
	expect(await fileOf(press(answer, 'Show thinking', bot.ada))).toBe('Is it an egg?');
});

test.each([
	['in other tags', '<reasoning>Is it an egg?</reasoning>\n\nAn egg.'],
	['whose opening tag is lost', 'Is it an egg?\n</think>\n\nAn egg.'],
	[
		'in a channel',
		'<|channel|>analysis<|message|>Is it an egg?<|end|><|start|>assistant<|channel|>final<|message|>An egg.',
	],
])('thoughts %s are read as well, and are no part of the conversation', async (_, text) => {
	bot.provider.answer({ chunks: text.split('') });
	ask('a riddle?');
	const answer = await withButton(/^An egg/, 'Show thinking');
	expect(await fileOf(press(answer, 'Show thinking', bot.ada))).toBe('Is it an egg?');
	ask('and another?');
	await bot.discord.waitFor(() => questions().length === 2);
	expect(said(1)).toContain('An egg.');
	expect(JSON.stringify(said(1))).not.toContain('Is it an egg');
});

test('very long ones are cut, and it says so', async () => {
	bot.provider.answer({
		chunks: ['<think>', 'so '.repeat(30_000), '</think>', 'An egg.'],
		ignoresTokenCap: true,
	});
	ask('a riddle?');
	const answer = await withButton(/^An egg/, 'Show thinking');
	const pressed = press(answer, 'Show thinking', bot.ada);
	expect((await fileOf(pressed)).length).toBeLessThanOrEqual(64_000);
	await pressed.shows('The beginning of what the model thought');
});

test('where there are none no button offers them', async () => {
	bot.provider.answer({ text: 'An egg.' });
	ask('a riddle?');
	expect(labelsOf(await withButton(/^An egg/, 'Delete'))).not.toContain('Show thinking');
});

test('after a restart it says kindly that they are gone', async () => {
	bot.provider.answer({ reasoning: 'Is it an egg?', text: 'An egg.' });
	ask('a riddle?');
	const answer = await withButton(/An egg/, 'Show thinking');
	await bot.restart();
	await press(answer, 'Show thinking', bot.ada).shows('only until I was restarted');
});

test('they go with their question', async () => {
	bot.provider.answer({ reasoning: 'Is it an egg?', text: 'An egg.' });
	const question = ask('a riddle?');
	const answer = await withButton(/An egg/, 'Show thinking');
	bot.discord.deleteMessage(question.id);
	await eventually(() =>
		press(answer, 'Show thinking', bot.ada).shows('only until I was restarted', {
			timeoutMs: 500,
		}),
	);
	expect(questions()).toHaveLength(1);
});

test('of a private answer only who asked reads them', async () => {
	bot.provider.answer({ reasoning: 'Is it an egg?', text: 'An egg.' });
	const asked = bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'ask',
		options: { prompt: 'a secret?', private: true },
	});
	const answer = await asked.answered();
	await bot.discord.waitFor(() => labelsOf(answer).includes('Show thinking'));
	expect(await fileOf(press(answer, 'Show thinking', bot.ada))).toBe('Is it an egg?');
	ask('mine?', bot.bob);
	const own = await withButton(/An egg/, 'Show thinking');
	own.components = answer.components;
	await press(own, 'Show thinking', bot.bob).shows('for the person who asked');
});
