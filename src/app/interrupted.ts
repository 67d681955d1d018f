import type { Answers } from '../chat/answers.ts';
import { type Clock, sleep } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { PlaceKey } from '../place.ts';
import { retryButtons } from '../render/answer-buttons.ts';
import type { Surface, View } from '../render/surface.ts';

const LEDGER_RETRY_MS = 15_000;

type CutOff = Awaited<ReturnType<Answers['cutOff']>>[number];

/**
 * Tells those whose question a crash cut off that it was, where that is still possible, with a button to ask it again
 * where it is still known; waits for a ledger that cannot be used yet. Never rejects; the signal ends the waiting.
 */
export async function closeInterrupted({
	answers,
	jobs,
	surfaceAt,
	speakIn,
	clock,
	log,
	signal,
}: {
	answers: Pick<Answers, 'cutOff'>;
	jobs: Pick<Jobs, 'shownIn'>;
	surfaceAt: (address: string) => Surface | undefined;
	/** In the language of the place. */
	speakIn: (place: PlaceKey) => Promise<(sentence: Sentence) => string>;
	clock: Clock;
	log: Logger;
	signal: AbortSignal;
}): Promise<void> {
	async function viewOf({ asked, job }: CutOff): Promise<View> {
		const inWords = await speakIn(job.placeKey);
		if (!asked) return { parts: [inWords(say('leaving.interrupted'))] };
		const parts = [inWords(say('leaving.interrupted-retry'))];
		return { parts, buttons: retryButtons(job, inWords) };
	}

	async function tell(cutOff: CutOff): Promise<void> {
		const { address, id } = cutOff.job;
		try {
			const messageIds = await surfaceAt(address)?.finish(await viewOf(cutOff));
			if (messageIds) await jobs.shownIn(id, messageIds);
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
			await Promise.all((await answers.cutOff()).map(tell));
			return;
		} catch (error) {
			log.warn({ error: describeError(error) }, 'what a crash cut off is not known yet');
		}
		await Promise.allSettled([sleep(clock, LEDGER_RETRY_MS, signal)]);
	}
}
