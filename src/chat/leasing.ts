import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Needs } from '../models/model.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Asker, Lease, LeaseRequest, Quota } from '../quota/quota.ts';
import { budgetOf } from './budget.ts';
import type { Course } from './course.ts';
import type { Asked } from './router.ts';
import type { TokenCorrection } from './tokens.ts';

/** How one question asks for its leases; `needs` as they are now. */
export function createLeasing({
	course,
	asker,
	needs,
	parts: { correction, jobs, log, quota },
	signal,
}: {
	course: Course;
	asker: Asker;
	needs: () => Needs;
	parts: { correction: TokenCorrection; jobs: Jobs; log: Logger; quota: Quota };
	signal: AbortSignal;
}) {
	const { id, deadline } = course.question;

	/** An answer to a command cannot begin later, unless it goes on in the channel. */
	const leavesAt = () =>
		course.hasMoved ? Number.POSITIVE_INFINITY : (deadline?.at ?? Number.POSITIVE_INFINITY);

	function lease({ model, ...asked }: Asked, onWaiting: LeaseRequest['onWaiting']): Promise<Lease> {
		const { provider, remoteId } = model;
		const budget = budgetOf(model, correction.factor(model.id));
		return quota.lease({
			...asked,
			jobId: id,
			target: { provider, remoteId },
			tokens: Math.min(needs().promptTokens, budget.prompt) + budget.answer,
			asker,
			leavesAt,
			onWaiting,
			signal,
		});
	}

	/** Must be on its way before the lease is, so that `waiting` cannot come after `sending`. */
	function recordWaiting(): void {
		jobs.become(id, 'waiting').catch((error: unknown) => {
			log.error(
				{ questionId: id, error: describeError(error) },
				'a waiting question could not be recorded',
			);
		});
	}

	return {
		lease,
		recordWaiting,
		/** Another attempt waits like the first one: it is told, and can be cancelled. */
		async leaseAgain(asked: Asked, tell: (event: AnswerEvent) => void): Promise<Lease> {
			try {
				return await lease(asked, (waiting) => {
					if (!course.isHeldUp) recordWaiting();
					course.isHeldUp = true;
					tell({ type: 'waiting', ...waiting, handle: course.handle, mustChoose: false });
				});
			} finally {
				if (course.isHeldUp)
					tell({ type: 'started', handle: course.handle, modelName: asked.model.name });
				course.isHeldUp = false;
			}
		},
	};
}
