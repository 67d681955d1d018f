/** Discord takes 100 characters; fewer are read at a glance. */
const LONGEST = 80;
const MOST_CODE_UNITS = 100;
const SHORTEST_CUT = 40;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What a thread about this is called, from its first line, at most 100 characters: no pings, nothing to format, nothing
 * invisible. undefined when nothing readable is left.
 */
export function threadTitle(text: string): string | undefined {
	const lines = text.slice(0, 4000).toWellFormed().split(/\r?\n/u);
	const title = lines.map(plain).find((line) => /[\p{L}\p{N}]/u.test(line));
	return title === undefined ? undefined : shortened(title);
}

/** Code fences name a language only, and brackets are our own lines about what was attached. */
function plain(line: string): string {
	if (/^\s*(?:```|\[)/u.test(line)) return '';
	return line
		.replace(/<(?:@[!&]?|#)\d+>|<\/[^>]*>|<t:[^>]*>/gu, ' ')
		.replace(/<a?:(\w+):\d+>/gu, '$1')
		.replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
		.replace(/[\p{Cc}\p{Z}]+/gu, ' ')
		.replace(/[[\p{C}\u{115f}\u{1160}\u{3164}\u{ffa0}]--[\u{200d}]]/gv, '')
		.replace(/(\p{M}{3})\p{M}+/gu, '$1')
		.replace(/[*_~`|\\@]+/gu, '')
		.replace(/^(?:\s*(?:#{1,3}|-#|>{1,3}|[-+])\s)+\s*/u, '')
		.replace(/ +/gu, ' ')
		.trim();
}

function shortened(title: string): string {
	let kept = '';
	let count = 0;
	for (const { segment } of graphemes.segment(title)) {
		if (count++ === LONGEST || kept.length + segment.length >= MOST_CODE_UNITS) {
			const word = kept.lastIndexOf(' ');
			return `${(word >= SHORTEST_CUT ? kept.slice(0, word) : kept).trimEnd()}…`;
		}
		kept += segment;
	}
	return kept;
}
