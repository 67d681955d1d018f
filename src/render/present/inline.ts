import { readAngle } from './angle.ts';
import { readCodeSpan } from './code-span.ts';
import { readEntity } from './entity.ts';
import { readAddress, readBracket, readLink } from './link.ts';
import { readDollar, readFormula } from './math.ts';
import type { Reading, Source, Token } from './rule.ts';

/** Text in which no rule begins; an address or an invitation begins with these letters. */
const PLAIN = /[^`$\\<&[\]!@|#hdHD\n]+/y;
const PING = /^@(?:everyone|here)/i;

/** The next piece of a line. */
export function readInline(source: Source, isQuoted: boolean): Token | 'held' {
	const { text, at } = source;
	PLAIN.lastIndex = at;
	const [plain] = PLAIN.exec(text) ?? [];
	if (plain !== undefined) return { text: plain, end: at + plain.length };
	const character = text.charAt(at);
	return readSign(character, source, isQuoted) ?? { text: character, end: at + 1 };
}

function readSign(sign: string, source: Source, isQuoted: boolean): Reading {
	if (sign === '`') return readCodeSpan(source);
	if (sign === '$') return readFormula(source) ?? readDollar(source);
	if (sign === '\\') return readFormula(source) ?? readBackslash(source);
	if (sign === '<') return readAngle(source, isQuoted);
	if (sign === '&') return readEntity(source);
	if (sign === '[') return readLink(source);
	if (sign === '!') return readExclamation(source);
	if (sign === ']') return readBracket(source);
	if (sign === '@') return readPing(source);
	if (sign === '|') return readBars(source);
	if (sign === '#') return readHash(source);
	return /[hd]/i.test(sign) ? readAddress(source) : undefined;
}

/** A character that was escaped already; before the end of a line the backslash only breaks it. */
function readBackslash({ text, at, mode }: Source): Reading {
	const next = text[at + 1];
	if (next === undefined && mode !== 'whole')
		return mode === 'growing' ? 'held' : { text: '', end: at + 1 };
	if (next === '\n') return { text: '', end: at + 1 };
	if (next === undefined || !/[!-/:-@[-`{-~]/.test(next)) return { text: '\\', end: at + 1 };
	return { text: `\\${next}`, end: at + 2 };
}

function readExclamation(source: Source): Reading {
	const next = source.text[source.at + 1];
	if (next === undefined && source.mode === 'growing') return 'held';
	return next === '[' ? readLink(source) : undefined;
}

/** Nobody is pinged, and it must not look as if they were. */
function readPing({ text, at, mode }: Source): Reading {
	const rest = text.slice(at, at + 10);
	const [ping] = PING.exec(rest) ?? [];
	if (ping !== undefined) return { text: `\\${ping}`, end: at + ping.length };
	const isBegun = ['@everyone', '@here'].some((whole) => whole.startsWith(rest.toLowerCase()));
	return isBegun && mode === 'growing' ? 'held' : undefined;
}

/** Where a message is cut, small type could begin anywhere. */
function readHash({ text, at, before }: Source): Reading {
	const previous = at === 0 ? before : text.charAt(at - 1);
	return { text: previous === '-' ? '\\#' : '#', end: at + 1 };
}

/** Bars between spaces stand for "or"; Discord would hide what is between two of them. */
function readBars({ text, at, mode, before }: Source): Reading {
	const [bars = ''] = /^\|+/.exec(text.slice(at, at + 200)) ?? [];
	const end = at + bars.length;
	if (end === text.length && mode === 'growing' && bars.length < 200) return 'held';
	const previous = at === 0 ? before : text.charAt(at - 1);
	const isAlone = /^\s?$/.test(previous) && /^\s?$/.test(text.charAt(end));
	return { text: isAlone && bars.length > 1 ? '\\|'.repeat(bars.length) : bars, end };
}
