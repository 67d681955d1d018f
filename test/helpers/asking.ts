import { UserError } from '../../src/errors.ts';
import type { AccountQuota } from '../../src/quota/account-quota.ts';
import type { Asker, Lease, Standing, Waiting } from '../../src/quota/quota.ts';

/** People who ask the quota manager; what happens to each question is kept. */
export function createAsking(usual: () => AccountQuota) {
	let asked = 0;
	const ask = ({
		personId = `person-${asked}`,
		serverId = 'server',
		standing = 'new',
		quota = usual(),
		tries = 1,
		...more
	}: Partial<Asker> & { standing?: Standing; quota?: AccountQuota; tries?: number } = {}) => {
		const controller = new AbortController();
		const told: Waiting[] = [];
		const question = {
			/** 'pending', 'leased', or why it was refused. */
			outcome: 'pending' as unknown,
			lease: undefined as Lease | undefined,
			told,
			leave: (reason?: unknown) => controller.abort(reason),
			last: () => told.at(-1),
		};
		const request = {
			jobId: `job-${asked++}`,
			asker: { personId, serverId, ...more },
			standing,
			tries,
			signal: controller.signal,
			onWaiting(waiting: Waiting) {
				if (question.lease !== undefined) throw new Error('told after the lease was given');
				told.push(waiting);
			},
		};
		quota.lease(request).then(
			(lease) => {
				question.outcome = 'leased';
				question.lease = lease;
			},
			(reason: unknown) => {
				question.outcome = reason;
			},
		);
		return question;
	};
	return { ask, askMany: (count: number) => Array.from({ length: count }, () => ask()) };
}

export const countLeased = (questions: readonly { outcome: unknown }[]): number =>
	questions.filter(({ outcome }) => outcome === 'leased').length;

export const sentenceOf = (outcome: unknown): unknown =>
	outcome instanceof UserError ? outcome.sentence : outcome;
