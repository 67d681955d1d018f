import { UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Question } from './answers.ts';
import { type Course, type QuestionPart, wholeQuestion } from './course.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';

/** The waiting message of the same person in the same place to which this one can be added. */
export function waitingMessageOf(
	{ isMessage, person, place }: Question,
	underWay: Iterable<Course>,
): Course | undefined {
	if (!isMessage) return undefined;
	for (const course of underWay) {
		const { question } = course;
		const isTheirs = question.person.id === person.id && question.place.key === place.key;
		if (isTheirs && question.isMessage && canStillChange(course)) return course;
	}
	return undefined;
}

const canStillChange = ({ hasStarted, prepared, running }: Course) =>
	!hasStarted && prepared !== undefined && !running.signal.aborted;

/**
 * Asks all parts as one. False when that is too long for the model, cannot be read, or comes too late: then the question
 * stays as it was.
 */
export function change(
	course: Course,
	to: (parts: readonly QuestionPart[]) => readonly QuestionPart[],
	parts: PreparingParts,
): Promise<boolean> {
	const changed = course.changing.then(() => changeNow(course, to(course.parts), parts));
	course.changing = Promise.allSettled([changed]);
	return changed;
}

async function changeNow(
	course: Course,
	after: readonly QuestionPart[],
	parts: PreparingParts,
): Promise<boolean> {
	const whole = wholeQuestion(course.question, after);
	try {
		const prepared = await prepareQuestion(whole, parts, () => {}, course.running.signal);
		if (!canStillChange(course)) return false;
		course.parts = after;
		course.prepared = prepared;
		return true;
	} catch (error) {
		if (error instanceof UserError || course.running.signal.aborted) return false;
		throw error;
	}
}

export function mergedSentence({ question: { link } }: Course): Sentence {
	const there = link?.();
	return there === undefined ? say('chat.merged') : say('chat.merged-at', { link: there });
}
