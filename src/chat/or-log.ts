import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';

export type OrLog = ReturnType<typeof createOrLog>;

/** For work that nobody waits for: where it fails, `sentence` is logged, and nobody is told. */
export function createOrLog(log: Logger) {
	return async function orLog(
		work: Promise<unknown>,
		sentence: string,
		questionId?: string,
	): Promise<void> {
		try {
			await work;
		} catch (error) {
			log.error({ questionId, error: describeError(error) }, sentence);
		}
	};
}
