import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';

/** Notes what became of an attempt. What cannot be noted is logged and never thrown: it stays charged. */
export function createNoting(attemptId: string, log: Logger) {
	return async (
		step: () => Promise<void>,
		sentence: string,
		facts: Readonly<Record<string, string>> = {},
	): Promise<void> => {
		try {
			await step();
		} catch (error) {
			log.warn({ attemptId, ...facts, ...describeError(error) }, sentence);
		}
	};
}

export const END_NOT_NOTED = 'the end of a request was not noted';
export const STAYS_CHARGED = 'an unused request stays charged';
