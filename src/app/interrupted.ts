import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { PlaceKey } from '../place.ts';
import type { Surface } from '../render/surface.ts';

const LEDGER_RETRY_MS = 15_000;

/**
 * Tells those whose question a crash cut off that it was, where that is still possible; waits for a ledger that cannot
 * be used yet. Never rejects; the signal ends the waiting.
 */
export async function closeInterrupted({
	jobs,
	surfaceAt,
	speak,
	clock,
	log,
	signal,
}: {
	jobs: Jobs;
	surfaceAt: (address: string) => Surface | undefined;
	/** In the language of the place. */
	speak: (sentence: Sentence, place: PlaceKey) => string;
	clock: Clock;
	log: Logger;
	signal: AbortSignal;
}): Promise<void> {
	async function tell({ id, address, placeKey }: Job): Promise<void> {
		try {
			const parts = [speak(say('leaving.interrupted'), placeKey)];
			await surfaceAt(address)?.finish({ parts });
			log.info({ question: id }, 'a question that a crash had cut off was closed');
		} catch (error) {
			log.warn(
				{ question: id, error: describeError(error) },
				'a cut-off question could not be closed',
			);
		}
	}

	while (!signal.aborted) {
		try {
			const cutOff = await jobs.interrupted();
			await Promise.all(cutOff.map(tell));
			return;
		} catch (error) {
			log.warn({ error: describeError(error) }, 'what a crash cut off is not known yet');
		}
		await Promise.allSettled([sleep(clock, LEDGER_RETRY_MS, signal)]);
	}
}
