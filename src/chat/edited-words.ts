import { cleanText } from './clean.ts';
import type { KeptQuestion, Words } from './question.ts';

/** As a question begins with what its messages say. */
const joined = (words: readonly Words[]) =>
	cleanText(words.map(({ text }) => text).join('\n\n')).trim();

/**
 * The question as it reads with these messages edited, its files as they were; undefined when nothing of it reads
 * otherwise. `edits`: the new text by the message's id.
 */
export function editedFrom(
	{ text, words }: { readonly text: string; readonly words: readonly Words[] },
	edits: ReadonlyMap<string, string>,
): KeptQuestion['edited'] {
	const after = words.map((one) => ({ ...one, text: edits.get(one.id) ?? one.text }));
	if (after.every((one, index) => one.text === words[index]?.text)) return undefined;
	const before = joined(words);
	const files = (text.startsWith(before) ? text.slice(before.length) : '').trim();
	return { text: [joined(after), files].filter(Boolean).join('\n\n'), words: after };
}
