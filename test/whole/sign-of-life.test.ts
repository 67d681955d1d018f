import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createLeapingClock, type LeapingClock } from '../helpers/leaping-clock.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const EPHEMERAL = 64;

let bot: Whole;
let clock: LeapingClock;
beforeEach(async () => {
	clock = createLeapingClock();
	bot = await startWhole({ clock });
	bot.provider.answer({ text: 'An egg.', firstTokenDelayMs: 20_000 });
});
afterEach(() => bot.end());

const { ask, press, withButton } = createPressing(() => bot);

const hasBegun = () => eventually(() => expect(bot.provider.requests).toHaveLength(1));

test('a model that thinks for long is named, and its answer comes in the same message', async () => {
	ask('a riddle?');
	await hasBegun();
	await clock.leap(6_000);
	const sign = await withButton(/is thinking about your question/, 'Stop');
	await clock.leap(20_000);
	await bot.discord.waitFor(() => sign.content.startsWith('An egg.'));
	await bot.discord.waitFor(() => labelsOf(sign).includes('Regenerate'));
	expect(bot.answers()).toEqual([sign]);
});

test('the same where a command was used', async () => {
	const asked = bot.discord.command({
		userId: bot.ada.id,
		channelId: bot.channel.id,
		name: 'ask',
		options: { prompt: 'a riddle?' },
	});
	await hasBegun();
	await clock.leap(6_000);
	await asked.shows('is thinking about your question');
	const sign = await asked.answered();
	expect(labelsOf(sign)).toEqual(['Stop']);
	await clock.leap(20_000);
	await asked.shows('An egg.');
	// Beside the first notice of what is kept.
	expect(asked.followups.filter(({ flags }) => (flags & EPHEMERAL) === 0)).toEqual([]);
	expect(sign.content).toMatch(/^An egg/);
});

test('Stop works before the first word, and the question can be asked again', async () => {
	ask('a riddle?');
	await hasBegun();
	await clock.leap(6_000);
	const sign = await withButton(/is thinking about your question/, 'Stop');
	press(sign, 'Stop', bot.ada);
	await eventually(() => expect(bot.provider.requests[0]?.aborted).toBe(true));
	await bot.discord.waitFor(() => sign.content.includes('Stopped here.'));
	expect(labelsOf(sign)).toEqual(['Regenerate', 'Another model', 'Delete']);
});
