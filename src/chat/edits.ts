import { describeError, UserError } from '../errors.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Rebuttoned } from './buttons.ts';
import { hasWords } from './clean.ts';
import type { Conversations } from './conversations.ts';
import { type Course, wordsOf } from './course.ts';
import { editedFrom } from './edited-words.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { change, takeOut } from './merging.ts';
import { stepsOf } from './next-steps.ts';
import type { PreparingParts } from './prepare-question.ts';
import type { KeptQuestion } from './question.ts';
import type { Thoughts } from './thoughts.ts';

/** More than are ever on their way: of some the place is never known. */
const MOST_UNSEEN = 1_000;

/** What becomes of a question one of whose messages is edited. Nothing is asked because of it. */
export function createEdits({
	kept,
	parts,
	thoughts,
	underWay,
}: {
	kept: KeptQuestions;
	parts: PreparingParts & {
		readonly conversations: Conversations;
		readonly inFlight: Pick<InFlight, 'stop'>;
		readonly jobs: Pick<Jobs, 'about' | 'answerOf' | 'rewrite'>;
		readonly log: Logger;
		readonly onRebuttoned: (answer: Rebuttoned) => void;
	};
	thoughts: Pick<Thoughts, 'of'>;
	underWay: ReadonlySet<Course>;
}) {
	const { inFlight, jobs, log, onRebuttoned } = parts;
	/** Answers that were not on screen yet when their question was edited. */
	const unseen = new Set<string>();
	/** The edits of a message are followed one after another, so that the last one is what stands. */
	const inTurn = createKeyedLock();

	const courseOf = (messageId: string) =>
		[...underWay].find((course) => wordsOf(course).some(({ id }) => id === messageId));

	/** While it waits it is asked as it reads now; one that is asked already is not changed any more. */
	async function editOnItsWay(course: Course, messageId: string, text: string): Promise<void> {
		const said = wordsOf(course).find(({ id }) => id === messageId);
		if (said?.text === text) course.edits.delete(messageId);
		else course.edits.set(messageId, text);
		// The text of one that was asked before holds its files too.
		const wasAskedBefore = course.question.again ?? course.question.words;
		if (said?.text === text || wasAskedBefore || course.hasStarted) return;
		const edited = <Part extends { readonly id: string }>(all: readonly Part[]) =>
			all.map((part) => (part.id === messageId ? { ...part, text } : part));
		if (course.isJoining) {
			course.parts = edited(course.parts);
			course.edits.delete(messageId);
		} else if (await change(course, edited, parts)) course.edits.delete(messageId);
		for (const { isJoining, lookAgain } of underWay) if (isJoining) lookAgain?.();
	}

	/** Who leaves nothing of a message that waits has taken it back. */
	async function emptyOnItsWay(course: Course, messageId: string): Promise<void> {
		const part = course.parts.find(({ id }) => id === messageId);
		const { again, id, words } = course.question;
		const wasAskedBefore = again ?? words;
		if (!part || part.brings || part.files.length > 0) return;
		if (wasAskedBefore || course.hasStarted) return;
		if (messageId !== id) return takeOut(course, messageId, parts);
		inFlight.stop(id, new UserError(say('chat.cancelled'), { facts: { takenBack: 'cancelled' } }));
	}

	/** Of an answer that stands, or of a question that waits for another day. */
	async function editKept(job: Job, messageId: string, text: string): Promise<boolean> {
		const before = kept.read(job);
		if (!before?.words?.some(({ id }) => id === messageId)) return false;
		const { edited: last, ...asked } = before;
		const { words } = before;
		const changed = new Map((last?.words ?? words).map((one) => [one.id, one.text]));
		const edited = editedFrom({ text: before.text, words }, changed.set(messageId, text));
		if (job.state === 'offered' || job.state === 'postponed') {
			const waiting = edited ? { ...asked, ...edited } : asked;
			await keepAgain(job, waiting);
			return true;
		}
		const after: KeptQuestion = { ...asked, ...(edited && { edited }) };
		await keepAgain(job, after);
		if ((edited === undefined) !== (last === undefined)) await showSteps(job, after);
		return true;
	}

	async function keepAgain(job: Job, question: KeptQuestion): Promise<void> {
		const text = kept.change(job, question);
		if (text !== '') await jobs.rewrite(job.id, text);
	}

	async function showSteps(job: Job, asked: KeptQuestion): Promise<void> {
		const messageId = (await jobs.answerOf(job.id)).at(-1);
		if (messageId === undefined) {
			unseen.add(job.id);
			for (const id of [...unseen].slice(0, -MOST_UNSEEN)) unseen.delete(id);
			return;
		}
		const { locale, place } = asked;
		const { channelId } = place;
		onRebuttoned({ channelId, messageId, locale, next: stepsOf(job, asked, thoughts) });
	}

	async function edit(messageId: string, text: string): Promise<void> {
		const course = courseOf(messageId);
		// Without words it may be what it answers, or its files, that is asked about.
		if (!hasWords(text)) return course && emptyOnItsWay(course, messageId);
		if (course) await editOnItsWay(course, messageId, text);
		else
			for (const job of await jobs.about(messageId)) {
				if (await editKept(job, messageId, text)) return;
			}
	}

	return {
		edit(messageId: string, text: string): void {
			inTurn
				.run(messageId, () => edit(messageId, text))
				.catch((error: unknown) => {
					const fields = { questionId: messageId, error: describeError(error) };
					log.error(fields, 'an edited question could not be followed');
				});
		},
		/** Where the answer to this question stands is known by now. */
		async onShown(questionId: string): Promise<void> {
			if (!unseen.delete(questionId)) return;
			const job = (await jobs.about(questionId)).find(({ id }) => id === questionId);
			const asked = job && kept.read(job);
			if (job && asked) await showSteps(job, asked);
		},
	};
}
