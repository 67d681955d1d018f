const LONGEST_NAME = 32;
/** A grapheme may carry any number of combining marks. */
const MOST_CODE_UNITS = 96;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text that survives every JSON parser: no lone surrogates, no NUL. */
export function cleanText(text: string): string {
	return text.toWellFormed().replaceAll('\0', '');
}

/** Characters that nobody sees: tags, selectors that hide text, marks that turn its direction around, and fillers. */
const UNSEEN =
	/[\u{61c}\u{ad}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e0fff}]/gu;

/** Foreign text as people see it: what is hidden in it is not read by a model either. */
export function cleanMaterial(text: string): string {
	return cleanText(text).replace(UNSEEN, '');
}

/** Whether there is anything to see: spaces, controls and invisible characters are no question. */
export function hasWords(text: string): boolean {
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.toWellFormed().replaceAll('\u{fffd}', ''));
}

/**
 * A name that can stand before a colon without passing for anything else: one line, no invisible or direction-changing
 * characters (the joiner of emoji aside), no colons, brackets or quotes. Empty when nothing visible is left.
 */
export function cleanName(name: string, longest = LONGEST_NAME): string {
	const plain = name
		.slice(0, 1_000)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Z}]+/gu, ' ')
		.replace(/[[\p{C}\u{115f}\u{1160}\u{3164}\u{ffa0}]--[\u{200d}]]/gv, '')
		.replace(/[:\u{2236}\u{a789}\u{fe13}\u{fe55}\u{ff1a}\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>"`]+/gu, '')
		.replace(/ +/g, ' ')
		.trim();
	if (!hasWords(plain)) return '';
	let kept = '';
	let count = 0;
	for (const { segment } of graphemes.segment(plain)) {
		if (count++ === longest || kept.length + segment.length > MOST_CODE_UNITS) break;
		kept += segment;
	}
	return kept.trim();
}
