import type { JobState } from '../jobs/jobs.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Chosen } from './choose-model.ts';
import { type Course, letGo } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { nextSteps } from './next-steps.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { readyQuestion } from './ready-question.ts';
import { type SpeakingParts, speak } from './speak.ts';
import type { Thoughts } from './thoughts.ts';

const JOB_AFTER: Readonly<Record<Extract<AnswerEvent, { type: 'end' }>['reason'], JobState>> = {
	complete: 'answered',
	length: 'answered',
	filtered: 'failed',
	interrupted: 'failed',
	cut: 'stopped',
	stopped: 'stopped',
};

/** From a question that needs a request of its own to the end of its answer, among those of its person in their order. */
export function createPursuit({
	kept,
	onStarted,
	parts,
	thoughts,
}: {
	kept: Pick<KeptQuestions, 'of'>;
	/** It is as it will be asked, and about to be. */
	onStarted: (course: Course) => Promise<void>;
	parts: PreparingParts &
		Omit<SpeakingParts, 'thoughts'> & { readonly inFlight: Pick<InFlight, 'enter' | 'isBusy'> };
	thoughts: Pick<Thoughts, 'add' | 'of'>;
}) {
	const { inFlight } = parts;

	async function prepare(course: Course, chosen: Chosen) {
		const { question, running, settle } = course;
		try {
			const prepared = await prepareQuestion(
				question.person,
				course.parts,
				chosen,
				parts,
				running.signal,
			);
			course.parts = prepared.parts;
			course.prepared = prepared;
			return prepared;
		} finally {
			settle();
		}
	}

	return async function* pursue(course: Course, chosen: Chosen): AsyncGenerator<AnswerEvent> {
		const { handle, question, running } = course;
		const { person, place } = question;
		const { signal } = running;
		// The place is taken before anything is waited for, so that a file to fetch lets nobody overtake.
		const isBusy = inFlight.isBusy(person.id, place.key);
		const turn = inFlight.enter(person.id, place.key, signal);
		course.turn = Promise.allSettled([turn]);
		const preparing = prepare(course, chosen);
		preparing.catch(() => undefined);
		if (isBusy) {
			course.isWaiting = true;
			yield { type: 'waiting-for-own', handle };
		}
		const prepared = await preparing;
		await turn;
		const preparedNow = async () => {
			course.hasStarted = true;
			const ready = await readyQuestion(course, course.prepared ?? prepared, chosen, parts);
			await onStarted(course);
			return ready;
		};
		const mayKeep = () => !course.isUnkept && !course.isDisowned;
		const how = { chosen, prepared, preparedNow, mayKeep };
		const said = speak(course, how, { ...parts, thoughts });
		for await (const event of said) {
			if (event.type !== 'end') {
				yield event;
				continue;
			}
			course.state = JOB_AFTER[event.reason];
			letGo(course);
			yield { ...event, ...nextSteps(course, kept, thoughts) };
		}
	};
}
