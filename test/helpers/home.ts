import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { filesWith } from './canary.ts';
import { buttonsOf } from './waiting-room.ts';
import { startWhole } from './whole.ts';

type Person = { readonly id: string };

/** The whole bot, whose models repeat what they are asked, and what is on its disk. */
export async function startHome(options: Parameters<typeof startWhole>[0] = {}) {
	const whole = await startWhole(options);
	const { ada, channel, discord, folder, provider } = whole;
	provider.answer(({ body }) => ({ text: `You said ${body?.messages.at(-1)?.content}.` }));

	/** Mentions the bot; resolves with the question and the answer once it stands. */
	async function ask(content: string, { id: userId }: Person = ada, channelId = channel.id) {
		const question = discord.say({ channelId, userId, content, mentionsBot: true });
		const answer = await discord.waitFor(
			() =>
				whole
					.answers(channelId)
					.find(
						({ content: said, reference }) =>
							reference?.messageId === question.id && /left today/.test(said),
					),
			{ what: `an answer to ${content}` },
		);
		return { question, answer };
	}

	return {
		...whole,
		ask,
		run: (name: string, { id: userId }: Person = ada, more: object = {}) =>
			discord.command({ userId, channelId: channel.id, name, ...more }),
		press(
			message: MessageRecord,
			label: string,
			{ id: userId }: Person = ada,
			permissions?: bigint,
		) {
			const customId = buttonsOf(message).find((one) => one.label === label)?.custom_id;
			const more = permissions === undefined ? {} : { permissions };
			return discord.click({ message, customId, userId, ...more });
		},
		/** The files of the bot that hold this text. */
		onDisk: (text: string) => filesWith(folder, text),
		/** All that the provider was sent with the last request. */
		sent: () => JSON.stringify(provider.requests.at(-1)?.body?.messages ?? []),
	};
}

export type Home = Awaited<ReturnType<typeof startHome>>;
