import { setImmediate } from 'node:timers/promises';
import { KeyvSqlite, type SqliteDriver } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import type { Logger } from '../log.ts';
import type { Records } from './store.ts';

/** Rows read at once by `entries`: at most a few milliseconds without letting timers run. */
const BATCH = 50;

/** The adapter writes more than 249 entries in several statements, which a kill can separate. */
const MOST_IN_ONE_STEP = 200;

function assertWritten(results: readonly boolean[]): void {
	if (!results.every((result) => result === true)) throw new Error('The store did not write.');
}

/**
 * One namespace of the file. The Keyv must not get an `error` listener: with one, a failing read is `undefined`.
 * Each namespace has an adapter of its own, because Keyv tells the adapter the namespace.
 */
export function createKeyvRecords<Value>({
	namespace,
	driver,
	log,
}: {
	namespace: string;
	driver: SqliteDriver;
	log: Logger;
}): Records<Value> {
	const parse = (text: string): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			log.error({ namespace }, 'a stored record is damaged and counts as missing');
			return {};
		}
	};
	const keyv = new Keyv<Value>({
		store: new KeyvSqlite({ driver, iterationLimit: BATCH }),
		// The adapter strips "namespace:" from the front of keys; no key begins with this one.
		namespace: `${namespace}/`,
		serialization: { stringify: JSON.stringify, parse: <T>(text: string) => parse(text) as T },
	});
	return {
		get: (key) => keyv.get<Value>(key),
		async getMany(keys) {
			return keys.length === 0 ? [] : await keyv.getMany<Value>([...keys]);
		},
		async set(key, value) {
			assertWritten([await keyv.set(key, value)]);
		},
		async setMany(entries) {
			if (entries.length > MOST_IN_ONE_STEP) {
				throw new RangeError(`At most ${MOST_IN_ONE_STEP} records can be written in one step.`);
			}
			if (entries.length > 0) assertWritten(await keyv.setMany([...entries]));
		},
		async delete(keys) {
			if (keys.length > 0) await keyv.deleteMany([...keys]);
		},
		async *entries() {
			let untilPause = BATCH;
			for await (const [key, value] of keyv.iterator()) {
				if (--untilPause === 0) {
					untilPause = BATCH;
					await setImmediate();
				}
				if (value !== undefined) yield [String(key), value as Value] as const;
			}
		},
	};
}
