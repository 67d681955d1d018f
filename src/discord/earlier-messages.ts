import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Person } from '../place.ts';
import type { Calls } from './calls.ts';
import type { Outbox } from './outbox.ts';
import { answeredBy, originalOf, type Reading } from './quoting.ts';
import { shownName } from './readable-text.ts';
import { DiscordRefusal, meaningOf } from './refusal.ts';
import type { WireMessage } from './wire-message.ts';

export type Fetched = WireMessage | 'gone' | 'unknown';

const FETCHED = { edits: false, file: false, reference: false };

/** What was forwarded may have been a forward itself, and so on. */
const MOST_PASSES = 3;

/** Fetches messages that were written before, as far as Discord is not busy; never rejects. */
export function createEarlierMessages({
	calls,
	log,
	outbox,
}: {
	calls: Pick<Calls, 'readMessage'>;
	log: Logger;
	outbox: Pick<Outbox, 'takeSpare'>;
}) {
	async function fetchOne(channelId: string, id: string, signal: AbortSignal): Promise<Fetched> {
		if (signal.aborted || !outbox.takeSpare()) return 'unknown';
		try {
			return (await calls.readMessage(channelId, id, signal)) ?? 'unknown';
		} catch (error) {
			if (error instanceof DiscordRefusal && meaningOf(error, FETCHED) === 'deleted') return 'gone';
			log.debug({ error: describeError(error) }, 'An earlier message could not be read');
			return 'unknown';
		}
	}

	return {
		fetchOne,
		/** With what it answers as that stands now, or, where it cannot be fetched, as Discord showed it. */
		async renewed(
			message: WireMessage,
			{ mayRead }: Pick<Reading, 'mayRead'>,
			signal: AbortSignal,
		): Promise<WireMessage> {
			const { channel_id: channelId } = message;
			const answered = answeredBy(message);
			if (!answered?.message || !mayRead(channelId)) return message;
			const fetched = await fetchOne(channelId, answered.id, signal);
			if (fetched === 'unknown') return message;
			return { ...message, referenced_message: fetched === 'gone' ? null : fetched };
		},
		/** Who wrote what this message passes on; undefined for what stands where the bot reads nothing. */
		async writerOf(
			message: Parameters<typeof originalOf>[0],
			{ mayRead }: Pick<Reading, 'mayRead'>,
			signal: AbortSignal,
		): Promise<Person | undefined> {
			let original = originalOf(message);
			for (let passes = 0; original && passes < MOST_PASSES; passes++) {
				const { channelId, id } = original;
				const found = mayRead(channelId) ? await fetchOne(channelId, id, signal) : 'unknown';
				if (typeof found === 'string') return undefined;
				original = originalOf(found);
				if (!original) return { id: found.author.id, name: shownName(found.author) };
			}
			return undefined;
		},
	};
}
