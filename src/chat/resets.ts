import type { Clock } from '../clock.ts';
import { isHandle, newHandle } from '../handle.ts';
import { type GonePlaces, isGone, type PlaceKey } from '../place.ts';
import type { Conversations, Resets, Turn } from './conversations.ts';
import { withoutTurns } from './turns.ts';

const UNDO_MS = 60_000;

/** What one reset has removed, in memory only. */
type Held = {
	readonly placeKey: PlaceKey;
	readonly by: string;
	/** Of everybody, so that others who may manage there can bring it back. */
	readonly isOfAll: boolean;
	turns: readonly Turn[];
	/** Once it was undone: a second press finds the same. */
	undone?: Promise<{ readonly count: number }>;
	readonly cancel: () => void;
};

export interface HeldResets extends Resets {
	/** What is forgotten meanwhile does not come back. */
	forgetPerson(personId: string): void;
	forgetPlaces(gone: GonePlaces): void;
	forgetMessages(messageIds: readonly string[]): void;
	close(): void;
}

export function createResets({
	conversations,
	clock,
}: {
	conversations: Pick<Conversations, 'take' | 'restore'>;
	clock: Clock;
}): HeldResets {
	const all = new Map<string, Held>();

	function letGo(handle: string): void {
		all.get(handle)?.cancel();
		all.delete(handle);
	}

	function leaveOut(isUnwanted: (turn: Turn, held: Held) => boolean): void {
		for (const [handle, held] of all) {
			held.turns = withoutTurns(held.turns, (turn) => isUnwanted(turn, held));
			if (held.turns.length === 0 && !held.undone) letGo(handle);
		}
	}

	async function restore(held: Held): Promise<{ readonly count: number }> {
		const { placeKey, turns } = held;
		held.turns = [];
		await conversations.restore(placeKey, turns);
		return { count: turns.length };
	}

	return {
		async reset({ placeKey, personId, by }) {
			const turns = await conversations.take(placeKey, personId);
			if (turns.length === 0) return { count: 0, handle: undefined };
			const handle = newHandle();
			const cancel = clock.after(UNDO_MS, () => letGo(handle));
			all.set(handle, { placeKey, by, isOfAll: personId === undefined, turns, cancel });
			return { count: turns.length, handle };
		},
		async undo(handle, { mayManage, personId }, placeKey) {
			const held = all.get(handle);
			if (!held) return isHandle(handle) ? 'over' : 'no-such';
			if (held.placeKey !== placeKey) return 'no-such';
			if (held.by !== personId && !(held.isOfAll && mayManage)) return 'not-yours';
			held.undone ??= restore(held);
			return held.undone;
		},
		forgetPerson: (personId) =>
			leaveOut(
				({ person, quotedPersonIds = [] }) =>
					person.id === personId || quotedPersonIds.includes(personId),
			),
		forgetPlaces: (gone) => leaveOut((_, { placeKey }) => isGone(gone, placeKey)),
		forgetMessages: (messageIds) =>
			leaveOut(({ answerMessageIds, id }) =>
				[id, ...answerMessageIds].some((each) => messageIds.includes(each)),
			),
		close() {
			for (const handle of all.keys()) letGo(handle);
		},
	};
}
