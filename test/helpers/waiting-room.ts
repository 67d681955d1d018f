import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { createLeapingClock } from './leaping-clock.ts';
import { startWhole } from './whole.ts';

type Person = { readonly id: string };

/** The whole bot with so little to share that people wait. Answers name what was asked. */
export async function startWaitingRoom({
	perMinute = 1,
	perDay = 1000,
	startMs,
	environment = {},
}: {
	perMinute?: number;
	perDay?: number;
	/** Epoch ms; now by default. */
	startMs?: number;
	environment?: Record<string, string>;
} = {}) {
	const clock = createLeapingClock(startMs);
	const whole = await startWhole({
		clock,
		provider: { minuteLimit: perMinute, dayLimit: perDay },
		environment: { OPENROUTER_REQUESTS_PER_MINUTE: String(perMinute), ...environment },
	});
	const { channel, discord, provider } = whole;
	provider.answer((request) => ({ text: `Re: ${request.body?.messages.at(-1)?.content}.` }));

	const say = (content: string, { id: userId }: Person, channelId = channel.id) =>
		discord.say({ channelId, userId, content, mentionsBot: true });
	const ask = (prompt: string, { id: userId }: Person, options = {}) =>
		discord.command({
			userId,
			channelId: channel.id,
			name: 'ask',
			options: { prompt, ...options },
		});
	const repliesTo = ({ channelId, id }: MessageRecord) =>
		whole.answers(channelId).filter(({ reference }) => reference?.messageId === id);
	/** The bot's reply to this message, once one reads like that. */
	const replyTo = (question: MessageRecord, pattern: RegExp) =>
		discord.waitFor(() => repliesTo(question).find(({ content }) => pattern.test(content)), {
			what: `a reply like ${pattern}`,
		});

	return {
		...whole,
		clock,
		say,
		ask,
		repliesTo,
		replyTo,
		press(message: MessageRecord, label: string, { id: userId }: Person, permissions?: bigint) {
			const customId = buttonsOf(message).find((one) => one.label === label)?.custom_id;
			const more = permissions === undefined ? {} : { permissions };
			return discord.click({ message, customId, userId, ...more });
		},
		/** What the provider was asked, in order. */
		asked: () => provider.requests.map(({ body }) => String(body?.messages.at(-1)?.content)),
		/** Somebody else is answered, and has used up that much. */
		async useUp(content = 'first'): Promise<void> {
			await replyTo(say(content, discord.addUser({ name: 'Zoe' })), /Re:/);
		},
	};
}

export type WaitingRoom = Awaited<ReturnType<typeof startWaitingRoom>>;

export const buttonsOf = ({ components }: MessageRecord) =>
	components.flatMap((row) => Object(row).components.map(Object));
export const labelsOf = (message: MessageRecord) => buttonsOf(message).map(({ label }) => label);
