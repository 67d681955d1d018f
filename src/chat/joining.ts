import { type Sentence, say } from '../locales/keys.ts';
import type { Question } from './answers.ts';
import type { Course } from './course.ts';

/** The same words, but for spaces and capitals. */
const wordsOf = (text: string) => text.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en');

/** Whose answer serves this question as well: the same words for the same model in the same place, on its way. */
export function twinOf(question: Question, underWay: Iterable<Course>): Course | undefined {
	if (question.isPrivate || question.files.length > 0) return undefined;
	const words = wordsOf(question.text);
	if (words === '') return undefined;
	for (const course of underWay) {
		const { isPrivate, modelId, place } = course.question;
		const [only, ...added] = course.parts;
		const isSame =
			!isPrivate &&
			!course.isDisowned &&
			place.key === question.place.key &&
			modelId === question.modelId &&
			added.length === 0 &&
			only?.files.length === 0 &&
			wordsOf(only.text) === words;
		if (isSame) return course;
	}
	return undefined;
}

export function joinedSentence({ question: { link } }: Course): Sentence {
	const there = link?.();
	return there === undefined ? say('chat.joined') : say('chat.joined-at', { link: there });
}
