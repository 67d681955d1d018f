import { createTurns } from '../in-turn.ts';
import { type GonePlaces, isPlaceGone, type Place, type PlaceKey } from '../place.ts';
import type { Records } from '../store/store.ts';

/** So many are remembered as noted, so that speaking there again writes nothing. */
const MOST_REMEMBERED = 10_000;

/**
 * On which servers the bot is, and in which threads of which channels somebody spoke: Discord tells nothing of the threads
 * of a deleted channel, nor of a server that puts the bot out while it is away.
 */
export function createKnownPlaces(records: <Value>(namespace: string) => Records<Value>) {
	const servers = records<true>('known-servers');
	/** Each with the channel that it is in. */
	const threads = records<PlaceKey>('known-threads');
	const accounts = records<string>('known-account');
	const noted = new Set<PlaceKey>();
	/** In which the last sweep found nothing, and nobody has spoken since. */
	const empty = new Set<PlaceKey>();
	/** One change after the other. */
	const inTurn = createTurns();

	async function noteThread(key: PlaceKey, parentKey: PlaceKey): Promise<void> {
		if ((await threads.get(key)) !== parentKey) await threads.set(key, parentKey);
		if (noted.size >= MOST_REMEMBERED) noted.clear();
		noted.add(key);
	}

	/** False: somebody has spoken there meanwhile. */
	async function forgetEmpty(key: PlaceKey): Promise<boolean> {
		if (!empty.delete(key)) return false;
		noted.delete(key);
		await threads.delete([key]);
		return true;
	}

	return {
		async note({ key, parentKey }: Place): Promise<void> {
			empty.delete(key);
			if (parentKey === undefined || noted.has(key)) return;
			await inTurn(() => noteThread(key, parentKey));
		},
		noteServer: (serverId: string) =>
			inTurn(async () => {
				if (!(await servers.get(serverId))) await servers.set(serverId, true);
			}),
		/** The threads in this channel, as far as somebody spoke there. */
		async threadsOf(channel: PlaceKey): Promise<readonly PlaceKey[]> {
			const found: PlaceKey[] = [];
			for await (const [key, parentKey] of threads.entries())
				if (parentKey === channel) found.push(key as PlaceKey);
			return found;
		},
		forget: (gone: GonePlaces) =>
			inTurn(async () => {
				noted.clear();
				empty.clear();
				if (!gone.keys) await servers.delete([gone.serverId]);
				for await (const [key, parentKey] of threads.entries())
					if (isPlaceGone(gone, { key: key as PlaceKey, parentKey })) await threads.delete([key]);
			}),
		/**
		 * Forgets the threads in which nothing is kept any more; returns how many. Each is looked at twice, as one is noted
		 * shortly before anything is kept there.
		 */
		async sweep(
			isKeptIn: (key: PlaceKey) => Promise<boolean>,
			signal: AbortSignal,
		): Promise<number> {
			let swept = 0;
			for await (const [id] of threads.entries()) {
				if (signal.aborted) break;
				const key = id as PlaceKey;
				const wasEmpty = empty.has(key);
				if (await isKeptIn(key)) empty.delete(key);
				else if (!wasEmpty) empty.add(key);
				else if (await inTurn(() => forgetEmpty(key))) swept++;
			}
			return swept;
		},
		async servers(): Promise<readonly string[]> {
			const ids: string[] = [];
			for await (const [id] of servers.entries()) ids.push(id);
			return ids;
		},
		/** Whether the bot signed in with this account the last time too. */
		async isSameAccount(accountId: string): Promise<boolean> {
			const before = await accounts.get('id');
			if (before !== accountId) await accounts.set('id', accountId);
			return before === accountId;
		},
	};
}
