import { DemoFailure } from './failure.ts';
import type { Words } from './locales/words.ts';

/** Rejects when somebody stops the demo, or with a DemoFailure when the bot has ended by itself. */
export async function whenOver({
	ended,
	stop,
	words: { failure },
}: {
	ended: Promise<number>;
	stop: AbortSignal;
	words: Words;
}): Promise<never> {
	const stopped = new Promise<never>((_, reject) => {
		if (stop.aborted) reject(stop.reason);
		else stop.addEventListener('abort', () => reject(stop.reason), { once: true });
	});
	const exitCode = await Promise.race([ended, stopped]);
	throw new DemoFailure(failure.botEnded(exitCode));
}
