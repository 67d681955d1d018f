import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import type { ProviderRequest } from '../stand-ins/provider/request.ts';
import { DemoFailure } from './failure.ts';
import type { Stage } from './stage.ts';
import { lastQuestion } from './what-models-say.ts';

/** Waits for what the bot does, by what Discord shows of it. All reject with a DemoFailure. */
export interface Waits {
	/** The finished answer to a message or a command: all that the provider sent, and the line of facts under it. */
	answer(to: { readonly id: string }, question: string): Promise<MessageRecord>;
	/** The finished text that answers a command without a model. */
	reply(to: InteractionRecord, expected: RegExp): Promise<MessageRecord>;
	/** The same with a picture, which may come after the words; the words alone where none can be drawn. */
	illustrated(to: InteractionRecord, expected: RegExp): Promise<MessageRecord>;
	/** The request that carried the question to the provider. */
	request(question: string): ProviderRequest | undefined;
}

const TIMEOUT_MS = 20_000;
/** Free models can take their time. */
const REAL_TIMEOUT_MS = 90_000;
/** A machine that draws at all takes less. */
const PICTURE_TIMEOUT_MS = 4_000;
const FACTS_LINE = /\n-# [^\n]+$/;

export function createWaits({ discord, provider, channelId }: Stage): Waits {
	const timeoutMs = provider ? TIMEOUT_MS : REAL_TIMEOUT_MS;
	const request = (question: string) =>
		provider?.requests.findLast(
			({ body, verdict }) => verdict.kind === 'answered' && lastQuestion(body).includes(question),
		);
	const answersTo = (id: string) => {
		const posted = discord
			.messages(channelId)
			.filter(({ reference }) => reference?.messageId === id);
		const used = discord.interactions.find((one) => one.id === id);
		return [...posted, ...(used?.original ? [used.original] : []), ...(used?.followups ?? [])];
	};
	const isWhole = ({ content }: MessageRecord, question: string) => {
		if (!FACTS_LINE.test(content)) return false;
		if (!provider) return true;
		const sent = request(question)?.sentText;
		return sent !== undefined && squeezed(content).includes(squeezed(sent));
	};
	const waitFor = async (predicate: () => MessageRecord | undefined, what: string) => {
		try {
			return await discord.waitFor(predicate, { timeoutMs, what });
		} catch (error) {
			throw new DemoFailure(error instanceof Error ? `${error.message}.` : what, { cause: error });
		}
	};

	const reply = (to: InteractionRecord, expected: RegExp) =>
		waitFor(
			() => answersTo(to.id).find(({ content }) => expected.test(content)),
			'the answer to a command',
		);

	return {
		request,
		answer: ({ id }, question) =>
			waitFor(
				() => answersTo(id).find((message) => isWhole(message, question)),
				`the whole answer to “${question}”`,
			),
		reply,
		async illustrated(to, expected) {
			const words = await reply(to, expected);
			const drawn = () =>
				answersTo(to.id).find(({ attachments, id }) => id === words.id && attachments.length > 0);
			try {
				return await discord.waitFor(drawn, { timeoutMs: PICTURE_TIMEOUT_MS });
			} catch {
				return words;
			}
		},
	};
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
