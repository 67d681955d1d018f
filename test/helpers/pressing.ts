import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { buttonsOf, labelsOf } from './waiting-room.ts';
import type { Whole } from './whole.ts';

type Person = { readonly id: string };

/** What people do with answers and their buttons, in the channel unless another is named. */
export function createPressing(bot: () => Whole) {
	/** The bot's message that reads like this and has this button. */
	const withButton = (pattern: RegExp, label: string, channelId = bot().channel.id) =>
		bot().discord.waitFor(
			() =>
				bot()
					.answers(channelId)
					.find((one) => pattern.test(one.content) && labelsOf(one).includes(label)),
			{ what: `an answer like ${pattern} with ${label}` },
		);
	const idOf = (message: MessageRecord, label: string): string =>
		buttonsOf(message).find((one) => one.label === label)?.custom_id;

	return {
		withButton,
		idOf,
		ask: (content: string, { id: userId }: Person = bot().ada, channelId = bot().channel.id) =>
			bot().discord.say({ channelId, userId, content, mentionsBot: true }),
		press: (message: MessageRecord, label: string, { id: userId }: Person, permissions = 0n) =>
			bot().discord.click({ message, customId: idOf(message, label), userId, permissions }),
		/** What the provider was asked, in order. */
		questions: () =>
			bot().provider.requests.map(({ body }) => String(body?.messages.at(-1)?.content)),
		/** What it was told with the question of this number, without our own words. */
		said: (request: number) =>
			bot()
				.provider.requests[request]?.body?.messages.slice(1)
				.map(({ content }) => content),
	};
}
