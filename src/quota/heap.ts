/** A place in a heap; -1: in none. */
export type Heaped = { at: number };

/**
 * A binary heap whose items know their place in it, so that one whose key has changed is moved in O(log n) without a
 * search. An item stands in at most one heap.
 */
export interface Heap<Item extends Heaped> {
	first(): Item | undefined;
	size(): number;
	push(item: Item): void;
	/** Without effect when it is in none. */
	remove(item: Item): void;
	/** Puts an item whose key has changed where it belongs. */
	moved(item: Item): void;
	/** Puts all in order anew, after any number of keys has changed. */
	reorder(): void;
	/** In no order. */
	items(): readonly Item[];
}

export function createHeap<Item extends Heaped>(
	isBefore: (one: Item, other: Item) => boolean,
): Heap<Item> {
	const items: Item[] = [];

	function rise(item: Item): void {
		let { at } = item;
		while (at > 0) {
			const parentAt = (at - 1) >> 1;
			const parent = items[parentAt];
			if (parent === undefined || !isBefore(item, parent)) break;
			items[at] = parent;
			parent.at = at;
			at = parentAt;
		}
		items[at] = item;
		item.at = at;
	}

	function sink(item: Item): void {
		let { at } = item;
		for (;;) {
			const leftAt = 2 * at + 1;
			const left = items[leftAt];
			if (left === undefined) break;
			const right = items[leftAt + 1];
			const child = right !== undefined && isBefore(right, left) ? right : left;
			if (!isBefore(child, item)) break;
			const childAt = child.at;
			items[at] = child;
			child.at = at;
			at = childAt;
		}
		items[at] = item;
		item.at = at;
	}

	function moved(item: Item): void {
		rise(item);
		sink(item);
	}

	return {
		first: () => items[0],
		size: () => items.length,
		items: () => items,
		push(item) {
			item.at = items.length;
			items.push(item);
			rise(item);
		},
		remove(item) {
			const { at } = item;
			const last = at < 0 ? undefined : items.pop();
			if (last === undefined) return;
			item.at = -1;
			if (last === item) return;
			last.at = at;
			moved(last);
		},
		moved,
		reorder() {
			for (let at = (items.length >> 1) - 1; at >= 0; at--) {
				const item = items[at];
				if (item) sink(item);
			}
		},
	};
}
