/**
 * How much is done to take off the disk what was deleted. `whole`: the file is written anew without anything of it, and
 * takes no more room than it needs. `worthwhile`: that only where much of it is free; else the write-ahead log is emptied,
 * which is all that still has what was deleted since, as SQLite overwrites it in the file.
 */
export type Extent = 'whole' | 'worthwhile';

/** One kind of record, by key. Every method rejects when the store fails; a failure never looks like "no record". */
export interface Records<Value> {
	get(key: string): Promise<Value | undefined>;
	getMany(keys: readonly string[]): Promise<readonly (Value | undefined)[]>;
	set(key: string, value: Value): Promise<void>;
	/** Writes all of them, at most 200, in one step. */
	setMany(entries: readonly { readonly key: string; readonly value: Value }[]): Promise<void>;
	delete(keys: readonly string[]): Promise<void>;
	/** Every record, in key order, read in batches that let timers run. Safe while others write. */
	entries(): AsyncIterable<readonly [key: string, value: Value]>;
}

/** Where everything but the ledger is kept. */
export interface Store {
	records<Value>(namespace: string): Records<Value>;
	/** Writes and reads a probe; rejects with the reason when that fails. */
	probe(): Promise<void>;
	/** Takes what was deleted off the disk. Rejects when that fails; what was deleted stays so. */
	compact(extent: Extent): Promise<void>;
	close(): Promise<void>;
}
