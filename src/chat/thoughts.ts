import type { Clock } from '../clock.ts';

/** What a model thought before it spoke, by question. In memory only: never written down, never logged. */
export interface Thoughts {
	add(questionId: string, delta: string): void;
	/** Undefined: there were none, or they are not known any more. `isCut`: there was more than is kept. */
	of(questionId: string): { readonly text: string; readonly isCut: boolean } | undefined;
	forget(questionIds: readonly string[]): void;
}

/** Of one answer, and of all of them together, in UTF-16 code units. */
const MOST_OF_ONE = 64_000;
const MOST_OF_ALL = 2_000_000;
/** For as long as the buttons of an answer work. */
const KEPT_MS = 2 * 24 * 60 * 60_000;

type Entry = { text: string; isCut: boolean; readonly since: number };

export function createThoughts({ clock }: { clock: Clock }): Thoughts {
	const entries = new Map<string, Entry>();
	let total = 0;

	function forgetOne(id: string): void {
		total -= entries.get(id)?.text.length ?? 0;
		entries.delete(id);
	}

	/** The oldest first; they stand in order. */
	function makeRoom(): void {
		for (const [id, { since }] of entries) {
			if (total <= MOST_OF_ALL && clock.monotonic() - since < KEPT_MS) return;
			forgetOne(id);
		}
	}

	return {
		add(questionId, delta) {
			const entry = entries.get(questionId) ?? { text: '', isCut: false, since: clock.monotonic() };
			const room = MOST_OF_ONE - entry.text.length;
			const kept = delta.slice(0, room);
			entry.text += kept;
			entry.isCut ||= kept.length < delta.length;
			total += kept.length;
			entries.set(questionId, entry);
			makeRoom();
		},
		of(questionId) {
			makeRoom();
			const entry = entries.get(questionId);
			if (!entry || entry.text.trim() === '') return undefined;
			return { text: entry.text.toWellFormed().trim(), isCut: entry.isCut };
		},
		forget(questionIds) {
			for (const id of questionIds) forgetOne(id);
		},
	};
}
