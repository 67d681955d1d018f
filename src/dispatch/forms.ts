import type { Clock } from '../clock.ts';
import type { OptionValue } from '../command.ts';

type OptionValues = Readonly<Record<string, OptionValue>>;

/** An open form can be sent for as long as Discord takes its answer; the rest is a bound for forms nobody sends. */
const REMEMBERED_MS = 60 * 60_000;
const MOST_REMEMBERED = 1000;

/** The options given beside a form, until it is sent. After a restart a form still works, without them. */
export function createForms(clock: Clock) {
	const remembered = new Map<string, { values: OptionValues; until: number }>();

	function forget(): void {
		for (const [customId, { until }] of remembered) {
			if (until > clock.monotonic() && remembered.size < MOST_REMEMBERED) return;
			remembered.delete(customId);
		}
	}

	return {
		/** An id for the form, at most 100 characters. */
		remember(name: string, values: OptionValues): string {
			forget();
			const customId = `${name}:${crypto.randomUUID()}`;
			remembered.set(customId, { values, until: clock.monotonic() + REMEMBERED_MS });
			return customId;
		},
		recall(customId: string): { name: string; values: OptionValues } {
			const values = remembered.get(customId)?.values ?? {};
			remembered.delete(customId);
			return { name: customId.split(':', 1)[0] ?? '', values };
		},
	};
}
