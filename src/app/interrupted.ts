import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Surface } from '../render/surface.ts';

/** Tells those whose question a crash cut off that it was, where that is still possible. */
export async function closeInterrupted({
	jobs,
	surfaceAt,
	sentence,
	log,
}: {
	jobs: Jobs;
	surfaceAt: (address: string) => Surface | undefined;
	sentence: string;
	log: Logger;
}): Promise<void> {
	for (const { id, address } of await jobs.interrupted()) {
		try {
			await surfaceAt(address)?.finish({ parts: [sentence] });
			log.info({ question: id }, 'a question that a crash had cut off was closed');
		} catch (error) {
			log.warn(
				{ question: id, error: describeError(error) },
				'a cut-off question could not be closed',
			);
		}
	}
}
