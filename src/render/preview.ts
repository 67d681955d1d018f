import { countCodePoints, indexAfter } from './code-points.ts';
import { closerAfter, type Fence, zonesOf } from './fence.ts';
import { marksAt, NOTHING_OPEN, type Open, openerOf } from './open.ts';
import type { Tail } from './split.ts';

/** Enough for a block's closing line, or for every mark that can be open at once. */
const ROOM_TO_CLOSE = 16;

const HALF_A_RUN = /(^|\n)[ \t]*`{1,2}$/;
/** A last line of which only its marker is there. */
const BEGUN_LINE = /(?:^|\n)[ \t]*(?:#{1,3}|[-*>]|\d{1,9}\.)[ \t]*$/;
const DANGLING_MARKS = /(?:(?<!\\)[*_~|]|(?<![\\`])`{1,2}(?!`))+$/;

/**
 * What is still being written, so that it never looks broken: what may yet become a fence waits, and what is open is
 * closed for the moment. Empty when there is nothing to see.
 */
export function preview({ text, open }: Tail, limit: number): string {
	const { fence } = open;
	const opener = openerOf(open);
	const room = limit - countCodePoints(opener) - ROOM_TO_CLOSE;
	const fitting = text.slice(0, indexAfter(text, 0, room));
	const shown = withoutEmptyBlock(fitting.replace(HALF_A_RUN, '$1'), fence);
	if (shown.trim() === '') return '';
	const zones = zonesOf(shown, fence);
	const last = zones.at(-1);
	if (last?.kind === 'code') return `${opener}${shown}${closerAfter(shown)}`;
	if (last?.kind === 'closer') return `${opener}${shown}`;
	const from = zones.at(-2)?.end ?? 0;
	const start = from === 0 ? open : NOTHING_OPEN;
	return `${opener}${shown.slice(0, from)}${closeMarks(shown.slice(from), start)}`.trim();
}

/** Text that ends before its writer meant it to: no mark is left open, and none that nothing followed. */
export function closedText(text: string): string {
	const shown = withoutEmptyBlock(text.replace(BEGUN_LINE, ''), undefined);
	const zones = zonesOf(shown, undefined);
	const last = zones.at(-1);
	if (last === undefined || last.kind !== 'text') return shown;
	const from = zones.at(-2)?.end ?? 0;
	const closed = shown.slice(0, from) + closeMarks(shown.slice(from), NOTHING_OPEN);
	return closed.replace(BEGUN_LINE, '');
}

/** A block at the end shows nothing before its first line has begun. */
function withoutEmptyBlock(text: string, fence: Fence | undefined): string {
	const zones = zonesOf(text, fence);
	const last = zones.at(-1);
	const start = zones.at(-2)?.end ?? 0;
	if (last?.kind === 'opener') return text.slice(0, start);
	const isBlank = last?.kind === 'code' && text.slice(start).trim() === '';
	return isBlank ? text.slice(0, zones.at(-3)?.end ?? 0) : text;
}

function closeMarks(text: string, start: Open): string {
	const shown = text.trimEnd().replace(DANGLING_MARKS, '').trimEnd();
	return shown + marksAt(shown, start).toReversed().join('');
}
