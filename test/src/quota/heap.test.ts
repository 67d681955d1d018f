import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHeap, type Heap, type Heaped } from '../../../src/quota/heap.ts';

type Numbered = Heaped & { value: number };
type Change = (heap: Heap<Numbered>) => void;

const push: fc.Arbitrary<Change> = fc
	.integer()
	.map((value) => (heap) => heap.push({ index: -1, value }));
const remove: fc.Arbitrary<Change> = fc.nat(30).map((which) => (heap) => {
	const item = heap.items()[which];
	if (!item) return;
	const others = heap.items().filter((other) => other !== item);
	heap.remove(item);
	heap.remove(item);
	expect(item.index).toBe(-1);
	expect(new Set(heap.items())).toEqual(new Set(others));
});
const move: fc.Arbitrary<Change> = fc
	.tuple(fc.nat(30), fc.integer())
	.map(([which, value]) => (heap) => {
		const item = heap.items()[which];
		if (!item) return;
		item.value = value;
		heap.moved(item);
	});
const shake: fc.Arbitrary<Change> = fc.integer().map((by) => (heap) => {
	for (const item of heap.items()) item.value = (item.value * 31 + by) % 101;
	heap.reorder();
});

test('after any changes the least is first, and each knows its place', () => {
	const anyChange = fc.oneof(push, push, remove, move, shake);
	fc.assert(
		fc.property(fc.array(anyChange, { maxLength: 60 }), (changes) => {
			const heap = createHeap<Numbered>((one, other) => one.value < other.value);
			for (const change of changes) {
				change(heap);
				const items = heap.items();
				expect(items.map(({ index }) => index)).toEqual(items.map((_, place) => place));
				expect(heap.size()).toBe(items.length);
				const least = Math.min(...items.map(({ value }) => value));
				expect(heap.first()?.value ?? Number.POSITIVE_INFINITY).toBe(least);
			}
		}),
	);
});
