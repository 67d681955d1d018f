import type { AttemptRequest } from '../../src/quota/ledger.ts';

/** A request of somebody, for tests in which it does not matter whose. */
export const attemptOf = (id: string, more: Partial<AttemptRequest> = {}): AttemptRequest => ({
	id,
	jobId: 'job',
	serverKey: 'server',
	personId: 'person',
	...more,
});
