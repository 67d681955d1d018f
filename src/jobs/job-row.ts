import type { PlaceKey } from '../place.ts';
import type { Job, JobState } from './jobs.ts';

/** On their way in a run of the bot. */
const open: readonly JobState[] = ['received', 'waiting', 'sending'];
/** Kept for another day, also over runs. */
const lasting: readonly JobState[] = ['offered', 'postponed'];
export const alive: readonly JobState[] = [...open, ...lasting];
const ended: readonly JobState[] = [
	'answered',
	'failed',
	'stopped',
	'refused',
	'joined',
	'interrupted',
];

/** As SQL takes them. */
const listed = (states: readonly JobState[]) => `(${states.map((one) => `'${one}'`).join(', ')})`;
export const OPEN = listed(open);
export const LASTING = listed(lasting);
export const ALIVE = listed(alive);
export const ENDED = listed(ended);

/** Postponed before, taken up since, and not sent yet: no other open one has a time. */
export const TAKEN_UP = "state IN ('received', 'waiting') AND due_at > 0";

export function toJob(row: Record<string, unknown>): Job {
	return {
		id: String(row['id']),
		handle: String(row['handle']),
		placeKey: String(row['place_key']) as PlaceKey,
		personId: String(row['person_id']),
		state: states.find((state) => state === row['state']) ?? 'interrupted',
		attempts: Number(row['attempts']),
		address: String(row['address']),
		question: String(row['question']),
		askedAt: Number(row['asked_at']),
		dueAt: Number(row['due_at']),
	};
}

const states: readonly JobState[] = [...alive, ...ended];
