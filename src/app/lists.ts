import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { StoredCatalogue } from '../models/copy.ts';
import { type FetchedModels, fetchModels } from '../models/fetch-models.ts';
import { createLiveList, type LiveList } from '../models/live-list.ts';
import { openRouter, type ProviderRow } from '../providers/table.ts';
import type { Records } from '../store/store.ts';

type FetchList = (signal: AbortSignal) => Promise<FetchedModels>;

type Dependencies = {
	readonly records: Records<StoredCatalogue>;
	/** Told the name of the provider whose list was taken up. */
	readonly onFresh: (provider: string) => void;
	readonly clock: Clock;
	readonly log: Logger;
};

/** The lists of free models of the providers that are set up. */
export function createLists(
	config: Config,
	{ records, onFresh, clock, log }: Dependencies,
): readonly LiveList[] {
	const listOf = ({ name }: ProviderRow, fetchList: FetchList): LiveList =>
		createLiveList({
			provider: name,
			fetchList,
			onFresh: () => onFresh(name),
			records,
			clock,
			log,
		});
	const lists: LiveList[] = [];
	if (config.openRouter) {
		const source = { fetch, ...config.openRouter, headers: openRouter.headers, clock };
		lists.push(listOf(openRouter, (signal) => fetchModels({ ...source, signal })));
	}
	return lists;
}
