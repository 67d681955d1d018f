import { shorten } from './code-points.ts';

/** A list with every name at its longest still fits into one message. */
const LONGEST_NAME = 40;
/** Within a word Discord takes one `_` as it is. */
const MEANINGFUL = /(?:[\s\\*~|`<>[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}]))+/gu;

/** The name of a model in which Discord finds nothing to format, and which reads the same on a button. */
export const plainName = (name: string): string =>
	shorten(name.replaceAll(MEANINGFUL, ' ').trim(), LONGEST_NAME);
