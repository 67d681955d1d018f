import type { Clock } from '../../clock.ts';
import type { Changes } from './changes.ts';

export interface RequestRecord {
	readonly method: string;
	/** Without `/api/v10` and without the query. */
	readonly path: string;
	readonly atMs: number;
	/** As it was sent, once it was read. */
	body: unknown;
	/** Set once answered. */
	status: number | undefined;
}

/** A request that was answered with a 4xx of the stand-in's own, not one that a test scripted. */
export interface Refusal {
	readonly method: string;
	readonly path: string;
	readonly status: number;
	readonly code: number;
	readonly message: string;
	/** The whole answer, with the tree of a 50035. */
	readonly answer: unknown;
	/** What was asked. */
	readonly body: unknown;
}

/** Accepted by Discord, against the project's own rules. */
export interface Violation {
	readonly kind: 'allowed-mentions-missing' | 'would-ping' | 'embeds-not-suppressed';
	readonly method: string;
	readonly path: string;
	readonly body: unknown;
}

const INVALID_WINDOW_MS = 10 * 60_000;

export interface Journal {
	readonly requests: RequestRecord[];
	readonly refusals: Refusal[];
	readonly violations: Violation[];
	request(record: RequestRecord): void;
	refused(refusal: Refusal): void;
	violated(violation: Violation): void;
	/** A 401, a 403 or a 429 that was not `shared` went out. */
	invalid(status: number): void;
	/** Those of the last ten minutes. */
	invalidRequests(): number;
	rateLimited(): number;
}

export function createJournal(clock: Clock, changes: Changes): Journal {
	const requests: RequestRecord[] = [];
	const refusals: Refusal[] = [];
	const violations: Violation[] = [];
	let invalidAtMs: number[] = [];
	let rateLimited = 0;
	const recent = () => {
		const since = clock.monotonic() - INVALID_WINDOW_MS;
		invalidAtMs = invalidAtMs.filter((atMs) => atMs > since);
		return invalidAtMs.length;
	};
	return {
		requests,
		refusals,
		violations,
		request(record) {
			requests.push(record);
			changes.emit({ kind: 'request', request: record });
		},
		refused(refusal) {
			refusals.push(refusal);
			changes.emit({ kind: 'refused', refusal });
		},
		violated(violation) {
			violations.push(violation);
			changes.emit({ kind: 'violated', violation });
		},
		invalid(status) {
			if (status === 429) rateLimited += 1;
			if (status === 401 || status === 403 || status === 429) invalidAtMs.push(clock.monotonic());
		},
		invalidRequests: recent,
		rateLimited: () => rateLimited,
	};
}
