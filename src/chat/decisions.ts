import { UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { Answers } from './answers.ts';
import type { Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { LedgerOrTell } from './ledger-or-tell.ts';
import { mayDecide, ownershipOf, ownershipOfJob } from './ownership.ts';

/** What people decide by the buttons of a question that waits. Anybody can press, and a handle may be forged. */
export function createDecisions({
	underWay,
	inFlight,
	jobs,
	orTell,
	kept,
}: {
	underWay: ReadonlySet<Course>;
	inFlight: Pick<InFlight, 'stop'>;
	jobs: Pick<Jobs, 'find' | 'postpone' | 'drop'>;
	orTell: LedgerOrTell;
	kept: Pick<KeptQuestions, 'forget'>;
}): Pick<Answers, 'cancel' | 'goOnInChannel' | 'postpone'> {
	const waiting = (handle: string) =>
		[...underWay].find(
			(course) => course.handle === handle && (!course.hasStarted || course.isHeldUp),
		);
	const find = (handle: string) =>
		orTell(jobs.find(handle), 'the question of a button could not be read');

	return {
		async cancel(handle, by) {
			const course = waiting(handle);
			if (course) {
				const { id } = course.question;
				if (!mayDecide(ownershipOf(course.question), by)) return 'not-yours';
				if (course.running.signal.aborted) return 'over';
				inFlight.stop(
					id,
					new UserError(say('chat.cancelled'), { facts: { takenBack: 'cancelled' } }),
				);
				return 'cancelled';
			}
			const job = await find(handle);
			if (job?.state !== 'offered' && job?.state !== 'postponed') return 'over';
			if (!mayDecide(ownershipOfJob(job), by)) return 'not-yours';
			const dropping = jobs.drop({ messageIds: [job.id] });
			const sentence = 'a question that waits for another day could not be taken back';
			kept.forget(await orTell(dropping, sentence, job.id));
			return 'dropped';
		},

		goOnInChannel(handle, by) {
			const course = waiting(handle);
			if (course?.move === undefined || course.hasMoved) return 'over';
			if (course.question.person.id !== by.personId) return 'not-yours';
			course.move();
			return 'moving';
		},

		async postpone(handle, by) {
			const job = await find(handle);
			if (job?.state !== 'offered' && job?.state !== 'postponed') return { outcome: 'over', at: 0 };
			if (job.personId !== by.personId) return { outcome: 'not-yours', at: 0 };
			const sentence = 'a question could not be postponed';
			return { outcome: await orTell(jobs.postpone(handle), sentence, job.id), at: job.dueAt };
		},
	};
}
