import { type Alignment, type OpenTable, type Reading, restOfLine, type Source } from './rule.ts';
import { drawTable } from './table-text.ts';

/** After so much of its source a table is shown, and what follows is a table with the same header. */
const LONGEST = 1600;
const LONGEST_HEADER = 1000;
const LONGEST_ROW = 4000;
const QUOTE_MARK = /^[ \t]*(?:>[ \t]?)*[ \t]*/;
const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
const BEGUN_DELIMITER = /^[|:\- \t]*$/;
/** Cells are divided by bars that stand neither in code nor behind a backslash. */
const CELL_PIECE =
	/\\[\s\S]|(?<ticks>`+)(?:(?!\k<ticks>)[\s\S])+\k<ticks>(?!`)|\||[^\\`|]+|[\s\S]/g;

type Line = { readonly text: string; readonly end: number; readonly isWhole: boolean };

/** A table that begins here, or that goes on: shown as soon as its end, or enough of it, is there. */
export function readTable(source: Source, open: OpenTable | undefined): Reading {
	if (open) return readRows(source, open, source.at);
	const header = lineAt(source, source.at);
	if (!header.text.includes('|') || header.text.length > LONGEST_HEADER) return undefined;
	if (!header.isWhole) return undecided(source, header);
	if (header.end >= source.text.length)
		return source.mode === 'whole' ? undefined : undecided(source, header);
	const delimiter = lineAt(source, header.end);
	if (!delimiter.isWhole) {
		return BEGUN_DELIMITER.test(delimiter.text) ? undecided(source, header) : undefined;
	}
	if (!DELIMITER.test(delimiter.text)) return undefined;
	const alignments = splitRow(delimiter.text).map(alignmentOf);
	const cells = splitRow(header.text);
	if (cells.length !== alignments.length || !delimiter.text.includes('|')) return undefined;
	const hasOuterPipes = header.text.startsWith('|');
	const table = { header: cells.map(source.nested), alignments, hasOuterPipes };
	return readRows(source, table, delimiter.end, 'begins');
}

/** A line with bars may be the header of a table; one that begins with a bar is not shown before that is known. */
function undecided({ mode, text }: Source, header: Line): Reading {
	if (mode === 'growing') return 'held';
	return mode === 'preview' && header.text.startsWith('|')
		? { text: '', end: text.length }
		: undefined;
}

function readRows(source: Source, table: OpenTable, from: number, begins?: 'begins'): Reading {
	const rows: string[][] = [];
	const draw = (end: number, isOpen: boolean): Reading => ({
		text: rows.length > 0 || begins ? drawTable({ ...table, rows }) : '',
		end,
		place: isOpen ? { kind: 'line', table } : { kind: 'line' },
	});
	let at = from;
	while (at < source.text.length) {
		const line = lineAt(source, at);
		if (isNoRow(line, table)) return at === source.at ? undefined : draw(at, false);
		if (!line.isWhole && line.text.length < LONGEST_ROW) {
			return source.mode === 'growing' ? 'held' : draw(source.text.length, false);
		}
		rows.push(fitted(splitRow(line.text), table.header.length).map(source.nested));
		at = line.end;
		if (at - source.at > LONGEST) return draw(at, true);
	}
	return source.mode === 'growing' ? 'held' : draw(at, false);
}

function isNoRow({ text, isWhole }: Line, { hasOuterPipes }: OpenTable): boolean {
	if (text === '') return isWhole;
	return hasOuterPipes ? !text.startsWith('|') : isWhole && !text.includes('|');
}

/** Without the marks of a quote, as a table is shown outside of it. */
function lineAt(source: Source, at: number): Line {
	const { rest, isWhole } = restOfLine({ ...source, at });
	const end = Math.min(at + rest.length + 1, source.text.length);
	return { text: rest.replace(QUOTE_MARK, '').trimEnd(), end, isWhole };
}

function splitRow(line: string): string[] {
	const cells = [''];
	for (const [piece] of line.matchAll(CELL_PIECE)) {
		if (piece === '|') cells.push('');
		else cells.push((cells.pop() ?? '') + (piece === '\\|' ? '|' : piece));
	}
	if (line.startsWith('|')) cells.shift();
	if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
	return cells.map((cell) => cell.trim());
}

/** As many cells as the header has; what is too much stands in the last one. */
function fitted(cells: readonly string[], count: number): readonly string[] {
	const extra = cells.slice(count - 1).filter((cell) => cell !== '');
	return Array.from({ length: count }, (_, index) =>
		index === count - 1 ? extra.join(' | ') : (cells[index] ?? ''),
	);
}

function alignmentOf(cell: string): Alignment {
	if (!cell.endsWith(':')) return 'left';
	return cell.startsWith(':') ? 'center' : 'right';
}
