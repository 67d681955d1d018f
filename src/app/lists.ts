import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { StoredCatalogue } from '../models/copy.ts';
import { declaredModels } from '../models/declared.ts';
import {
	type DeclaredSource,
	fetchGoogleModels,
	fetchGroqModels,
	fetchPlainModels,
} from '../models/fetch-declared.ts';
import { type FetchedModels, fetchModels } from '../models/fetch-models.ts';
import { createLiveList, type LiveList } from '../models/live-list.ts';
import { failureOf } from '../providers/failure.ts';
import type { KeyHealth } from '../providers/key-health.ts';
import { google, groq, openRouter } from '../providers/table.ts';
import type { Records } from '../store/store.ts';
import type { Configured } from './configured.ts';

type FetchList = (signal: AbortSignal) => Promise<FetchedModels>;

type Dependencies = {
	readonly records: Records<StoredCatalogue>;
	/** Told the name of the provider whose list was taken up. */
	readonly onFresh: (provider: string) => void;
	readonly keys: ReadonlyMap<string, KeyHealth>;
	readonly clock: Clock;
	readonly log: Logger;
};

/** How each of them lists its models; any other server as OpenAI does. */
const READERS: Readonly<Record<string, (source: DeclaredSource) => FetchList>> = {
	[groq.name]: fetchGroqModels,
	[google.name]: fetchGoogleModels,
};

/** The lists of free models of the providers that are set up. */
export const createLists = (
	providers: readonly Configured[],
	parts: Dependencies,
): readonly LiveList[] => providers.map((provider) => createList(provider, parts));

function createList(
	{ row, key, baseUrl }: Configured,
	{ records, onFresh, keys, clock, log }: Dependencies,
): LiveList {
	const { name, headers, declaredFree } = row;
	const source = { fetch: globalThis.fetch, baseUrl, key, headers, clock };
	const shared = { provider: name, onFresh: () => onFresh(name), records, clock, log };
	if (name === openRouter.name)
		return createLiveList({
			...shared,
			fetchList: (signal) => fetchModels({ ...source, signal }),
		});
	const keyHealth = keys.get(name);
	const declaration = {
		provider: name,
		declared: declaredFree,
		onError(status: number, body: unknown) {
			const raw = { status, header: () => undefined, body };
			if (failureOf(raw, clock.now(), row.readError).kind === 'key') keyHealth?.noteRejected('key');
		},
	};
	const fetchList = (READERS[name] ?? fetchPlainModels)({ ...source, ...declaration });
	return createLiveList({
		...shared,
		declared: declaredModels(declaration),
		async fetchList(signal) {
			// Whether it is taken again a question finds out.
			if (keyHealth?.trouble() === 'key') throw new Error('the key is rejected');
			return await fetchList(signal);
		},
	});
}
