import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Calls } from './calls.ts';

/** What people call whoever runs the bot, asked of Discord once. Undefined where Discord does not say. */
export function createOperator({
	calls,
	log,
	signal,
}: {
	calls: Pick<Calls, 'operator'>;
	log: Logger;
	/** The bot closes. */
	signal: AbortSignal;
}) {
	let known: string | undefined;
	return async (): Promise<string | undefined> => {
		try {
			known ??= await calls.operator(signal);
		} catch (error) {
			log.debug({ error: describeError(error) }, 'Discord does not say who runs the bot');
		}
		return known;
	};
}
