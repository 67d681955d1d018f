import { UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Quota } from '../quota/quota.ts';
import type { Answers } from './answers.ts';
import type { Claims } from './claims.ts';
import type { Conversations } from './conversations.ts';
import { addedIdsOf, type Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { takeOut } from './merging.ts';
import { createOrLog } from './or-log.ts';
import type { PreparingParts } from './prepare-question.ts';
import type { Again } from './question.ts';
import { quotesWithdrawn, withdrawFrom } from './quoted-in.ts';
import type { Thoughts } from './thoughts.ts';

const MOST_GONE = 1_000;

/** What is written down of a question beside its answer. What cannot be spoils nothing: it is logged, never thrown. */
export function createAftermath({
	claims,
	kept,
	onShown,
	parts,
	thoughts,
	underWay,
}: {
	claims: Pick<Claims, 'drop'>;
	kept: KeptQuestions;
	/** Where an answer stands is written down by now. */
	onShown: (questionId: string) => Promise<void>;
	parts: PreparingParts & {
		readonly conversations: Conversations;
		readonly inFlight: Pick<InFlight, 'stop'>;
		readonly jobs: Jobs;
		readonly log: Logger;
		readonly quota: Pick<Quota, 'saved'>;
	};
	thoughts: Pick<Thoughts, 'forget'>;
	underWay: ReadonlySet<Course>;
}) {
	const { conversations, inFlight, jobs, log, quota } = parts;
	const orLog = createOrLog(log);
	/** Questions that are offered another day, until that is shown. */
	const offered = new Set<string>();
	/** Answers that are not on screen yet, by their questions: until then they serve nobody else. */
	const unseen = new Map<string, Course>();

	/** The last messages that were deleted: an answer may be on screen, and gone again, before that is written down. */
	const gone = new Set<string>();

	const deleted = () =>
		new UserError(say('render.question-deleted'), { facts: { takenBack: 'deleted' } });

	function forgetOne(id: string): void {
		const isAskedOf = ({ turn, words = [] }: Pick<Again, 'turn' | 'words'>) =>
			turn.id === id || words.some((one) => one.id === id);
		claims.drop((one) => isAskedOf(one) || one.quoted?.messageIds.includes(id) === true);
		for (const course of underWay) {
			if (course.parts.some((part) => part.id === id)) course.deletedIds.add(id);
			withdrawFrom(course, id);
			// What is asked once more is taken back with what was asked first.
			const { again } = course.question;
			if (again && isAskedOf(again)) {
				course.isDisowned = true;
				inFlight.stop(course.question.id, deleted());
			}
		}
		inFlight.stop(id, deleted());
		const course = [...underWay].find(({ parts: [, ...added] }) =>
			added.some((part) => part.id === id),
		);
		if (course) {
			const sentence = 'a deleted message could not be taken out of a question';
			void orLog(takeOut(course, id, parts), sentence, id);
		}
		void orLog(conversations.dropMessage(id), 'a deleted message could not be dropped', id);
	}

	/** Those who joined go by how it ended. */
	function settleJoined(id: string, state: JobState): void {
		const course = unseen.get(id);
		unseen.delete(id);
		if (!course) return;
		course.state = state;
		course.end();
	}

	/** Those that waited for another day are not kept in memory either. */
	async function drop(which: Parameters<Jobs['drop']>[0]): Promise<void> {
		const dropped = await jobs.drop(which);
		kept.forget(dropped);
		thoughts.forget(dropped);
	}

	const answers: Pick<Answers, 'posted' | 'shown' | 'lost' | 'forget'> = {
		posted(questionId, address) {
			const sentence = 'the place of an answer could not be recorded';
			void orLog(jobs.relocate(questionId, address), sentence, questionId);
		},
		async shown({ again, id, place, isPrivate }, messageIds) {
			settleJoined(id, 'answered');
			const sentence = 'the messages of an answer could not be recorded';
			await orLog(jobs.shownIn(id, messageIds), sentence, id);
			if (offered.delete(id)) return;
			await orLog(onShown(id), 'an edited question could not be offered', id);
			if (isPrivate) return;
			const turnId = again?.turn.id ?? id;
			await orLog(conversations.attach(place.key, turnId, messageIds, id), sentence, id);
			if (messageIds.some((each) => gone.has(each))) forgetOne(turnId);
		},
		async lost({ again, id }) {
			settleJoined(id, 'failed');
			if (offered.delete(id)) {
				const sentence = 'an offer that nobody saw could not be dropped';
				await orLog(drop({ messageIds: [id] }), sentence, id);
			}
			const sentence = 'an answer that nobody saw could not be taken out';
			await orLog(conversations.dropAnswer(again?.turn.id ?? id, id), sentence, id);
		},
		forget(messageIds) {
			for (const id of messageIds) {
				forgetOne(id);
				gone.add(id);
			}
			for (const id of [...gone].slice(0, -MOST_GONE)) gone.delete(id);
			void orLog(drop({ messageIds }), 'deleted questions could not be dropped');
		},
	};

	return {
		answers,
		/** What is needed to ask it again after a crash, once it is sent. */
		async keep(course: Course): Promise<void> {
			const { again, id } = course.question;
			// It may have been asked already, so that nothing can be taken out of it any more.
			if (quotesWithdrawn(course, course.prepared?.parts ?? [])) course.isDisowned = true;
			const asked = kept.of(course);
			if (!asked) return;
			const { quoted } = asked;
			if (quoted?.messageIds.some((each) => gone.has(each))) {
				course.isDisowned = true;
				return;
			}
			const goesWith = [...(again ? [again.turn.id] : []), ...addedIdsOf(course)];
			const keeping = jobs.keep(id, { question: kept.keep(course, asked), goesWith, quoted });
			await orLog(keeping, 'a question could not be kept for after a crash', id);
		},
		/** The job of a question ends; one that cannot be written ends as `interrupted` at the next start. */
		async conclude(course: Course): Promise<void> {
			const { question, settle, state } = course;
			const { id } = question;
			if (state === 'answered') {
				const [, ...added] = course.parts;
				for (const _ of added) quota.saved('merged');
				unseen.set(id, course);
			} else course.end();
			settle();
			if (state === 'postponed') return;
			if (state === 'offered') {
				offered.add(id);
				return;
			}
			kept.forget([id]);
			const again = course.hasStarted ? kept.of(course) : undefined;
			const text = again && kept.keep(course, again);
			if (!again) thoughts.forget([id]);
			await orLog(jobs.become(id, state, text), 'the end of a question could not be recorded', id);
		},
	};
}
