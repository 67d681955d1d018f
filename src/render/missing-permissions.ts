import { type Sentence, say } from '../locales/keys.ts';
import type { Permission } from '../place.ts';

/** A sentence about permissions, which are called what Discord calls them in the reader's language. */
export function sayMissing(
	key: 'permission.cannot-speak' | 'permission.no-thread' | 'permission.only-you',
	missing: readonly Permission[],
	speak: (sentence: Sentence) => string,
): Sentence {
	const names = missing.map((one) => `**${speak(say(`permission.${one}`))}**`);
	return say(key, { permissions: names });
}
