import { describeError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Answers } from './answers.ts';
import type { Conversations } from './conversations.ts';
import type { Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import { change } from './merging.ts';
import type { PreparingParts } from './prepare-question.ts';

/** What is written down of a question beside its answer. What cannot be spoils nothing: it is logged, never thrown. */
export function createAftermath({
	parts,
	underWay,
}: {
	parts: PreparingParts & {
		readonly conversations: Conversations;
		readonly inFlight: Pick<InFlight, 'stop'>;
		readonly jobs: Jobs;
		readonly log: Logger;
	};
	underWay: ReadonlySet<Course>;
}) {
	const { conversations, inFlight, jobs, log } = parts;
	/** Messages that were added to a question which has been answered, until its answer is shown. */
	const added = new Map<string, readonly string[]>();

	async function orLog(
		work: Promise<unknown>,
		sentence: string,
		questionId?: string,
	): Promise<void> {
		try {
			await work;
		} catch (error) {
			log.error({ questionId, error: describeError(error) }, sentence);
		}
	}

	function forgetOne(id: string): void {
		inFlight.stop(id, new DOMException('The question was deleted.', 'AbortError'));
		const course = [...underWay].find(({ parts: all }) => all.some((part) => part.id === id));
		if (course) {
			const changed = change(course, (all) => all.filter((part) => part.id !== id), parts);
			void orLog(changed, 'a deleted message could not be taken out of a question', id);
		}
		void orLog(conversations.dropMessage(id), 'a deleted message could not be dropped', id);
	}

	const answers: Pick<Answers, 'posted' | 'shown' | 'lost' | 'forget' | 'forgetChannel'> = {
		posted(questionId, address) {
			const sentence = 'the place of an answer could not be recorded';
			void orLog(jobs.relocate(questionId, address), sentence, questionId);
		},
		async shown({ id, place, isPrivate }, messageIds) {
			if (isPrivate) return;
			const all = [...messageIds, ...(added.get(id) ?? [])];
			added.delete(id);
			const attaching = conversations.attach(place.key, id, all);
			await orLog(attaching, 'the messages of an answer could not be recorded', id);
		},
		async lost({ id }) {
			added.delete(id);
			const sentence = 'an answer that nobody saw could not be taken out';
			await orLog(conversations.dropMessage(id), sentence, id);
		},
		forget(messageIds) {
			for (const id of messageIds) forgetOne(id);
			void orLog(jobs.drop({ ids: messageIds }), 'deleted questions could not be dropped');
		},
		forgetChannel(channelId) {
			const sentence = 'the questions of a channel that is gone could not be dropped';
			void orLog(jobs.drop({ channelId }), sentence);
		},
	};

	return {
		answers,
		/** The job of a question ends; one that cannot be written ends as `interrupted` at the next start. */
		async conclude({ end, parts: asked, question: { id }, state }: Course): Promise<void> {
			const [, ...others] = asked;
			if (state === 'answered' && others.length > 0)
				added.set(
					id,
					others.map((part) => part.id),
				);
			end(state === 'answered');
			if (state === 'offered') return;
			await orLog(jobs.become(id, state), 'the end of a question could not be recorded', id);
		},
	};
}
