/** `index`: its place in a heap; -1: in none. */
export type Heaped = { index: number };

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
		let { index } = item;
		while (index > 0) {
			const parentIndex = (index - 1) >> 1;
			const parent = items[parentIndex];
			if (parent === undefined || !isBefore(item, parent)) break;
			items[index] = parent;
			parent.index = index;
			index = parentIndex;
		}
		items[index] = item;
		item.index = index;
	}

	function sink(item: Item): void {
		let { index } = item;
		for (;;) {
			const leftIndex = 2 * index + 1;
			const left = items[leftIndex];
			if (left === undefined) break;
			const right = items[leftIndex + 1];
			const child = right !== undefined && isBefore(right, left) ? right : left;
			if (!isBefore(child, item)) break;
			const childIndex = child.index;
			items[index] = child;
			child.index = index;
			index = childIndex;
		}
		items[index] = item;
		item.index = index;
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
			item.index = items.length;
			items.push(item);
			rise(item);
		},
		remove(item) {
			const { index } = item;
			const last = index < 0 ? undefined : items.pop();
			if (last === undefined) return;
			item.index = -1;
			if (last === item) return;
			last.index = index;
			moved(last);
		},
		moved,
		reorder() {
			for (let index = (items.length >> 1) - 1; index >= 0; index--) {
				const item = items[index];
				if (item) sink(item);
			}
		},
	};
}
