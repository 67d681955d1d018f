import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type Gone, type GonePlaces, keyOf, type PlaceKey } from '../place.ts';
import type { Extent, Records } from '../store/store.ts';
import type { ChangingConsent } from './consent.ts';
import { createExports } from './exports.ts';
import { createKnownPlaces } from './known-places.ts';
import type { DataSource, Privacy, PrivacyFacts } from './privacy.ts';

/** All that people can do about their data, over every part that keeps some. */
export function createPrivacy({
	compact,
	consent,
	facts,
	records,
	sources,
	clock,
	log,
}: {
	/** Takes off the disk what the sources have removed. */
	compact: (extent: Extent) => Promise<unknown>;
	consent: ChangingConsent;
	facts: PrivacyFacts;
	records: <Value>(namespace: string) => Records<Value>;
	sources: readonly DataSource[];
	clock: Clock;
	log: Logger;
}): Privacy {
	const places = createKnownPlaces(records);

	async function orLog(work: Promise<unknown>, sentence: string): Promise<boolean> {
		try {
			await work;
			return true;
		} catch (error) {
			log.error({ error: describeError(error) }, sentence);
			return false;
		}
	}

	async function withThreads({ channelId, serverId }: Gone): Promise<GonePlaces> {
		if (channelId === undefined) return { serverId };
		const key = keyOf({ channelId, serverId });
		return { serverId, keys: [key, ...(await places.threadsOf(key))] };
	}

	async function isKeptIn(placeKey: PlaceKey): Promise<boolean> {
		for (const source of sources) if (await source.isKeptIn?.(placeKey)) return true;
		return false;
	}

	async function leave(which: Gone): Promise<void> {
		const gone = await withThreads(which);
		for (const { name, placesGone } of sources) {
			const sentence = `what is gone in Discord could not be removed from ${name}`;
			if (placesGone) await orLog(placesGone(gone), sentence);
		}
		await places.forget(gone);
		await compact('worthwhile');
	}

	const placeGone = async (gone: Gone) =>
		void (await orLog(leave(gone), 'what is gone in Discord could not be removed'));

	async function signedIn({
		accountId,
		mayJudge,
		serverIds,
	}: Parameters<Privacy['signedIn']>[0]): Promise<void> {
		if (!(await places.isSameAccount(accountId))) return;
		for (const serverId of await places.servers()) {
			if (!mayJudge(serverId) || serverIds.includes(serverId)) continue;
			log.info({ serverId }, 'a server put the bot out while it was away; its data is removed');
			await placeGone({ serverId });
		}
	}

	return {
		...consent,
		facts,
		export: createExports({ sources, clock }),
		async forget(personId) {
			// One that fails keeps nothing from being removed elsewhere.
			const failures: unknown[] = [];
			for (const { forget } of sources) {
				const [settled] = await Promise.allSettled([forget?.(personId)]);
				if (settled.status === 'rejected') failures.push(settled.reason);
			}
			if (failures.length > 0) throw failures[0];
			const isOff = await orLog(
				compact('whole'),
				'what was forgotten could not be taken off the disk',
			);
			return isOff ? 'done' : 'later';
		},
		async optOut(personId) {
			const isNew = await consent.optOut(personId);
			for (const { optOut } of sources) await optOut?.(personId);
			return isNew;
		},
		seen: async (place) =>
			void (await orLog(places.note(place), 'where somebody spoke could not be noted')),
		joined: async (serverId) =>
			void (await orLog(places.noteServer(serverId), 'a server could not be noted')),
		placeGone,
		messagesGone(messageIds) {
			for (const { messagesGone } of sources) messagesGone?.(messageIds);
		},
		sweep: (signal) => places.sweep(isKeptIn, signal),
		signedIn: async (now) =>
			void (await orLog(signedIn(now), 'which servers have put the bot out is not known')),
	};
}
