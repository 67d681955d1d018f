import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

async function saidNext() {
	bot.provider.answer({ text: 'Well.' });
	const before = questions().length;
	ask('and now?');
	await eventually(() => expect(questions()).toHaveLength(before + 1));
	return said(before);
}

/** An answer that ended at the model's limit. */
async function askLong() {
	bot.provider.answer({ text: 'It begins with the word', finish: 'length' });
	const question = ask('a long story?');
	const first = await withButton(/with the word/, 'Continue');
	return { question, first };
}

describe('Continue', () => {
	test('goes on where the answer ended, below it, and both are one answer in the conversation', async () => {
		const { first } = await askLong();
		expect(labelsOf(first)).toEqual(['Regenerate', 'Continue', 'Another model', 'Delete']);
		bot.provider.answer({ text: 'and goes', finish: 'length' });
		const presses = Array.from({ length: 5 }, () => press(first, 'Continue', bot.ada));
		const second = await withButton(/^and goes/, 'Continue');
		expect(second.reference?.messageId).toBe(first.id);
		await eventually(() =>
			expect(presses.filter(({ followups }) => followups.length > 0)).toHaveLength(4),
		);
		expect(said(1)).toEqual([
			'Ada: a long story?',
			'It begins with the word',
			expect.stringContaining('Continue it exactly where it stopped'),
		]);
		bot.provider.answer({ text: 'on, to its end.' });
		press(second, 'Continue', bot.ada);
		const third = await withButton(/^on, to its end/, 'Regenerate');
		expect(labelsOf(third)).not.toContain('Continue');
		expect(said(2)?.slice(0, 2)).toEqual([
			'Ada: a long story?',
			'It begins with the word and goes',
		]);
		expect(await saidNext()).toEqual([
			'Ada: a long story?',
			'It begins with the word and goes on, to its end.',
			'Ada: and now?',
		]);
	});

	test('says so when the answer is not in the conversation any more, and asks nothing', async () => {
		const { first } = await askLong();
		const reset = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'reset',
		});
		await reset.answered();
		await press(first, 'Continue', bot.ada).shows('not in the conversation any more');
		expect(questions()).toHaveLength(1);
	});

	test('says so when another answer has taken its place', async () => {
		const { first } = await askLong();
		bot.provider.answer({ text: 'Another answer.' });
		press(first, 'Regenerate', bot.ada);
		await withButton(/Another answer/, 'Regenerate');
		await press(first, 'Continue', bot.ada).shows('not in the conversation any more');
		expect(questions()).toHaveLength(2);
	});

	test('works after a restart', async () => {
		const { first } = await askLong();
		await bot.restart();
		bot.provider.answer({ text: 'and ends.' });
		press(first, 'Continue', bot.ada);
		await withButton(/^and ends/, 'Regenerate');
		expect(await saidNext()).toEqual([
			'Ada: a long story?',
			'It begins with the word and ends.',
			'Ada: and now?',
		]);
	});

	test('keeps nothing when what it goes on with is deleted meanwhile', async () => {
		const { first } = await askLong();
		bot.provider.answer({ text: 'and on '.repeat(30), tokensPerSecond: 10 });
		press(first, 'Continue', bot.ada);
		await withButton(/^and on/, 'Stop');
		bot.discord.deleteMessage(first.id);
		await bot.answered(/The first part is not in the conversation any more/);
		expect(await saidNext()).toEqual(['Ada: and now?']);
	});

	test('of both parts none is told on when one of them is deleted', async () => {
		const { first } = await askLong();
		bot.provider.answer({ text: 'and ends.' });
		press(first, 'Continue', bot.ada);
		await withButton(/^and ends/, 'Regenerate');
		press(first, 'Delete', bot.ada);
		await bot.discord.waitFor(() => first.deletedAtMs !== null);
		expect(await saidNext()).toEqual(['Ada: and now?']);
	});
});
