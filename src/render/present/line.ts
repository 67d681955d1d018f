import { readOpener } from './fenced.ts';
import { type Place, type Reading, restOfLine, type Source, type Token } from './rule.ts';
import { readTable } from './table.ts';
import { withoutBold } from './table-text.ts';

/** What a line is can be told when it is whole, or so long already. */
const LONG_ENOUGH = 200;
const ONLY_MARKS = /^[\s>\-*_=+`~#|:.[\]xX\d)]*$/;
const QUOTE = /^[ \t]*(?:>[ \t]?)+/;
const RULE = /^[ \t]*(?:([-*_])(?:[ \t]*\1){2,}|={3,})[ \t]*$/;
const DEEP_HEADING = /^[ \t]*#{4,6}[ \t]+(?<words>.*?)[ \t#]*$/;
const HEADING = /^[ \t]*(?<marks>#{1,3})[ \t]+(?=\S)/;
const ITEM = /^(?<indent>[ \t]*)(?<marker>[-*+]|\d{1,9}[.)])[ \t]+(?<box>\[[ xX]\][ \t]+)?/;
/** Discord's small type, in which the bot itself speaks below an answer. */
const SMALL = /^(?<before>[ \t]*(?:(?:[->*+]|\d{1,9}[.)])[ \t]*)*?)-#/;

const RULE_SHOWN = '─'.repeat(10);

/** How a line begins, and what it is as a whole. */
export function readLineStart(source: Source, place: Place): Token | 'held' {
	const { rest, isWhole } = restOfLine(source);
	const isQuoted = place.kind === 'quoted';
	const table = place.kind === 'line' ? place.table : undefined;
	if (!isWhole && rest.length < LONG_ENOUGH) {
		if (source.mode === 'growing') return 'held';
		if (ONLY_MARKS.test(rest)) return { text: '', end: source.text.length };
	}
	const block = isQuoted ? undefined : (readTable(source, table) ?? readOpener(source));
	return (
		block ??
		readQuote(source, rest, isQuoted) ??
		readWholeLine(source, rest, isQuoted) ??
		readMarker(source, rest, isQuoted)
	);
}

function readQuote({ at }: Source, rest: string, isQuoted: boolean): Reading {
	const [mark] = QUOTE.exec(rest) ?? [];
	if (mark === undefined || isQuoted) return undefined;
	// "> 50 %" is an amount, not a quote, when nothing stands between.
	if (/^\s*>[\d=]/.test(rest)) return { text: '\\>', end: at + mark.length, place: inline(false) };
	return { text: '> ', end: at + mark.length, place: { kind: 'quoted' } };
}

function readWholeLine(source: Source, rest: string, isQuoted: boolean): Reading {
	const end = source.at + rest.length;
	if (RULE.test(rest)) return { text: RULE_SHOWN, end, place: inline(isQuoted) };
	const words = DEEP_HEADING.exec(rest)?.groups?.['words'];
	if (words === undefined) return undefined;
	const shown = withoutBold(source.nested(words)).trim();
	return { text: shown === '' ? '' : `**${shown}**`, end, place: inline(isQuoted) };
}

function readMarker({ at }: Source, rest: string, isQuoted: boolean): Token {
	const place = inline(isQuoted);
	const small = SMALL.exec(rest);
	if (small)
		return { text: `${small.groups?.['before'] ?? ''}\\-#`, end: at + small[0].length, place };
	const heading = HEADING.exec(rest);
	if (heading) return { text: `${heading.groups?.['marks']} `, end: at + heading[0].length, place };
	const item = ITEM.exec(rest);
	if (item) return { text: shownMarker(item.groups ?? {}), end: at + item[0].length, place };
	return { text: '', end: at, place };
}

/** Discord knows `-`, `*` and `1.` only, and no boxes to tick. */
function shownMarker({ indent = '', marker = '', box }: Readonly<Record<string, string>>): string {
	const known = /\d/.test(marker) ? `${marker.slice(0, -1)}.` : '-';
	const ticked = box === undefined ? '' : /x/i.test(box) ? '☑ ' : '☐ ';
	return `${indent.replaceAll('\t', '    ')}${known} ${ticked}`;
}

const inline = (isQuoted: boolean): Place => ({ kind: 'inline', isQuoted });
