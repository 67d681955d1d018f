import type { Clock } from '../clock.ts';
import { isHandle, newHandle } from '../handle.ts';
import { type GonePlaces, isGone, type PlaceKey } from '../place.ts';
import type { Conversations, Resets, Turn } from './conversations.ts';
import { withoutTurns } from './turns.ts';

const UNDO_MS = 60_000;
/** Of the last so many that were undone a later press still learns that. */
const MOST_UNDONE = 1_000;

type Undone = { readonly count: number };

/** What one reset has removed, in memory only. */
type Held = {
	readonly placeKey: PlaceKey;
	readonly by: string;
	/** Of everybody, so that others who may manage there can bring it back. */
	readonly isOfAll: boolean;
	turns: readonly Turn[];
	/** While it is written back: a second press waits for the same. */
	undoing: Promise<Undone> | undefined;
	cancel: () => void;
};

const mayUndo = (
	{ by, isOfAll }: Held,
	{ mayManage, personId }: Parameters<Resets['undo']>[1],
): boolean => by === personId || (isOfAll && mayManage);

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
	const undone = new Map<string, Undone & Pick<Held, 'placeKey'>>();

	function letGo(handle: string): void {
		all.get(handle)?.cancel();
		all.delete(handle);
	}

	function leaveOut(isUnwanted: (turn: Turn, held: Held) => boolean): void {
		for (const [handle, held] of all) {
			held.turns = withoutTurns(held.turns, (turn) => isUnwanted(turn, held));
			if (held.turns.length === 0 && !held.undoing) letGo(handle);
		}
	}

	const letGoLater = (handle: string) => clock.after(UNDO_MS, () => letGo(handle));

	async function restore(handle: string, held: Held): Promise<Undone> {
		const { placeKey, turns } = held;
		held.cancel();
		try {
			await conversations.restore(placeKey, turns);
		} catch (error) {
			held.undoing = undefined;
			// Whoever pressed in time may press once more.
			if (held.turns.length === 0) letGo(handle);
			else if (all.has(handle)) held.cancel = letGoLater(handle);
			throw error;
		}
		letGo(handle);
		const count = turns.length;
		undone.set(handle, { count, placeKey });
		const [oldest] = undone.keys();
		if (undone.size > MOST_UNDONE && oldest !== undefined) undone.delete(oldest);
		return { count };
	}

	return {
		async reset({ placeKey, personId, by }) {
			const turns = await conversations.take(placeKey, personId);
			if (turns.length === 0) return { count: 0, handle: undefined };
			const handle = newHandle();
			const isOfAll = personId === undefined;
			const cancel = letGoLater(handle);
			all.set(handle, { placeKey, by, isOfAll, turns, undoing: undefined, cancel });
			return { count: turns.length, handle };
		},
		async undo(handle, presser, placeKey) {
			const back = undone.get(handle);
			if (back) return back.placeKey === placeKey ? { count: back.count } : 'no-such';
			const held = all.get(handle);
			if (!held) return isHandle(handle) ? 'over' : 'no-such';
			if (held.placeKey !== placeKey) return 'no-such';
			if (!mayUndo(held, presser)) return 'not-yours';
			held.undoing ??= restore(handle, held);
			return held.undoing;
		},
		forgetPerson: (personId) =>
			leaveOut(
				({ person, quotedPersonIds = [] }) =>
					person.id === personId || quotedPersonIds.includes(personId),
			),
		forgetPlaces(gone) {
			leaveOut((_, { placeKey }) => isGone(gone, placeKey));
			for (const [handle, { placeKey }] of undone)
				if (isGone(gone, placeKey)) undone.delete(handle);
		},
		forgetMessages: (messageIds) =>
			leaveOut(({ answerMessageIds, id }) =>
				[id, ...answerMessageIds].some((each) => messageIds.includes(each)),
			),
		close() {
			for (const handle of all.keys()) letGo(handle);
		},
	};
}
