import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Calls, Webhook } from './calls.ts';
import { meaningOf } from './refusal.ts';

const MOST_TRIES = 2;
const TRIED = { edits: true, file: false, reference: false };

/**
 * Deletes the message that an acknowledgement has made; false: it stands. What follows must come after that, as Discord
 * puts the first follow-up into that message, for everybody to see.
 */
export async function takeBack(
	{ calls, log }: { calls: Pick<Calls, 'deleteAnswer'>; log: Logger },
	webhook: Webhook,
): Promise<boolean> {
	for (let tries = 1; ; tries++) {
		try {
			await calls.deleteAnswer(webhook, '@original');
			return true;
		} catch (error) {
			const meaning = meaningOf(error, TRIED);
			// A first try whose answer was lost may have been heard.
			if (meaning === 'deleted') return true;
			if (meaning === 'outage' && tries < MOST_TRIES) continue;
			log.warn({ error: describeError(error) }, 'an acknowledgement could not be taken back');
			return false;
		}
	}
}
