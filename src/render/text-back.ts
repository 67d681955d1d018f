import { countCodePoints } from './code-points.ts';
import type { View } from './surface.ts';

/** So much of a text fits into a message, with the words before it. */
const MOST_IN_MESSAGE = 1500;

/** Nothing in it is a mention, a link or a mark: Discord shows it as it was typed. */
export const asTyped = (text: string) => `\`\`\`\n${text.replaceAll('```', "'''")}\n\`\`\``;

type Around = {
	/** Before it, at most 400 code points. */
	readonly words: string;
	/** Of the file. */
	readonly name: string;
	readonly description: string;
};

/** A text that came to nothing goes back to who wrote it. */
export function textBack(text: string, around: Around): View {
	return countCodePoints(text) > MOST_IN_MESSAGE
		? fileBack(text, around)
		: { parts: [`${around.words}\n${asTyped(text)}`] };
}

/** The same for one that is always long. */
export function fileBack(text: string, { description, name, words }: Around): View {
	const characters = [...text];
	const instead = Array.from({ length: Math.ceil(characters.length / MOST_IN_MESSAGE) }, (_, n) =>
		asTyped(characters.slice(n * MOST_IN_MESSAGE, (n + 1) * MOST_IN_MESSAGE).join('')),
	);
	return {
		parts: [words],
		file: { name, content: text, type: 'text/plain', description, instead: [words, ...instead] },
	};
}
