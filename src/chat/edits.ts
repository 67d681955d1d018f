import { describeError, UserError } from '../errors.ts';
import type { Job, Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Rebuttoned, TakenBack } from './buttons.ts';
import { hasWords } from './clean.ts';
import type { Conversations } from './conversations.ts';
import { type Course, wordsOf } from './course.ts';
import { editedFrom, isWorded, reworded } from './edited-words.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { createKeyedLock } from './keyed-lock.ts';
import { change, takeOut } from './merging.ts';
import { stepsOf } from './next-steps.ts';
import type { PreparingParts } from './prepare-question.ts';
import type { KeptQuestion } from './question.ts';
import { hasQuotes } from './quoted.ts';
import type { QuestionPart } from './read-part.ts';
import type { Thoughts } from './thoughts.ts';

/** More than are ever on their way: of some the place is never known. */
const MOST_UNSEEN = 1_000;

/** What is left of a message without its words: what it brings along is read as if nothing had been written. */
function withoutWords({ read, ...part }: QuestionPart): QuestionPart {
	if (!read || part.brings) return { ...part, text: '' };
	return { ...part, text: '', read: { ...read, hasWords: false } };
}

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
		readonly jobs: Pick<Jobs, 'about' | 'answerOf' | 'drop' | 'rewrite'>;
		readonly log: Logger;
		readonly onRebuttoned: (answer: Rebuttoned) => void;
		readonly onTakenBack: (kept: TakenBack) => void;
	};
	thoughts: Pick<Thoughts, 'of'>;
	underWay: ReadonlySet<Course>;
}) {
	const { inFlight, jobs, log, onRebuttoned, onTakenBack } = parts;
	/** Answers that were not on screen yet when their question was edited. */
	const unseen = new Set<string>();
	/** The edits of a message are followed one after another, so that the last one is what stands. */
	const inTurn = createKeyedLock();

	const courseOf = (messageId: string) =>
		[...underWay].find((course) => wordsOf(course).some(({ id }) => id === messageId));

	const lookAgain = () => {
		for (const { isJoining, lookAgain: look } of underWay) if (isJoining) look?.();
	};

	/** While it waits it is asked as it reads now; one that is asked already is not changed any more. */
	async function editOnItsWay(course: Course, messageId: string, text: string): Promise<void> {
		const said = wordsOf(course).find(({ id }) => id === messageId);
		if (said?.text === text) course.edits.delete(messageId);
		else course.edits.set(messageId, text);
		// The text of one that was asked before holds its files too.
		const wasAskedBefore = course.question.again ?? course.question.words;
		if (said?.text === text || wasAskedBefore || course.hasStarted) return;
		if (text === '') await emptyOnItsWay(course, messageId);
		else await reword(course, messageId, (part) => ({ ...part, text }));
		lookAgain();
	}

	/** False: it stays as it was. */
	async function reword(
		course: Course,
		messageId: string,
		to: (part: QuestionPart) => QuestionPart,
	): Promise<boolean> {
		const edited = (all: readonly QuestionPart[]) =>
			all.map((part) => (part.id === messageId ? to(part) : part));
		if (course.isJoining) course.parts = edited(course.parts);
		else if (!(await change(course, edited, parts))) return false;
		course.edits.delete(messageId);
		return true;
	}

	/** Who leaves nothing of a message that waits has taken it back. */
	async function emptyOnItsWay(course: Course, messageId: string): Promise<void> {
		const { id } = course.question;
		const isAdded = messageId !== id;
		const part = course.parts.find((one) => one.id === messageId);
		const isLeft = !isAdded || part?.brings || (part?.files.length ?? 0) > 0;
		// One that waits for the answer to the same words holds nothing else.
		if (isLeft && !course.isJoining && (await reword(course, messageId, withoutWords))) return;
		if (course.hasStarted) return;
		if (isAdded) return takeOut(course, messageId, parts);
		inFlight.stop(id, new UserError(say('chat.cancelled'), { facts: { takenBack: 'cancelled' } }));
	}

	/** Of an answer that stands, or of a question that waits for another day. */
	async function editKept(job: Job, messageId: string, text: string): Promise<boolean> {
		const before = kept.read(job);
		if (!before?.words?.some(({ id }) => id === messageId)) return false;
		const { edited: last, ...asked } = before;
		const { words } = before;
		const changed = new Map((last?.words ?? words).map((one) => [one.id, one.text]));
		changed.set(messageId, text);
		if (job.state === 'offered' || job.state === 'postponed') {
			const waiting = { ...asked, ...reworded({ text: before.text, words }, changed) };
			if (isWorded(waiting) || hasQuotes(waiting.text)) await keepAgain(job, waiting);
			else await takeBack(job, waiting);
			return true;
		}
		const edited = editedFrom({ text: before.text, words }, changed);
		const after: KeptQuestion = { ...asked, ...(edited && { edited }) };
		await keepAgain(job, after);
		if ((edited === undefined) !== (last === undefined)) await showSteps(job, after);
		return true;
	}

	/** As if its person had pressed the button for that. */
	async function takeBack({ id }: Job, { locale, place }: KeptQuestion): Promise<void> {
		kept.forget(await jobs.drop({ messageIds: [id] }));
		const messageId = (await jobs.answerOf(id)).at(-1);
		const { channelId } = place;
		if (messageId !== undefined) onTakenBack({ channelId, messageId, locale });
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

	async function edit(messageId: string, written: string): Promise<void> {
		const course = courseOf(messageId);
		// Without words it may be what it answers, or its files, that is asked about.
		const text = hasWords(written) ? written : '';
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
