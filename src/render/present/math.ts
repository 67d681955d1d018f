import { asCode, broken, escaped } from './escape.ts';
import { type Reading, restOfLine, type Source, unfinished } from './rule.ts';
import { texToText } from './tex.ts';

const LONGEST_DISPLAY = 1500;
const LONGEST_INLINE = 400;
/** Words that stand in formulas without a backslash. */
const FUNCTIONS =
	/\b(?:sin|cos|tan|cot|sec|log|exp|lim|max|min|mod|gcd|lcm|det|dim|ker|arg|deg)\b/gi;
const LABELS = /[_^]\{[^{}]*\}/g;
const FORMULA =
	/[\\^_=+<>{}/*|-]|^\s*[\d.,]+\s*$|^\s*\d*[a-z]['!]*(?:\s*,\s*[a-z])*\s*$|^\s*[a-z]*\s*\(.*\)\s*$/i;

type Pair = { readonly open: string; readonly close: string; readonly isDisplay: boolean };
const PAIRS: readonly Pair[] = [
	{ open: '$$', close: '$$', isDisplay: true },
	{ open: '\\[', close: '\\]', isDisplay: true },
	{ open: '\\(', close: '\\)', isDisplay: false },
];

/** A formula between `$$`, `\[ \]` or `\( \)`. */
export function readFormula(source: Source): Reading {
	const { text, at, mode } = source;
	const pair = PAIRS.find(({ open }) => text.startsWith(open, at));
	if (!pair) return undefined;
	const start = at + pair.open.length;
	const longest = pair.isDisplay ? LONGEST_DISPLAY : LONGEST_INLINE;
	const within = text.slice(start, start + longest);
	const length = within.indexOf(pair.close);
	const tex = length === -1 ? within : within.slice(0, length);
	if (/\n[ \t]*\n/.test(tex)) return undefined;
	if (length !== -1) {
		return FORMULA.test(tex)
			? shown(tex, start + length + pair.close.length, pair, source)
			: undefined;
	}
	return mode === 'whole' || within.length === longest ? undefined : unfinished(source, '');
}

/** A formula between single dollars, which mostly stand before money. */
export function readDollar(source: Source): Reading {
	const { rest, isWhole } = restOfLine(source);
	const before = source.at === 0 ? source.before : source.text.charAt(source.at - 1);
	const within = rest.slice(1, LONGEST_INLINE);
	if (/[\p{L}\p{N}$]/u.test(before) && /[a-z\d$]/i.test(before)) return undefined;
	if (/^[\s.,;:!?)]/.test(within)) return undefined;
	const length = within.search(/\$/);
	const tex = length === -1 ? within : within.slice(0, length);
	if (!looksLikeFormula(tex, length !== -1)) return undefined;
	const after = within[length + 1];
	const isUndecided = length === -1 || (after === undefined && !isWhole);
	if (!isUndecided) {
		if (/\s$/.test(tex) || tex === '' || /\d/.test(after ?? '')) return undefined;
		return shown(tex, source.at + length + 2, { open: '$', close: '$', isDisplay: false }, source);
	}
	return isWhole || rest.length >= LONGEST_INLINE ? undefined : unfinished(source, '');
}

/** Without a command of TeX words make a text of it, as do amounts followed by words. */
function looksLikeFormula(tex: string, isWhole: boolean): boolean {
	if (/[`\p{Script=Han}]/u.test(tex)) return /\\text/.test(tex);
	if (/\\[a-z]/i.test(tex)) return true;
	const words = tex.replaceAll(LABELS, '').replaceAll(FUNCTIONS, '');
	if (/^\s*[A-Z]{1,3}\s*$/.test(words)) return true;
	return !/[a-z]{3}/i.test(words) && (!isWhole || FORMULA.test(tex));
}

function shown(tex: string, end: number, { isDisplay }: Pair, source: Source): Reading {
	const readable = texToText(tex);
	const isOwnLine =
		isDisplay && startsLine(source) && /^[ \t]*(?:\n|$)/.test(source.text.slice(end));
	if (readable === undefined) return { text: asSource(tex.trim(), isDisplay), end };
	const lines = readable
		.split('\n')
		.map((line) => escaped(line.trim()))
		.filter((line) => line !== '');
	return { text: isOwnLine ? lines.join('\n') : lines.join('; '), end };
}

function startsLine({ text, at, before }: Source): boolean {
	const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
	return line.trim() === '' && (at > line.length || before === '\n' || before === '');
}

/** What has no simple form is shown as it was written. */
function asSource(tex: string, isDisplay: boolean): string {
	const isLong = isDisplay && (tex.includes('\n') || tex.length > 60);
	return isLong
		? `\n\`\`\`tex\n${broken(tex)}\n\`\`\`\n`
		: asCode(tex.replaceAll(/\s*\n\s*/g, ' '));
}
