import { describeError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Gather, Material, PlaceKey, QuotedMessage } from '../place.ts';
import type { Consent } from '../privacy/privacy.ts';
import { cleanMaterial, hasWords } from './clean.ts';
import type { Conversations } from './conversations.ts';
import { hideQuoted } from './hidden.ts';
import { messageIdsOf } from './turns.ts';

/** What a question brings along, not gathered yet. */
export type Brought = {
	readonly gather: Gather;
	readonly placeKey: PlaceKey;
	/** Who asks: they may bring along what they said themselves, whatever they opted out of. */
	readonly askerId: string;
	/** What is asked about it when nothing was written. */
	readonly impliedText: string;
};

/** `isKnown`: some of it can be read in the conversation already. What was said last there is not said again. */
export type ReadMaterial = Material & { readonly isKnown: boolean };

/** The one way on which what others said gets into a question. */
export interface QuotedMaterial {
	/** Cleaned, and without what the conversation holds already. Rejects with the signal's reason only. */
	read(brought: Brought, signal: AbortSignal): Promise<ReadMaterial>;
}

/** So many of the newest turns are sure to be in front of the model; what is older may have to be quoted again. */
const NEAR_TURNS = 10;
/** So much of an earlier message reminds the model which one is meant. */
const REMINDER_LENGTH = 200;

export function createQuotedMaterial({
	consent,
	conversations,
	log,
}: {
	consent: Pick<Consent, 'optedOut'>;
	conversations: Pick<Conversations, 'load'>;
	log: Logger;
}): QuotedMaterial {
	async function turnsNear(placeKey: PlaceKey) {
		try {
			return (await conversations.load(placeKey)).slice(-NEAR_TURNS);
		} catch (error) {
			log.error({ error: describeError(error) }, 'what stands in a conversation is not known');
			return [];
		}
	}

	async function gathered(
		{ gather }: Brought,
		isKnown: (id: string) => boolean,
		signal: AbortSignal,
	): Promise<Material> {
		try {
			return await gather(isKnown, signal);
		} catch (error) {
			signal.throwIfAborted();
			log.error({ error: describeError(error) }, 'what a question brings along was not gathered');
			return { quoted: [], notes: [say('read.not-now')] };
		}
	}

	/** Undefined: who opted out is not known, so nothing of it is read. */
	async function withHidden(quoted: readonly QuotedMessage[], { askerId }: Brought) {
		try {
			return await hideQuoted(quoted, { consent, askerId });
		} catch (error) {
			log.error({ error: describeError(error) }, 'who opted out is not known');
			return undefined;
		}
	}

	return {
		async read(brought, signal) {
			const turns = await turnsNear(brought.placeKey);
			const known = messageIdsOf(turns);
			const justSaid = messageIdsOf(turns.slice(-1));
			const has = (ids: ReadonlySet<string>, { id }: QuotedMessage) =>
				id !== undefined && ids.has(id);
			const { notes, quoted } = await gathered(brought, (id) => known.has(id), signal);
			const shown = await withHidden(quoted, brought);
			if (!shown) {
				return { quoted: [], notes: [...notes, say('read.not-now')], isKnown: false };
			}
			const count = shown.filter(({ text }, index) => text !== quoted[index]?.text).length;
			const isBlank = (message: QuotedMessage) =>
				!has(known, message) && message.files.length === 0 && !hasWords(message.text);
			return {
				isKnown: shown.some((message) => has(known, message) && !message.isRecording),
				notes: [
					...notes,
					...(shown.some(isBlank) ? [say('read.nothing')] : []),
					...(count === 0 ? [] : [say('read.opted-out', { count })]),
				],
				quoted: shown
					.filter((message) => !isBlank(message))
					.filter((message) => !has(justSaid, message))
					.map((message) => (has(known, message) ? reminderOf(message) : message))
					.map((message) => ({ ...message, text: cleanMaterial(message.text).trim() })),
			};
		},
	};
}

/** Enough of it to tell which one is meant. Its id stays with the turn that it belongs to. */
function reminderOf({ id: _, ...message }: QuotedMessage): QuotedMessage {
	const { text } = message;
	const start = text.slice(0, REMINDER_LENGTH).toWellFormed();
	return { ...message, files: [], text: start.length < text.length ? `${start.trimEnd()}…` : text };
}
