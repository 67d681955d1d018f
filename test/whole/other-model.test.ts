import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole();
});
afterEach(() => bot.end());

const { ask, press, questions, said, withButton } = createPressing(() => bot);

const modelOf = (request: number) => bot.provider.requests[request]?.body?.model;

async function openMenu() {
	bot.provider.answer({ text: 'The first answer.' });
	ask('a riddle?');
	const first = await withButton(/The first answer/, 'Another model');
	const opened = press(first, 'Another model', bot.ada);
	await opened.shows('Which model should answer');
	const [message] = opened.followups;
	if (!message) throw new Error('no menu came');
	const [menu] = buttonsOf(message);
	return { first, opened, message, menu };
}

test('a private menu offers what could answer instead, and the chosen one answers below', async () => {
	const { first, message, menu } = await openMenu();
	expect(message.flags & 64).toBe(64);
	const values: string[] = menu.options.map((option: { value: string }) => option.value);
	expect(values.length).toBeGreaterThan(1);
	expect(values.length).toBeLessThanOrEqual(25);
	expect(values).not.toContain(modelOf(0));
	for (const { label, description } of menu.options)
		expect([label, description].every((text) => /[a-z]{2}/i.test(text))).toBe(true);
	const chosen = values[1] ?? '';
	bot.provider.answer({ text: 'Another answer.' });
	bot.discord.click({
		message,
		customId: menu.custom_id,
		userId: bot.ada.id,
		values: [chosen],
	});
	const second = await withButton(/Another answer/, 'Regenerate');
	expect(second.reference?.messageId).toBe(first.id);
	expect(modelOf(1)).toBe(chosen);
	expect(questions()).toEqual(['Ada: a riddle?', 'Ada: a riddle?']);
	await bot.discord.waitFor(() => message.content.startsWith('I ask '));
	expect(buttonsOf(message)).toEqual([]);
	bot.provider.answer({ text: 'Well.' });
	ask('and now?');
	await eventually(() => expect(questions()).toHaveLength(3));
	expect(said(2)).toEqual(['Ada: a riddle?', 'Another answer.', 'Ada: and now?']);
	expect(modelOf(2)).toBe(modelOf(0));
});

test('two choices at once are one request', async () => {
	const { message, menu } = await openMenu();
	bot.provider.answer({ text: 'Another answer.', firstTokenDelayMs: 200 });
	const [one, two] = menu.options;
	const choose = ({ value }: { value: string }) =>
		bot.discord.click({
			message,
			customId: menu.custom_id,
			userId: bot.ada.id,
			values: [value],
		});
	const presses = [choose(one), choose(two)];
	await withButton(/Another answer/, 'Regenerate');
	await eventually(() =>
		expect(presses.some(({ followups }) => followups[0]?.content.includes('already on it'))).toBe(
			true,
		),
	);
	expect(questions()).toHaveLength(2);
});

test('it is for the person who asked, and works after a restart', async () => {
	const { first } = await openMenu();
	await press(first, 'Another model', bot.bob).shows('for the person who asked');
	await bot.restart();
	await press(first, 'Another model', bot.ada).shows('Which model should answer');
});

test('what failed offers it as well', async () => {
	bot.provider.answer({ failure: 'moderation' });
	ask('a riddle?');
	const failed = await withButton(/declined/, 'Another model');
	expect(labelsOf(failed)).toEqual(['Try again', 'Another model']);
	await press(failed, 'Another model', bot.ada).shows('Which model should answer');
});

test('a private answer is given by another model privately', async () => {
	bot.provider.answer({ text: 'For you only.' });
	const asked = bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'ask',
		options: { prompt: 'a secret?', private: true },
	});
	const answer = await asked.answered();
	await bot.discord.waitFor(() => labelsOf(answer).includes('Another model'));
	const opened = press(answer, 'Another model', bot.ada);
	await opened.shows('Which model should answer');
	const [message] = opened.followups;
	if (!message) throw new Error('no menu came');
	const [menu] = buttonsOf(message);
	bot.provider.answer({ text: 'Another answer.' });
	const chosen = bot.discord.click({
		message,
		customId: menu.custom_id,
		userId: bot.ada.id,
		values: [menu.options[0].value],
	});
	await chosen.shows(/Another answer/);
	expect(chosen.followups.every(({ flags }) => flags & 64)).toBe(true);
	expect(bot.answers().filter(({ flags }) => !(flags & 64))).toEqual([]);
});
