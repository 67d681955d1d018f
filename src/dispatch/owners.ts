import type { Services } from '../command.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Origin } from './incoming.ts';

/** A thread that the bot opened on a question belongs to who asked it, for Discord names only the bot. */
export function createOwners({
	answers,
	log,
}: {
	answers: Pick<Services['answers'], 'askerOf'>;
	log: Logger;
}) {
	return async function owned<From extends Origin>(from: From): Promise<From> {
		const { isBotsThread = false, ownsPlace, person, place } = from;
		if (ownsPlace || !isBotsThread) return from;
		try {
			// A thread has the id of the message that it hangs on.
			const askerId = await answers.askerOf(place.channelId, place.key);
			return askerId === person.id ? { ...from, ownsPlace: true } : from;
		} catch (error) {
			log.error({ error: describeError(error) }, 'whose thread this is could not be read');
			return from;
		}
	};
}
