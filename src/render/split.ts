import { countCodePoints, indexAfter } from './code-points.ts';
import { cutWithin } from './cut.ts';
import { zonesOf } from './fence.ts';
import { closerOf, NOTHING_OPEN, type Open, openBehind, openerOf } from './open.ts';

/**
 * Code points of one message's content (discord-api-docs issue 1315). Bytes are counted only for Components V2
 * (issue 8554), which this bot does not use: 2,000 Chinese characters fit.
 */
export const MESSAGE_LIMIT = 2000;

/** What does not fill a part yet, and what is open where it starts. */
export type Tail = { readonly text: string; readonly open: Open };

type Start = { readonly from: number; readonly open: Open };

const REST_OF_EMPTY_BLOCK = /^\s*`{3,}/;
/** Lines of a quote that say nothing; Discord would show their mark. */
const EMPTY_QUOTE_LINES = /(?:(?:^|\n) *> *)+$/;

/**
 * Divides a text that only grows into messages. A part that is full stays as it is whatever follows, and the text
 * before the tail is not looked at again.
 */
export function createSplitter(limit = MESSAGE_LIMIT) {
	const full: string[] = [];
	let next: Start = { from: 0, open: NOTHING_OPEN };

	/** `text`: everything so far. */
	function advance(text: string): { readonly full: readonly string[]; readonly tail: Tail } {
		for (;;) {
			const { from, open } = startOf(text, next, limit);
			const budget = limit - countCodePoints(openerOf(open));
			const window = arrived(text.slice(from, indexAfter(text, from, budget + 1)));
			if (countCodePoints(window) <= budget) return { full, tail: { text: window, open } };
			const cut = cutWithin(window, open, budget);
			add(full, asMessage({ text: window.slice(0, cut.at), open }, cut.open));
			next = { from: skipNewline(text, from + cut.at, cut.open), open: cut.open };
		}
	}

	return {
		advance,
		/** All parts of the finished text; a block that was left open is closed. */
		finish(text: string): readonly string[] {
			const { tail } = advance(text);
			const parts = [...full];
			let rest = tail;
			while (rest.text.trim() !== '') {
				const fence = zonesOf(rest.text, rest.open.fence).at(-1)?.fence;
				const whole = asMessage(rest, { ...NOTHING_OPEN, fence });
				if (countCodePoints(whole) <= limit) return add(parts, whole);
				const cut = cutWithin(rest.text, rest.open, limit - countCodePoints(openerOf(rest.open)));
				add(parts, asMessage({ ...rest, text: rest.text.slice(0, cut.at) }, cut.open));
				const start = { from: skipNewline(rest.text, cut.at, cut.open), open: cut.open };
				const { from, open } = startOf(rest.text, start, limit);
				rest = { text: rest.text.slice(from), open };
			}
			return parts;
		},
	};
}

/** Of a flood of quote marks nothing may be left. */
function add(parts: string[], part: string): string[] {
	if (part !== '') parts.push(part);
	return parts;
}

/** A character of two code units can come in halves. */
function arrived(text: string): string {
	return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** Parts of at most `limit` code points: cut at paragraph, line, sentence or word, and blocks closed and reopened. */
export function splitMessage(text: string, limit = MESSAGE_LIMIT): readonly string[] {
	return createSplitter(limit).finish(text);
}

/** A part as a message of its own; `after` is what is open where it ends. */
function asMessage({ text, open }: Tail, after: Open): string {
	const body = `${openerOf(open)}${text}`;
	if (after.fence) return body + closerOf(after, body);
	return body.trimEnd().replace(EMPTY_QUOTE_LINES, '') + closerOf(after, body);
}

/** Leaves out space, which Discord would trim, and the rest of a block that would be reopened only to be closed. */
function startOf(text: string, { from, open }: Start, limit: number): Start {
	const empty = open.fence && REST_OF_EMPTY_BLOCK.exec(text.slice(from, from + limit));
	if (open.fence && !empty) return { from, open };
	let start = from + (empty ? empty[0].length : 0);
	while (start < text.length && text.charAt(start).trim() === '') start++;
	return { from: start, open: empty ? NOTHING_OPEN : openBehind(text, from, open) };
}

/** Reopening a block starts a line by itself. */
function skipNewline(text: string, at: number, { fence }: Open): number {
	return fence && text[at] === '\n' && text[at - 1] !== '\n' ? at + 1 : at;
}
