import { describeError, UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { say, seconds } from '../locales/keys.ts';
import type { Place } from '../place.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Quota, Waiting } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { answerOne, type OneParts } from './answer-one.ts';
import { askerOf } from './asker.ts';
import type { Chosen } from './choose-model.ts';
import type { ComparisonCourse } from './comparison-course.ts';
import type { Conversations } from './conversations.ts';
import { conversationFor } from './hidden.ts';
import { createLeaseSeats, NothingLeased } from './lease-seats.ts';
import type { OrLog } from './or-log.ts';

export type RunParts = OneParts & {
	readonly consent: Pick<Consent, 'optedOut'>;
	readonly conversations: Conversations;
	/** Whether somebody can still read what stands there. */
	readonly isHere: (place: Place, personId: string) => Promise<boolean>;
	readonly jobs: Jobs;
	readonly quota: Quota;
	readonly settings: Settings;
};

/** Asks all of a comparison, by leases that are given together. */
export function createComparisonRun(parts: RunParts, orLog: OrLog) {
	const { isHere, jobs, log, quota, settings } = parts;

	/** Stands in line, as one, and stops when its turn comes later than it could be shown. */
	function waits(course: ComparisonCourse, deadline: number | undefined) {
		let hasWaited = false;
		return (waiting: Waiting) => {
			if (deadline !== undefined && waiting.earliest > deadline)
				course.stop(new UserError(say('chat.too-late', { at: seconds(waiting.earliest) })));
			else course.wait(waiting);
			if (hasWaited) return;
			hasWaited = true;
			const sentence = 'a waiting comparison could not be recorded';
			void orLog(jobs.become(course.ask.id, 'waiting'), sentence, course.ask.id);
		};
	}

	/** Until the last of them has ended. Throws why none was asked. `deadline`: until when they can begin (epoch ms). */
	return async function run(
		course: ComparisonCourse,
		chosen: readonly Chosen[],
		deadline: number | undefined,
		signal: AbortSignal,
	): Promise<void> {
		const { ask } = course;
		const asker = await askerOf(ask, { settings, log });
		const turns = await conversationFor(ask, parts).catch((error: unknown) => {
			log.error({ error: describeError(error) }, 'the conversation could not be read');
			return [];
		});
		const seats = createLeaseSeats(chosen.length, async (requests) => {
			const leases = await quota.together({
				jobId: ask.id,
				asker,
				requests,
				...(deadline !== undefined && { leavesAt: () => deadline }),
				onWaiting: waits(course, deadline),
				signal,
			});
			course.leased();
			if (!course.hasWaited() || (await isHere(ask.place, ask.person.id))) return leases;
			for (const lease of leases) await lease.giveBack();
			throw new UserError(say('chat.left-meanwhile'));
		});
		const answering = seats.map((seat, index) => {
			const one = chosen[index];
			const tell: Parameters<typeof answerOne>[0]['tell'] = (progress) =>
				course.tell(index, progress);
			return one && answerOne({ ask, chosen: one, turns, seat, tell, parts, signal });
		});
		const refused = (await Promise.allSettled(answering)).find(
			(outcome) => outcome.status === 'rejected',
		);
		if (refused?.reason instanceof NothingLeased) throw refused.reason.cause;
		if (refused) throw refused.reason;
	};
}
