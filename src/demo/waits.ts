import type { InteractionRecord } from '../stand-ins/discord/interactions/record.ts';
import type { MessageRecord } from '../stand-ins/discord/records.ts';
import type { ProviderRequest } from '../stand-ins/provider/request.ts';
import { createButtons, type NumberedButton } from './buttons.ts';
import { DemoFailure } from './failure.ts';
import type { Stage } from './stage.ts';
import { lastQuestion } from './what-models-say.ts';

/** Waits for what the bot does, by what Discord shows of it. All reject with a DemoFailure. */
export interface Waits {
	/** The finished answer to a message or a command: all that the provider sent, and the line of facts under it. */
	answer(to: Asked, question: string): Promise<MessageRecord>;
	/** The finished text that answers a command without a model. */
	reply(
		to: InteractionRecord,
		isMeant: (message: MessageRecord) => boolean,
	): Promise<MessageRecord>;
	/** The same with a picture, which may come after the words; the words alone where none can be drawn. */
	illustrated(
		to: InteractionRecord,
		isMeant: (message: MessageRecord) => boolean,
	): Promise<MessageRecord>;
	/** The button of an answer to it that does this; `name`: the bot's own for it, whatever its label says. */
	pressable(to: Asked, name: string): Promise<NumberedButton>;
	/** So many characters stand in it. */
	grown(message: MessageRecord, characters: number): Promise<void>;
	deleted(message: MessageRecord): Promise<void>;
	/** The request that carried the question to the provider. */
	request(question: string): ProviderRequest | undefined;
}

/** A message, or a command that was typed in the channel of the demo. */
type Asked = { readonly id: string; readonly channelId?: string };

const TIMEOUT_MS = 20_000;
/** Free models can take their time. */
const REAL_TIMEOUT_MS = 90_000;
/** A machine that draws at all takes less. */
const PICTURE_TIMEOUT_MS = 4_000;
const FACTS_LINE = /\n-# [^\n]+$/;

export function createWaits({ discord, provider, channelId, language }: Stage): Waits {
	const { failure } = language.words;
	const buttons = createButtons();
	const timeoutMs = provider ? TIMEOUT_MS : REAL_TIMEOUT_MS;
	const request = (question: string) =>
		provider?.requests.findLast(
			({ body, verdict }) => verdict.kind === 'answered' && lastQuestion(body).includes(question),
		);
	const answersTo = ({ id, channelId: place = channelId }: Asked) => {
		const posted = discord.messages(place).filter(({ reference }) => reference?.messageId === id);
		const used = discord.interactions.find((one) => one.id === id);
		return [...posted, ...(used?.original ? [used.original] : []), ...(used?.followups ?? [])];
	};
	const isWhole = ({ content }: MessageRecord, question: string) => {
		if (!FACTS_LINE.test(content)) return false;
		if (!provider) return true;
		const sent = request(question)?.sentText;
		return sent !== undefined && squeezed(content).includes(squeezed(sent));
	};
	const waitFor = async <Found>(predicate: () => Found | undefined, what: string) => {
		try {
			return await discord.waitFor(predicate, { timeoutMs, what });
		} catch (error) {
			throw new DemoFailure(failure.waitedFor(what), { cause: error });
		}
	};

	const reply: Waits['reply'] = (to, isMeant) =>
		waitFor(() => answersTo(to).find(isMeant), failure.commandAnswer);

	return {
		request,
		answer: (to, question) =>
			waitFor(
				() => answersTo(to).find((message) => isWhole(message, question)),
				failure.wholeAnswer(question),
			),
		reply,
		pressable: (to, name) =>
			waitFor(
				() =>
					answersTo(to)
						.flatMap(buttons.under)
						.find(({ customId }) => customId.startsWith(`${name}:`)),
				failure.button(name),
			),
		async grown(message, characters) {
			const isGrown = () => message.content.length >= characters || undefined;
			await waitFor(isGrown, failure.growth);
		},
		async deleted(message) {
			await waitFor(() => message.deletedAtMs !== null || undefined, failure.deletion);
		},
		async illustrated(to, isMeant) {
			const words = await reply(to, isMeant);
			const drawn = () =>
				answersTo(to).find(({ attachments, id }) => id === words.id && attachments.length > 0);
			try {
				return await discord.waitFor(drawn, { timeoutMs: PICTURE_TIMEOUT_MS });
			} catch {
				return words;
			}
		},
	};
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
