import { describeError } from '../errors.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Answers, Claim, Presser } from './answers.ts';
import type { Conversations } from './conversations.ts';
import type { Course } from './course.ts';
import { mayDecide } from './decisions.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { LedgerOrTell } from './ledger-or-tell.ts';

/** What people do with an answer by its buttons. Anybody can press, and a handle may be forged. */
export function createAnswerControls({
	conversations,
	inFlight,
	jobs,
	kept,
	log,
	orTell,
	underWay,
}: {
	conversations: Pick<Conversations, 'dropMessage'>;
	inFlight: Pick<InFlight, 'stop'>;
	jobs: Pick<Jobs, 'answerOf' | 'drop' | 'find'>;
	kept: Pick<KeptQuestions, 'forget' | 'read'>;
	log: Logger;
	orTell: LedgerOrTell;
	underWay: ReadonlySet<Course>;
}): Pick<Answers, 'stop' | 'claim' | 'remove'> {
	/** Turns of which a new answer is asked for. */
	const claimed = new Set<string>();
	const running = (handle: string) => [...underWay].find((course) => course.handle === handle);

	async function jobOf(handle: string, by: Presser): Promise<Job | 'lost' | 'not-yours'> {
		const job = await orTell(jobs.find(handle), 'the answer of a button could not be read');
		if (job === undefined) return 'lost';
		return mayDecide(job.personId, by) ? job : 'not-yours';
	}

	return {
		stop(handle, by) {
			const course = running(handle);
			if (course === undefined || course.running.signal.aborted) return 'over';
			const { id, person } = course.question;
			if (!mayDecide(person.id, by)) return 'not-yours';
			inFlight.stop(id, new DOMException('The answer was stopped.', 'AbortError'));
			return 'stopped';
		},

		async claim(handle, by, how) {
			const job = await jobOf(handle, by);
			if (typeof job === 'string') return job;
			if (running(handle)) return 'busy';
			const question = kept.read(job);
			if (question === undefined) return 'lost';
			const { isPrivate = false, modelId, text } = question;
			const turn = question.turn ?? { id: job.id, askedAt: job.askedAt, person: question.person };
			if (claimed.has(turn.id)) return 'busy';
			claimed.add(turn.id);
			const claim: Omit<Claim, 'lastMessageId'> = {
				question: {
					text,
					isPrivate,
					...(modelId !== undefined && { modelId }),
					again: { how, turn },
				},
				release: () => void claimed.delete(turn.id),
			};
			try {
				return { ...claim, lastMessageId: (await jobs.answerOf(job.id)).at(-1) };
			} catch (error) {
				log.error({ error: describeError(error) }, 'where an answer stands could not be read');
				return { ...claim, lastMessageId: undefined };
			}
		},

		async remove(handle, by) {
			const job = await jobOf(handle, by);
			if (typeof job === 'string') return job;
			const reading = jobs.answerOf(job.id);
			const messageIds = await orTell(reading, 'where an answer stands could not be read', job.id);
			inFlight.stop(job.id, new DOMException('The answer was deleted.', 'AbortError'));
			const dropping = jobs.drop({ messageIds: [job.id] });
			kept.forget(await orTell(dropping, 'a deleted answer could not be dropped', job.id));
			for (const id of [job.id, ...messageIds]) await conversations.dropMessage(id);
			return { messageIds };
		},
	};
}
