import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Records } from '../store/store.ts';
import { createDoubt } from './believe.ts';
import { type CatalogueCopy, createCopy, parseStored, type StoredCatalogue } from './copy.ts';
import type { FetchedModels } from './fetch-models.ts';
import { goneAfter } from './gone.ts';
import type { Model } from './model.ts';

type Dependencies = {
	/** The name of a row in the table of providers. */
	readonly provider: string;
	/** The whole list as it is now. Rejects when any of it is missing or it is none. */
	readonly fetchList: (signal: AbortSignal) => Promise<FetchedModels>;
	/**
	 * For a list without prices: what its provider's row, or the operator, declares free. It holds while there is no copy to
	 * use, nothing else is ever used, and no age makes what it says untrue.
	 */
	readonly declared?: readonly Model[] | undefined;
	readonly records: Records<StoredCatalogue>;
	/** Told after each list that was taken up. */
	readonly onFresh?: () => void;
	readonly clock: Clock;
	readonly log: Logger;
	readonly refreshMs?: number;
};

/** The free chat models of one provider, kept fresh. Everything but `refresh` and `start` answers from memory. */
export interface LiveList {
	readonly provider: string;
	/** In the order in which they were listed. */
	models(): readonly Model[];
	/** Whether the copy is young enough to call a model by it: what costs nothing now may cost something later. */
	mayCall(): boolean;
	/** The name of one that was listed once and is gone. */
	goneName(id: string): string | undefined;
	/** When the copy was fetched, epoch milliseconds; undefined: there is none. */
	fetchedAt(): number | undefined;
	/** Fetches anew; failing keeps the last good copy and says so in the log. Concurrent calls share one fetch. */
	refresh(): Promise<void>;
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

export function createLiveList({
	provider,
	fetchList,
	declared,
	records,
	onFresh = () => {},
	clock,
	log,
	refreshMs = HOUR_MS,
}: Dependencies): LiveList {
	const life = new AbortController();
	const doubt = createDoubt({ mayBeEmpty: declared !== undefined });
	let copy: CatalogueCopy | undefined;
	let isFailing = false;
	let underway: Promise<void> | undefined;
	let cancelNext: (() => void) | undefined;
	let askedMs = Number.NEGATIVE_INFINITY;

	const schedule = (delayMs: number) => {
		cancelNext?.();
		if (!life.signal.aborted) cancelNext = clock.after(delayMs, () => void fetchNow());
	};
	const keep = async ({ fetchedAt, models }: Omit<StoredCatalogue, 'gone'>) => {
		const gone = goneAfter(copy?.gone ?? [], copy?.models ?? [], models);
		const next: StoredCatalogue = { fetchedAt, models, gone };
		copy = createCopy(next, clock);
		try {
			await records.set(provider, next);
		} catch (error) {
			log.warn({ provider, error: describeError(error) }, 'the list of models could not be stored');
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
		tell(fetched);
		onFresh();
	};
	const tell = ({ models: { length }, isUntold = false }: FetchedModels) => {
		const facts = { provider, models: length };
		if (isUntold)
			log.warn(
				facts,
				'the server has no list of models; if none of them answers, its address may lack /v1',
			);
		else log.info(facts, 'the list of models is fresh');
	};
	const attempt = async () => {
		const { signal } = life;
		try {
			await take(await fetchList(signal));
		} catch (error) {
			if (signal.aborted) return;
			isFailing = true;
			const ageMs = copy && Math.round(copy.ageMs());
			log.warn(
				{ provider, error: describeError(error), ageMs },
				'the list of models stays as it was',
			);
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
	const isAllowed = ({ id }: Model) => declared?.some((model) => model.id === id) ?? true;
	const models = () => {
		if (declared && (!copy || copy.ageMs() > LONGEST_USE_MS)) return declared;
		return copy?.models ?? [];
	};
	const load = async () => {
		try {
			const found = parseStored(await records.get(provider));
			if (found) {
				const allowed = found.models.filter(isAllowed);
				const gone = goneAfter(found.gone, found.models, allowed);
				copy = createCopy({ ...found, models: allowed, gone }, clock);
			}
			log.info(
				{ provider, models: found?.models.length ?? 0, ageMs: copy?.ageMs() },
				'the stored list of models',
			);
		} catch (error) {
			log.warn(
				{ provider, error: describeError(error) },
				'the stored list of models could not be read',
			);
		}
	};

	return {
		provider,
		models,
		mayCall() {
			if (isCallable()) return true;
			// A machine that slept has outdated copies and timers that do not know it; what is declared can wait for the timer.
			if (!declared || !isFailing) void refresh();
			return declared !== undefined;
		},
		goneName: (id) => copy?.gone.find((model) => model.id === id)?.name,
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
