import type { Records } from '../../src/store/store.ts';

/** One kind of record in memory; while `broken`, it neither reads nor writes. */
export function createMemoryRecords<Value>(): Records<Value> & { broken: boolean; writes: number } {
	const kept = new Map<string, Value>();
	const check = () => {
		if (records.broken) throw new Error('the store is broken');
	};
	const records = {
		broken: false,
		writes: 0,
		async get(key: string) {
			check();
			return structuredClone(kept.get(key));
		},
		getMany: (keys: readonly string[]) => Promise.all(keys.map(records.get)),
		async set(key: string, value: Value) {
			check();
			records.writes++;
			kept.set(key, structuredClone(value));
		},
		async setMany(entries: readonly { key: string; value: Value }[]) {
			for (const { key, value } of entries) await records.set(key, value);
		},
		async delete(keys: readonly string[]) {
			for (const key of keys) kept.delete(key);
		},
		async *entries() {
			yield* kept;
		},
	};
	return records;
}
