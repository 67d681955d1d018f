import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Records } from '../store/store.ts';
import { createDoubt } from './believe.ts';
import { type CatalogueCopy, createCopy, parseStored, type StoredCatalogue } from './copy.ts';
import { type FetchedModels, fetchModels } from './fetch-models.ts';
import type { Catalogue } from './model.ts';
import { createModelSearch } from './search.ts';

type Dependencies = {
	readonly fetch?: typeof globalThis.fetch;
	readonly baseUrl: string;
	readonly key: string;
	/** What every request to this provider carries besides the key. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly records: Records<StoredCatalogue>;
	readonly preferredId?: string | undefined;
	readonly clock: Clock;
	readonly log: Logger;
	readonly refreshMs?: number;
};

export interface LiveCatalogue extends Catalogue {
	/** Takes up the stored copy; waits for a fetch only if that copy may not be called by. Never rejects. */
	start(signal: AbortSignal): Promise<void>;
	close(): void;
}

const HOUR_MS = 3_600_000;
const FRESH_MS = HOUR_MS;
/** For questions that arrive while the hourly fetch is on its way. */
const FETCH_GRACE_MS = 60_000;
const LONGEST_USE_MS = 24 * HOUR_MS;
const RETRY_MS = 300_000;
const ASKED_AT_MOST_EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;
const RECORD_KEY = 'openrouter';
const noSearch = createModelSearch([]);

/** The free chat models of OpenRouter, kept fresh. */
export function createCatalogue({
	fetch = globalThis.fetch,
	baseUrl,
	key,
	headers = {},
	records,
	preferredId,
	clock,
	log,
	refreshMs = HOUR_MS,
}: Dependencies): LiveCatalogue {
	const life = new AbortController();
	const doubt = createDoubt();
	let copy: CatalogueCopy | undefined;
	let isFailing = false;
	let underway: Promise<void> | undefined;
	let cancelNext: (() => void) | undefined;
	let askedMs = Number.NEGATIVE_INFINITY;

	const schedule = (delayMs: number) => {
		cancelNext?.();
		if (!life.signal.aborted) cancelNext = clock.after(delayMs, () => void fetchNow());
	};
	const keep = async (next: StoredCatalogue) => {
		copy = createCopy(next, clock);
		try {
			await records.set(RECORD_KEY, next);
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the list of models could not be stored');
		}
	};
	/** What the list shows with a price is out at once, even if the list as a whole is doubted. */
	const dropListed = async (fetched: FetchedModels) => {
		const fresh = new Set(fetched.models.map(({ id }) => id));
		const isOut = (id: string) => fetched.listed.has(id) && !fresh.has(id);
		if (!copy?.models.some(({ id }) => isOut(id))) return;
		await keep({ fetchedAt: copy.fetchedAt, models: copy.models.filter(({ id }) => !isOut(id)) });
	};
	const take = async (fetched: FetchedModels) => {
		const known = copy && copy.ageMs() <= LONGEST_USE_MS ? copy.models : [];
		if (!doubt.believes(known, fetched.models, clock.monotonic())) {
			await dropListed(fetched);
			throw new Error(`a list with ${fetched.models.length} free models is doubted`);
		}
		isFailing = false;
		await keep({ fetchedAt: clock.now(), models: fetched.models });
		log.info({ models: fetched.models.length }, 'the list of models is fresh');
		if (preferredId !== undefined && !copy?.byId.has(preferredId))
			log.warn({ model: preferredId }, 'DEFAULT_MODEL is not among the free chat models');
	};
	const attempt = async () => {
		const { signal } = life;
		try {
			const source = { fetch, baseUrl, key, headers, clock, signal };
			await take(await fetchModels({ ...source, timeoutMs: TIMEOUT_MS }));
		} catch (error) {
			if (signal.aborted) return;
			isFailing = true;
			const ageMs = copy && Math.round(copy.ageMs());
			log.warn({ error: describeError(error), ageMs }, 'the list of models stays as it was');
		}
		underway = undefined;
		schedule(isFailing ? Math.min(RETRY_MS, refreshMs) : refreshMs);
	};
	const fetchNow = () => {
		underway ??= attempt();
		return underway;
	};
	const refresh = async () => {
		if (life.signal.aborted) return;
		const sinceMs = clock.monotonic() - askedMs;
		if (underway === undefined && sinceMs < ASKED_AT_MOST_EVERY_MS) {
			schedule(ASKED_AT_MOST_EVERY_MS - sinceMs);
			return;
		}
		askedMs = clock.monotonic();
		await fetchNow();
	};
	const isCallable = () => {
		const ageMs = copy?.ageMs() ?? Number.POSITIVE_INFINITY;
		if (ageMs <= FRESH_MS) return true;
		if (isFailing) return ageMs <= LONGEST_USE_MS;
		return underway !== undefined && ageMs <= FRESH_MS + FETCH_GRACE_MS;
	};
	const load = async () => {
		try {
			const found = parseStored(await records.get(RECORD_KEY));
			if (found) copy = createCopy(found, clock);
			log.info(
				{ models: found?.models.length ?? 0, ageMs: copy?.ageMs() },
				'the stored list of models',
			);
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the stored list of models could not be read');
		}
	};

	return {
		models: () => copy?.models ?? [],
		find: (id) => copy?.byId.get(id),
		search: (typed, most) => (copy?.search ?? noSearch).search(typed, most),
		nearest: (name, most) => (copy?.search ?? noSearch).nearest(name, most),
		defaultModel: () => copy?.byId.get(preferredId ?? '') ?? copy?.models[0],
		mayCall() {
			if (isCallable()) return true;
			// A machine that slept has outdated copies and timers that do not know it.
			void refresh();
			return false;
		},
		fetchedAt: () => copy?.fetchedAt,
		refresh,
		async start(signal) {
			signal.addEventListener('abort', close, { once: true });
			await load();
			const fetched = fetchNow();
			if (!isCallable()) await fetched;
		},
		close,
	};

	function close() {
		cancelNext?.();
		life.abort();
	}
}
