import { UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Conversations } from './conversations.ts';
import type { Course } from './course.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';
import type { Question } from './question.ts';
import type { QuestionPart } from './read-part.ts';

/** So many messages are asked as one; each more is read and prepared with all before it. */
const MOST_PARTS = 20;
/** So many files of all of them together: what comes with more is asked by itself, as no file of it may be lost. */
const MOST_FILES = 4;

const canStillChange = ({ hasStarted, running }: Course) => !hasStarted && !running.signal.aborted;

const hasTooManyFiles = (all: readonly QuestionPart[]) =>
	all.flatMap(({ read }) => [...(read?.quoted ?? []), ...(read?.pictures ?? [])]).length >
	MOST_FILES;

/** The last waiting message of the same person in the same place to which this one can be added; not one of `tried`. */
export function waitingMessageOf(
	{ isMessage, modelId, person, place }: Question,
	underWay: Iterable<Course>,
	tried: ReadonlySet<Course>,
): Course | undefined {
	if (!isMessage) return undefined;
	const isTheirs = ({ question }: Course) =>
		question.isMessage &&
		question.person.id === person.id &&
		question.place.key === place.key &&
		question.modelId === modelId;
	const mayTake = (course: Course) =>
		canStillChange(course) && !course.isJoining && !course.isDisowned && !tried.has(course);
	return [...underWay].findLast((course) => isTheirs(course) && mayTake(course));
}

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
	const { chosen, question, running } = course;
	// One that could not be prepared by itself takes nothing on.
	if (!chosen || !course.prepared || !canStillChange(course) || after.length > MOST_PARTS)
		return false;
	try {
		const { signal } = running;
		const prepared = await prepareQuestion(question.person, after, chosen, parts, signal);
		if (!canStillChange(course) || hasTooManyFiles(prepared.parts)) return false;
		course.parts = prepared.parts;
		course.prepared = prepared;
		return true;
	} catch (error) {
		if (error instanceof UserError || running.signal.aborted) return false;
		throw error;
	}
}

/** A part that was deleted is not asked; where it has been already, the answer is not kept. */
export async function takeOut(
	course: Course,
	partId: string,
	parts: PreparingParts & { readonly conversations: Conversations },
): Promise<void> {
	const without = (all: readonly QuestionPart[]) => all.filter(({ id }) => id !== partId);
	if (await change(course, without, parts)) return;
	course.isDisowned = true;
	await parts.conversations.dropMessage(course.question.id);
}

export function mergedSentence({ question: { link } }: Course): Sentence {
	const there = link?.();
	return there === undefined ? say('chat.merged') : say('chat.merged-at', { link: there });
}
