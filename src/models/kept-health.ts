import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Records } from '../store/store.ts';
import type { ModelHealth } from './health.ts';
import type { LearnedHealth } from './learned-health.ts';
import { parseStoredHealth, type StoredHealth } from './stored-health.ts';

export interface KeptHealth extends ModelHealth {
	/** Takes up what was kept. Never rejects. */
	start(): Promise<void>;
	/** Keeps what is not kept yet. Never rejects. */
	close(): Promise<void>;
}

const KEY = 'all';
const WRITTEN_EVERY_MS = 5_000;

/** What was learned, in the store as well: a store that fails costs the memory of it and nothing else. */
export function createKeptHealth({
	health,
	records,
	clock,
	log,
}: {
	health: LearnedHealth;
	records: Records<StoredHealth>;
	clock: Clock;
	log: Logger;
}): KeptHealth {
	let isChanged = false;
	let isClosed = false;
	let isFailing = false;
	let cancelNext: (() => void) | undefined;
	let writing = Promise.resolve();

	async function writeOnce(): Promise<void> {
		if (!isChanged) return;
		isChanged = false;
		try {
			await records.set(KEY, health.snapshot());
			isFailing = false;
		} catch (error) {
			isChanged = true;
			if (!isFailing) log.warn({ error: describeError(error) }, 'what models did was not stored');
			isFailing = true;
			schedule();
		}
	}

	/** One after the other, so that an older state never overwrites a newer one. */
	function write(): Promise<void> {
		cancelNext?.();
		cancelNext = undefined;
		writing = writing.then(writeOnce);
		return writing;
	}

	function schedule(): void {
		if (!isClosed) cancelNext ??= clock.after(WRITTEN_EVERY_MS, () => void write());
	}

	return {
		view: health.view,
		mayTry: health.mayTry,
		isTooRisky: health.isTooRisky,
		begin: health.begin,
		end(id, outcome) {
			health.end(id, outcome);
			if (outcome.kind === 'unknown') return;
			isChanged = true;
			schedule();
		},
		block(id) {
			health.block(id);
			isChanged = true;
			void write();
		},
		async start() {
			try {
				const kept = parseStoredHealth(await records.get(KEY));
				if (kept) health.restore(kept);
			} catch (error) {
				log.warn({ error: describeError(error) }, 'what models did before could not be read');
			}
		},
		async close() {
			isClosed = true;
			await write();
		},
	};
}
