import { type GonePlaces, isGone, type Place, type PlaceKey } from '../place.ts';
import type { Records } from '../store/store.ts';

/** So many are remembered as noted, so that speaking there again writes nothing. */
const MOST_REMEMBERED = 10_000;

/**
 * On which servers the bot is, and in which threads of which channels somebody spoke: Discord tells nothing of the threads
 * of a deleted channel, nor of a server that puts the bot out while it is away.
 */
export function createKnownPlaces(records: <Value>(namespace: string) => Records<Value>) {
	const servers = records<true>('known-servers');
	const threads = records<readonly PlaceKey[]>('known-threads');
	const accounts = records<string>('known-account');
	const noted = new Set<PlaceKey>();
	let last: Promise<unknown> = Promise.resolve();

	/** One change after the other. */
	function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = last.then(work);
		last = Promise.allSettled([turn]);
		return turn;
	}

	async function noteThread(key: PlaceKey, parentKey: PlaceKey): Promise<void> {
		const before = (await threads.get(parentKey)) ?? [];
		if (!before.includes(key)) await threads.set(parentKey, [...before, key]);
		if (noted.size >= MOST_REMEMBERED) noted.clear();
		noted.add(key);
	}

	return {
		async note({ key, parentKey }: Place): Promise<void> {
			if (parentKey === undefined || noted.has(key)) return;
			await inTurn(() => noteThread(key, parentKey));
		},
		noteServer: (serverId: string) =>
			inTurn(async () => {
				if (!(await servers.get(serverId))) await servers.set(serverId, true);
			}),
		/** The threads in this channel, as far as somebody spoke there. */
		threadsOf: async (key: PlaceKey) => (await threads.get(key)) ?? [],
		forget: (gone: GonePlaces) =>
			inTurn(async () => {
				noted.clear();
				if (!gone.keys) await servers.delete([gone.serverId]);
				for await (const [parent, keys] of threads.entries()) {
					const left = keys.filter((key) => !isGone(gone, key));
					if (isGone(gone, parent as PlaceKey) || left.length === 0) await threads.delete([parent]);
					else if (left.length < keys.length) await threads.set(parent, left);
				}
			}),
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
