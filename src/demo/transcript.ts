import { paint, type Span, textOf } from './terminal/paint.ts';
import type { Block, Screen } from './terminal/screen.ts';

/** What stands on the screen from top to bottom, and changes in place. */
export interface Transcript {
	/** Shows it at the bottom, or where it stood. `lines` is asked again for another width, and each second if it is `timed`. */
	put(item: { id: string; timed: boolean; lines: (columns: number) => Span[][] }): void;
	remove(id: string): void;
	blocks(columns: number): readonly Block[];
	/** A second has passed. */
	tick(): void;
}

type Item = Parameters<Transcript['put']>[0];
type Entry = {
	readonly blockId: string;
	item: Item;
	/** Replaced by a newer copy further down: never drawn anew. */
	isOld: boolean;
	drawn:
		| {
				readonly columns: number;
				readonly lines: readonly Span[][];
				readonly painted: readonly string[];
		  }
		| undefined;
};

/**
 * A terminal cannot change what has scrolled out of its window. When that part of an item changes, the item is shown
 * once more at the bottom.
 */
export function createTranscript(scrolledAway: Screen['scrolledAway']): Transcript {
	const entries: Entry[] = [];
	const current = new Map<string, Entry>();
	let copies = 0;

	function add(item: Item): void {
		copies += 1;
		const entry = { blockId: `${copies}`, item, isOld: false, drawn: undefined };
		entries.push(entry);
		current.set(item.id, entry);
	}

	function draw(entry: Entry, columns: number): readonly string[] {
		if (entry.drawn?.columns === columns) return entry.drawn.painted;
		const lines = [...entry.item.lines(columns), []];
		entry.drawn = { columns, lines, painted: lines.map(paint) };
		return entry.drawn.painted;
	}

	function isChangeOutOfSight({ blockId, drawn }: Entry, next: Item): boolean {
		const hidden = scrolledAway(blockId);
		if (!drawn || hidden === 0) return false;
		const before = drawn.lines.slice(0, hidden).map(textOf);
		const after = next.lines(drawn.columns).slice(0, hidden).map(textOf);
		return before.some((line, index) => line.trimEnd() !== (after[index] ?? '').trimEnd());
	}

	return {
		put(item) {
			const entry = current.get(item.id);
			if (!entry) return add(item);
			if (isChangeOutOfSight(entry, item)) {
				entry.isOld = true;
				return add(item);
			}
			entry.item = item;
			entry.drawn = undefined;
		},
		remove(id) {
			const entry = current.get(id);
			if (!entry || scrolledAway(entry.blockId) > 0) return;
			current.delete(id);
			entries.splice(entries.indexOf(entry), 1);
		},
		blocks: (columns) =>
			entries.map((entry) => ({ id: entry.blockId, lines: draw(entry, columns) })),
		tick() {
			for (const entry of entries) {
				const isInSight = scrolledAway(entry.blockId) === 0;
				if (entry.item.timed && isInSight && !entry.isOld) entry.drawn = undefined;
			}
		},
	};
}
