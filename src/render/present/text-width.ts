import { eastAsianWidth } from 'get-east-asian-width';

const segmenter = new Intl.Segmenter();
/** Asks for the coloured, wide form of a character. */
const EMOJI_STYLE = '\ufe0f';
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]*$/u;

/** Columns of a line in a font of one width: East Asian characters and emoji take two (Unicode, UAX 11). */
export function textWidth(text: string): number {
	let columns = 0;
	for (const { segment } of segmenter.segment(text)) columns += graphemeWidth(segment);
	return columns;
}

function graphemeWidth(grapheme: string): number {
	if (INVISIBLE.test(grapheme)) return 0;
	if (grapheme.includes(EMOJI_STYLE)) return 2;
	return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}
