import type { Services } from '../command.ts';
import { describeError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Gather } from '../place.ts';
import type { Speak } from '../render/speak.ts';
import { threadTitle } from '../render/thread-title.ts';
import { inForce } from '../settings/in-force.ts';
import type { IncomingHeard } from './incoming.ts';

/** Where a question that was heard is answered, if it is: threads that are opened for it, and places that want quiet. */
export function createThreads({
	privacy,
	settings,
	speak,
	log,
}: {
	privacy: Pick<Services['privacy'], 'seen'>;
	settings: Services['settings'];
	speak: Speak;
	log: Logger;
}) {
	async function orLog<Result>(work: () => Promise<Result>, instead: Result): Promise<Result> {
		try {
			return await work();
		} catch (error) {
			log.error({ error: describeError(error) }, 'what was chosen for a place could not be read');
			return instead;
		}
	}

	const modeOf = (serverId: string) =>
		orLog(
			async () => (await settings.read(`server:${serverId}`)).threads?.mode ?? 'never',
			'never',
		);

	return {
		/** Whether only a mention is answered there. */
		isQuiet: ({ person, place }: IncomingHeard): Promise<boolean> =>
			orLog(async () => (await inForce({ person, place }, settings)).quiet !== undefined, false),
		/** The same question in a thread of its own, where the server wants that and Discord lets it. */
		async settled(from: IncomingHeard): Promise<IncomingHeard> {
			const { files, gather, isHidden, locale, openThread, place, text } = from;
			const isQuestion = text !== '' || files.length > 0 || (gather && !isHidden);
			if (!openThread || place.serverId === undefined || !isQuestion) return from;
			const mode = await modeOf(place.serverId);
			if (mode === 'offer') return { ...from, offersThread: true };
			if (mode === 'never') return from;
			const neutral = speak(say('thread.title'), locale.place);
			const thread = await openThread([threadTitle(text) ?? neutral, neutral]);
			// Whoever deletes the question meanwhile finds no other surface of it.
			if (!thread || from.surface.gone.aborted) return from;
			await privacy.seen(thread.place);
			from.surface.abandon();
			const surface = thread.surface();
			surface.working();
			const settled = { ...from, place: thread.place, surface };
			return thread.needsMention ? { ...settled, gather: withMentionNote(gather) } : settled;
		},
	};
}

/** What the question brings along, with how to go on where only mentions are heard. */
function withMentionNote(gather: Gather | undefined): Gather {
	return async (isKnown, signal) => {
		const { notes, quoted } = (await gather?.(isKnown, signal)) ?? { notes: [], quoted: [] };
		return { quoted, notes: [...notes, say('thread.needs-mention')] };
	};
}
