/** Text that needs no taming, taken at once; no space, no mark, nothing invisible. */
export const PLAIN =
	/[\x21-\x7e\u00a1-\u00ac\u00ae-\u02ff\u3001-\u3029\u3041-\u3096\u4e00-\u9fff]+/y;

export const NEWLINE = /[\n\v\f\u0085\u2028\u2029]/;

/** Controls, overrides and isolates of direction, and characters that stand for nothing. */
export const DROPPED =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	/[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u180e\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}/u;

export const MARK = /\p{M}/u;

/** Joiners, marks of direction and breaks: scripts need them between letters, but hardly two in a row. */
export const INVISIBLE = /[\u00ad\u061c\u200b-\u200f]/;

/** White space, and the letters that look like it. */
export const BLANK = /[\s\u115f\u1160\u2800\u3164\uffa0]/;

const TAG_BASE = 0xe0000;

export const TAG = /[\u{e0020}-\u{e007e}]/u;
export const CANCEL_TAG = '\u{e007f}';
export const BLACK_FLAG = '\u{1f3f4}';

/** England, Scotland and Wales: the flags that are spelt in tags. */
export const FLAG_TAGS: ReadonlySet<string> = new Set(['gbeng', 'gbsct', 'gbwls'].map(asTags));
export const LONGEST_FLAG_TAGS = asTags('gbeng').length;

function asTags(name: string): string {
	return [...name].map((letter) => String.fromCodePoint(TAG_BASE + letter.charCodeAt(0))).join('');
}
