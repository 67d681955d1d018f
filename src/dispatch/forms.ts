import type { Clock } from '../clock.ts';
import type { OptionValue, Picked } from '../command.ts';

/** What a form is about: the options given beside it, or the message that was picked. */
type Remembered = {
	readonly values?: Readonly<Record<string, OptionValue>>;
	readonly picked?: Picked;
};

/** An open form can be sent for as long as Discord takes its answer; the rest is a bound for forms nobody sends. */
const REMEMBERED_MS = 60 * 60_000;
const MOST_REMEMBERED = 1000;

/** What forms are about, until they are sent. After a restart a form still works, without that. */
export function createForms(clock: Clock) {
	const remembered = new Map<string, Remembered & { readonly until: number }>();

	function forget(): void {
		for (const [customId, { until }] of remembered) {
			if (until > clock.monotonic() && remembered.size < MOST_REMEMBERED) return;
			remembered.delete(customId);
		}
	}

	return {
		/** An id for the form, at most 100 characters. */
		remember(name: string, about: Remembered): string {
			forget();
			const customId = `${name}:${crypto.randomUUID()}`;
			remembered.set(customId, { ...about, until: clock.monotonic() + REMEMBERED_MS });
			return customId;
		},
		recall(customId: string): Remembered & { readonly name: string } {
			const about = remembered.get(customId);
			remembered.delete(customId);
			return { ...about, name: customId.split(':', 1)[0] ?? '' };
		},
	};
}
