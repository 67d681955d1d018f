import type { PlaceKey } from '../place.ts';

/**
 * received → waiting → sending → answered | failed | stopped | refused. A restart turns the first three into
 * `interrupted`. Charging an attempt and `sending` are one transaction.
 */
export type JobState =
	| 'received'
	| 'waiting'
	| 'sending'
	| 'answered'
	| 'failed'
	| 'stopped'
	| 'refused'
	| 'interrupted';

export type Job = {
	/** Id of the message or interaction: the same question delivered twice has the same id. */
	readonly id: string;
	readonly placeKey: PlaceKey;
	readonly personId: string;
	readonly state: JobState;
	readonly attempts: number;
	/** Where its answer stands on screen; opaque to all but `discord`. Emptied when the job has ended. */
	readonly address: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
};

/** The durable record of each question. Methods reject when the file cannot be written. */
export interface Jobs {
	/** Takes the question, once: false when this id was taken before, also before a restart. */
	begin(job: Pick<Job, 'id' | 'placeKey' | 'personId' | 'address' | 'askedAt'>): Promise<boolean>;
	/** Moves it on; an ended job stays as it ended. */
	become(id: string, state: JobState): Promise<void>;
	relocate(id: string, address: string): Promise<void>;
	/**
	 * Marks every job that an earlier run left open `interrupted` and returns them with their addresses, oldest first.
	 * What this run has taken is not among them.
	 */
	interrupted(): Promise<readonly Job[]>;
	/** Removes ended jobs older than this (epoch ms); returns how many. */
	sweep(endedBefore: number): Promise<number>;
}
