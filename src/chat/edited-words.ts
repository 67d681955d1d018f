import { cleanText, hasWords } from './clean.ts';
import type { KeptQuestion, Words } from './question.ts';

/** As a question begins with what its messages say. */
const joined = (words: readonly Words[]) =>
	cleanText(words.map(({ text }) => text).join('\n\n')).trim();

type Edits = ReadonlyMap<string, string>;
type Reading = NonNullable<KeptQuestion['edited']>;

/** The question as it reads with these messages edited, its files as they were. `edits`: the new text by the message's id. */
export function reworded({ text, words }: Reading, edits: Edits): Reading {
	const after = words.map((one) => ({ ...one, text: edits.get(one.id) ?? one.text }));
	const before = joined(words);
	const files = (text.startsWith(before) ? text.slice(before.length) : '').trim();
	return { text: [joined(after), files].filter(Boolean).join('\n\n'), words: after };
}

/** The same; undefined when nothing of it reads otherwise, or when not a word is left. */
export function editedFrom(asked: Reading, edits: Edits): Reading | undefined {
	const edited = reworded(asked, edits);
	const isSame = edited.words.every((one, index) => one.text === asked.words[index]?.text);
	return isSame || !isWorded(edited) ? undefined : edited;
}

export const isWorded = ({ words }: Pick<Reading, 'words'>): boolean =>
	words.some(({ text }) => hasWords(text));
