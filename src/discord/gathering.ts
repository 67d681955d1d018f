import type { Clock } from '../clock.ts';
import type { Picked } from '../command.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Gather, QuotedMessage } from '../place.ts';
import { plainLine } from '../render/plain-line.ts';
import { plainText } from '../render/present/plain-text.ts';
import type { Calls } from './calls.ts';
import { createEarlierMessages, type Fetched } from './earlier-messages.ts';
import type { Outbox } from './outbox.ts';
import {
	type Alone,
	answeredBy,
	forwardsOf,
	previewsOf,
	quotedOf,
	type Reading,
} from './quoting.ts';
import { shownName } from './readable-text.ts';
import type { WireMessage } from './wire-message.ts';

const MOST_MESSAGES = 10;
/** For all that is fetched for one question: its person sees the bot typing meanwhile. */
const WITHIN_MS = 1500;

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
	const earlier = createEarlierMessages({ calls, log, outbox });

	/** Who passes on what others wrote does not take them out of their hands. */
	async function withWriter(
		quoted: readonly QuotedMessage[],
		message: Alone,
		reading: Reading,
		signal: AbortSignal,
	): Promise<readonly QuotedMessage[]> {
		if (!quoted.some(({ kind }) => kind === 'forward')) return quoted;
		const author = await earlier.writerOf(message, reading, signal);
		return author ? quoted.map((copy) => ({ ...copy, author })) : quoted;
	}

	async function take(
		message: Alone,
		reading: Reading,
		found: Found,
		signal: AbortSignal,
	): Promise<void> {
		const { quoted, isVoice } = quotedOf(message, reading);
		found.quoted.push(...(await withWriter(quoted, message, reading, signal)));
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
					? await earlier.fetchOne(message.channel_id, answered.id, signal)
					: told(answered);
			if (typeof fetched === 'string') {
				found.notes.push(...missing(fetched, taken === 0));
				return;
			}
			await take(fetched, reading, found, signal);
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
			...notes,
			...(hidden.length > 0 ? [say('read.hidden', { count: hidden.length, names })] : []),
			...(hasVoice ? [say('read.voice')] : []),
			...(hasNothing ? [say('read.nothing')] : []),
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
			// What is asked about the message that it answers nobody here can hear.
			if (isVoice) return async () => ({ quoted: [], notes: [say('read.voice')] });
			const forwarded = forwardsOf(message, reading);
			const previews = previewsOf(message);
			const hasOwn = forwarded.quoted.length + previews.length > 0 || forwarded.isVoice;
			if (!hasOwn && !answeredBy(message)) return undefined;
			return async (isKnown, signal) => {
				const found = { ...nothingFound(), hasVoice: forwarded.isVoice };
				let copies = forwarded.quoted;
				await inTime(signal, async (within) => {
					copies = await withWriter(copies, message, reading, within);
					await follow(message, reading, found, isKnown, within);
				});
				const own = [...copies, ...previews];
				return { quoted: [...found.quoted.toReversed(), ...own], notes: notesOf(found) };
			};
		},
		/** A message that somebody picked, and what it answers: Discord shows it whole, whatever the bot may read otherwise. */
		ofPicked(message: WireMessage, reading: Reading): Pick<Picked, 'excerpt' | 'gather'> {
			const { quoted, isVoice } = quotedOf(message, reading);
			const gather: Gather = async (isKnown, signal) => {
				const found = {
					...nothingFound(),
					hasVoice: isVoice,
					hasNothing: quoted.length === 0 && !isVoice,
				};
				await inTime(signal, async (within) => {
					found.quoted.push(...(await withWriter(quoted, message, reading, within)));
					if (isKnown(message.id)) return;
					// It may have been picked long ago: what it answers can be gone since.
					const now = await earlier.renewed(message, reading, within);
					await follow(now, reading, found, isKnown, within, 1);
				});
				return { quoted: found.quoted.toReversed(), notes: notesOf(found) };
			};
			return { excerpt: plainText(plainLine(quoted[0]?.text ?? '')), gather };
		},
	};
}
