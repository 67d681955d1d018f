import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Gather, QuotedMessage } from '../place.ts';
import { plainLine } from '../render/plain-line.ts';
import type { Calls } from './calls.ts';
import type { Outbox } from './outbox.ts';
import {
	answeredBy,
	forwardsOf,
	previewsOf,
	type Quoted,
	quotedOf,
	type Reading,
} from './quoting.ts';
import { shownName } from './readable-text.ts';
import { DiscordRefusal, meaningOf } from './refusal.ts';
import type { WireMessage } from './wire-message.ts';

const MOST_MESSAGES = 10;
/** For all that is fetched for one question: its person sees the bot typing meanwhile. */
const WITHIN_MS = 1500;
const FETCHED = { edits: false, file: false, reference: false };

type Fetched = WireMessage | 'gone' | 'unknown';

/** What is found step by step, newest first. */
type Found = {
	readonly quoted: QuotedMessage[];
	readonly notes: Sentence[];
	/** Who wrote what Discord shows to nobody without the Message Content intent. */
	readonly hidden: string[];
	hasVoice: boolean;
	hasNothing: boolean;
};

const told = ({ message }: NonNullable<ReturnType<typeof answeredBy>>): Fetched =>
	message === null ? 'gone' : (message ?? 'unknown');

export type Gathering = ReturnType<typeof createGathering>;

/** What a message brings along: what it forwards, the pages it links to, and what it answers, message by message. */
export function createGathering({
	calls,
	clock,
	log,
	outbox,
	readsContent,
}: {
	calls: Pick<Calls, 'readMessage'>;
	clock: Clock;
	log: Logger;
	outbox: Pick<Outbox, 'takeSpare'>;
	/** Whether Discord shows the bot what others write to each other. */
	readsContent: () => boolean;
}) {
	async function fetchOne(channelId: string, id: string, signal: AbortSignal): Promise<Fetched> {
		if (signal.aborted || !outbox.takeSpare()) return 'unknown';
		try {
			return (await calls.readMessage(channelId, id, signal)) ?? 'unknown';
		} catch (error) {
			if (error instanceof DiscordRefusal && meaningOf(error, FETCHED) === 'deleted') return 'gone';
			log.debug({ error: describeError(error) }, 'A message that is answered could not be read');
			return 'unknown';
		}
	}

	function take(message: Parameters<typeof quotedOf>[0], reading: Reading, found: Found): void {
		const { quoted, isVoice }: Quoted = quotedOf(message, reading);
		found.quoted.push(...quoted);
		found.hasVoice ||= isVoice;
		if (quoted.length > 0 || isVoice) return;
		if (readsContent()) found.hasNothing = true;
		else found.hidden.push(plainLine(shownName(message.author)));
	}

	function missing(fetched: 'gone' | 'unknown', isFirst: boolean): readonly Sentence[] {
		if (isFirst) return [say(fetched === 'gone' ? 'read.reply-gone' : 'read.reply-unknown')];
		return fetched === 'gone' ? [] : [say('read.chain-unknown')];
	}

	/** From the message it answers back to where the chain begins, ends or is known; `count`: as many are taken already. */
	async function follow(
		message: WireMessage,
		reading: Reading,
		found: Found,
		isKnown: (messageId: string) => boolean,
		signal: AbortSignal,
		count = 0,
	): Promise<void> {
		const mayFetch = reading.mayRead(message.channel_id);
		let answered = answeredBy(message);
		for (let taken = count; answered; taken++) {
			if (taken === MOST_MESSAGES) {
				found.notes.push(say('read.chain-long', { most: MOST_MESSAGES }));
				return;
			}
			const fetched =
				answered.message === undefined && mayFetch
					? await fetchOne(message.channel_id, answered.id, signal)
					: told(answered);
			if (typeof fetched === 'string') {
				found.notes.push(...missing(fetched, taken === 0));
				return;
			}
			take(fetched, reading, found);
			if (isKnown(answered.id)) return;
			answered = answeredBy(fetched);
		}
	}

	/** Within the time there is for one question, or until the signal. */
	async function inTime(
		signal: AbortSignal,
		work: (signal: AbortSignal) => Promise<void>,
	): Promise<void> {
		const tooLong = new AbortController();
		const cancel = clock.after(WITHIN_MS, () => tooLong.abort());
		try {
			await work(AbortSignal.any([signal, tooLong.signal]));
		} finally {
			cancel();
		}
		signal.throwIfAborted();
	}

	function notesOf({ hasNothing, hasVoice, hidden, notes }: Found): readonly Sentence[] {
		const names = [...new Set(hidden)];
		return [
			...(hidden.length > 0 ? [say('read.hidden', { count: hidden.length, names })] : []),
			...(hasVoice ? [say('read.voice')] : []),
			...(hasNothing ? [say('read.nothing')] : []),
			...notes,
		];
	}

	const nothingFound = (): Found => ({
		quoted: [],
		notes: [],
		hidden: [],
		hasVoice: false,
		hasNothing: false,
	});

	return {
		/** undefined when it brings nothing along. `isVoice`: it is a recording itself. */
		ofMessage(message: WireMessage, reading: Reading, isVoice: boolean): Gather | undefined {
			const forwarded = forwardsOf(message, reading);
			const own = [...forwarded.quoted, ...previewsOf(message)];
			const hasVoice = isVoice || forwarded.isVoice;
			if (own.length === 0 && !hasVoice && !answeredBy(message)) return undefined;
			return async (isKnown, signal) => {
				const found = { ...nothingFound(), hasVoice };
				await inTime(signal, (within) => follow(message, reading, found, isKnown, within));
				return { quoted: [...found.quoted.toReversed(), ...own], notes: notesOf(found) };
			};
		},
		/** A message that somebody picked, and what it answers: Discord shows it whole, whatever the bot may read otherwise. */
		ofPicked(message: WireMessage, reading: Reading): Gather {
			const { quoted, isVoice } = quotedOf(message, reading);
			// It may have been picked long ago: what it answers can be gone since.
			const isStale = reading.mayRead(message.channel_id);
			const picked = isStale ? { ...message, referenced_message: undefined } : message;
			return async (isKnown, signal) => {
				const found = {
					...nothingFound(),
					quoted: [...quoted],
					hasVoice: isVoice,
					hasNothing: quoted.length === 0 && !isVoice,
				};
				if (!isKnown(message.id)) {
					await inTime(signal, (within) => follow(picked, reading, found, isKnown, within, 1));
				}
				return { quoted: found.quoted.toReversed(), notes: notesOf(found) };
			};
		},
	};
}
