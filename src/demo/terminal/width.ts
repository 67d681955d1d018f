const WIDE =
	/[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]|\uFE0F/u;
const INVISIBLE = /^[\p{Mark}\p{Format}\p{Control}]*$/u;

const segmenter = new Intl.Segmenter();

/** What a reader takes for single characters. */
export function graphemes(text: string): string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns that one grapheme takes on a terminal: Chinese, Japanese, Korean and emoji take two (Unicode, UAX 11). */
export function graphemeWidth(grapheme: string): number {
	if (INVISIBLE.test(grapheme)) return 0;
	return WIDE.test(grapheme) ? 2 : 1;
}

/** Columns of a text without escape sequences. */
export function textWidth(text: string): number {
	return graphemes(text).reduce((columns, one) => columns + graphemeWidth(one), 0);
}

/** The text if it fits, else its beginning and an ellipsis. */
export function shorten(text: string, columns: number): string {
	if (textWidth(text) <= columns) return text;
	let shown = '';
	let used = 1;
	for (const one of graphemes(text)) {
		used += graphemeWidth(one);
		if (used > columns) break;
		shown += one;
	}
	return `${shown.trimEnd()}…`;
}
