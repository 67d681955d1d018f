import { type Sentence, say } from '../locales/keys.ts';
import type { Course } from './course.ts';

/** The same words, but for spaces, capitals and the mark at the end. */
const wordsOf = (text: string) =>
	text
		.trim()
		.replaceAll(/\s+/gu, ' ')
		.replace(/[\s.?!。？！]+$/u, '')
		.toLocaleLowerCase('en');

/** Whose answer serves this question as well: the same words for the same model in the same place, on its way. */
export function twinOf(
	{ chosen, parts: [own], question }: Course,
	underWay: Iterable<Course>,
): Course | undefined {
	const { files, gather } = question;
	if (question.isPrivate || question.again || files.length > 0 || gather) return undefined;
	const words = wordsOf(own?.text ?? '');
	if (words === '') return undefined;
	for (const other of underWay) {
		const { again, isPrivate, place } = other.question;
		const [only, ...added] = other.parts;
		const isSame =
			other.question !== question &&
			!other.isJoining &&
			!other.isDisowned &&
			!other.running.signal.aborted &&
			!isPrivate &&
			!again &&
			place.key === question.place.key &&
			other.chosen?.model.id === chosen?.model.id &&
			other.chosen?.persona === chosen?.persona &&
			added.length === 0 &&
			only?.files.length === 0 &&
			only.brings === undefined &&
			wordsOf(only.text) === words;
		if (isSame) return other;
	}
	return undefined;
}

export function joinedSentence({ question: { link } }: Course): Sentence {
	const there = link?.();
	return there === undefined ? say('chat.joined') : say('chat.joined-at', { link: there });
}
