import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

type Person = { readonly id: string };

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ provider: { dayLimit: 20 } });
	bot.provider.answer(({ body }) => ({ text: `I am ${body?.model}.` }));
});
afterEach(() => bot.end());

function compare(options: Record<string, string | boolean> = {}, { id: userId }: Person = bot.ada) {
	return bot.discord.command({
		userId,
		channelId: bot.channel.id,
		name: 'compare',
		options: { prompt: 'Who are you?', ...options },
	});
}

const withButton = (label: string | RegExp, channelId = bot.channel.id) =>
	bot.discord.waitFor(
		() =>
			bot
				.answers(channelId)
				.findLast((one) => labelsOf(one).some((each) => new RegExp(label).test(String(each)))),
		{ what: `a message with ${label}` },
	);

function press(message: MessageRecord, label: RegExp, { id: userId }: Person = bot.ada) {
	const customId = buttonsOf(message).find((one) => label.test(String(one.label)))?.custom_id;
	return bot.discord.click({ message, customId, userId });
}

test('asks all after the press, and shows them side by side', async () => {
	compare();
	const panel = await withButton('Ask both');
	expect(bot.provider.requests).toHaveLength(0);
	press(panel, /Ask both/);
	const shown = await withButton('No difference');
	expect(shown.content).toContain('fastest');
	expect(bot.provider.requests).toHaveLength(2);
});
