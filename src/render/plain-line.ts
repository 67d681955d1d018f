import { createTamer } from './present/tame.ts';

const ADDRESS = /https?:\/\/[^\s<>()[\]\\*~|`]+/.source;
/** What formats, pings or begins another kind of line. */
const MEANINGFUL = /[\\*_~|`<>[\]@#]|^-/.source;
const PIECE = new RegExp(`(${ADDRESS})|(?:${MEANINGFUL})`, 'g');

/** A name or a line that somebody wrote: one line in which Discord finds nothing to format, to hide or to turn around. */
export function plainLine(text: string): string {
	const tamer = createTamer();
	return `${tamer.push(text)}${tamer.end()}`
		.replaceAll(/\s+/g, ' ')
		.trim()
		.replaceAll(PIECE, (piece, address?: string) => address ?? `\\${piece}`);
}
