const FORMATTING = /[\\*_~`|[\]@#]|<(?=\S)/g;
/** What may begin a mark, a ping, an address or a kind of line. */
const MEANINGFUL = /^[\\*_~`|<>[\]()@#:$-]$/;

/** Text in which Discord finds nothing to format. */
export function escaped(text: string): string {
	return text.replaceAll(FORMATTING, '\\$&');
}

/** A single character, so that Discord shows it as it is. */
export function escapedCharacter(character: string): string {
	return MEANINGFUL.test(character) ? `\\${character}` : character;
}

/** Text within a line as code. */
export function asCode(text: string): string {
	if (!text.includes('`')) return `\`${text}\``;
	return `\`\` ${broken(text, 2)} \`\``;
}

/** The zero-width space in runs of backticks keeps them from ending the code that they stand in. */
export function broken(text: string, shortest = 3): string {
	return text.replaceAll(new RegExp(`\`{${shortest},}`, 'g'), (run) => [...run].join('\u200b'));
}
