import { type Course, ownerOf, wordsOf } from './course.ts';
import { editedFrom } from './edited-words.ts';
import { parseKept } from './kept-schema.ts';
import type { KeptQuestion, Words } from './question.ts';
import { withoutPictures } from './quoted.ts';
import { quotedIn, quotesWithdrawn } from './quoted-in.ts';

/** Of those that may not be written down so many are kept in memory. */
const MOST_IN_MEMORY = 500;

/** What is kept of questions, so that they can be asked another day or once more. */
export interface KeptQuestions {
	/** Undefined when it is not prepared yet, or when nothing of it is to be kept any more. */
	of(course: Course): KeptQuestion | undefined;
	/** What its job is to keep of it: nothing where nothing may be written down, then it stays in memory. */
	keep(course: Course, question: KeptQuestion): string;
	/** The same for what is kept already: where it is now, there it stays. */
	change(job: { readonly id: string; readonly question: string }, question: KeptQuestion): string;
	/** What was kept of it, in its job or in memory. */
	read(job: { readonly id: string; readonly question: string }): KeptQuestion | undefined;
	forget(ids: readonly string[]): void;
	forgetPerson(personId: string): void;
}

/** None of what was asked by a command: that is no message. */
function editableWordsOf(course: Course): readonly Words[] | undefined {
	const { again, isMessage } = course.question;
	const isOfMessages = again ? again.words !== undefined : isMessage;
	return isOfMessages ? wordsOf(course) : undefined;
}

/** What does not enter the conversation cannot begin that of a thread. */
const canOpenThread = ({ isUnkept, question: { offersThread = false } }: Course): boolean =>
	offersThread && !isUnkept;

export function createKeptQuestions({
	mayKeepQuestions,
}: {
	/** Whether what people ask may be written down. */
	mayKeepQuestions: boolean;
}): KeptQuestions {
	const inMemory = new Map<string, string>();

	function hold(id: string, text: string): void {
		inMemory.set(id, text);
		const [oldest] = inMemory.keys();
		if (inMemory.size > MOST_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
	}

	return {
		of(course) {
			const { canGoOn, deletedIds, edits, isDisowned, prepared, question, speakerId } = course;
			if (!prepared || isDisowned || deletedIds.has(question.id)) return undefined;
			if (quotesWithdrawn(course, prepared.parts)) return undefined;
			const { again, isPrivate, locale, modelId, place, roleIds } = question;
			const quoted = quotedIn(question, prepared.parts);
			const quotesAny = quoted.messageIds.length + quoted.personIds.length > 0;
			const pictures = prepared.parts.flatMap(({ read }) => read.pictures);
			// Its files are in the text already, as their links run out; pictures are lost, and their lines say so.
			const text = withoutPictures(
				prepared.text,
				pictures.map(({ name }) => name),
			);
			const words = editableWordsOf(course);
			const edited = words && editedFrom({ text, words }, edits);
			return {
				person: ownerOf(question),
				roleIds,
				place,
				text,
				...(isPrivate && { isPrivate }),
				...(modelId !== undefined && { modelId }),
				...(quotesAny && { quoted }),
				locale,
				...(again && { turn: again.turn }),
				...(words && { words }),
				...(edited && { edited }),
				...(speakerId !== undefined && { speakerId }),
				...(canGoOn && { canGoOn }),
				...(canOpenThread(course) && { offersThread: true }),
			};
		},
		keep({ isUnkept, question: { id } }, question) {
			const text = JSON.stringify(question);
			if (mayKeepQuestions && !isUnkept) return text;
			hold(id, text);
			return '';
		},
		change(job, question) {
			const text = JSON.stringify(question);
			if (job.question !== '') return text;
			hold(job.id, text);
			return '';
		},
		read: ({ id, question }) => parseKept(question === '' ? (inMemory.get(id) ?? '') : question),
		forget(ids) {
			for (const id of ids) inMemory.delete(id);
		},
		forgetPerson(personId) {
			for (const [id, text] of inMemory)
				if (parseKept(text)?.person.id === personId) inMemory.delete(id);
		},
	};
}
