import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let bot: Whole;
let refusalsExpected = false;
beforeEach(async () => {
	refusalsExpected = false;
	bot = await startWhole();
});
afterEach(() => bot.end({ refusalsExpected }));

const { press } = createPressing(() => bot);

describe('Delete under a private answer of several messages', () => {
	async function askLong() {
		bot.provider.answer({ text: 'Sentence with words. '.repeat(250) });
		const asked = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'ask',
			options: { prompt: 'a long story?', private: true },
		});
		const shown = () => [...(asked.original ? [asked.original] : []), ...asked.followups];
		const last = await bot.discord.waitFor(() =>
			shown().find((one) => labelsOf(one).includes('Delete')),
		);
		const standing = () =>
			shown().filter((one) => one.deletedAtMs === null && one.content.includes('Sentence'));
		expect(standing().length).toBeGreaterThan(2);
		await eventually(() => expect(bot.logged()).toMatch(/"command":"ask".*call handled/));
		return { last, standing };
	}

	test('takes all of them away', async () => {
		const { last, standing } = await askLong();
		const pressed = press(last, 'Delete', bot.ada);
		await bot.discord.waitFor(() => standing().length === 0);
		expect(pressed.followups).toEqual([]);
	});

	test('says who can take away the rest once Discord lets the bot reach only the last', async () => {
		const { last, standing } = await askLong();
		await bot.restart();
		await press(last, 'Delete', bot.ada).shows('you can dismiss the rest yourself');
		expect(last.deletedAtMs).not.toBeNull();
		expect(standing()).not.toEqual([]);
	});
});
