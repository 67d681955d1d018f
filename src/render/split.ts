import { countCodePoints, indexAfter } from './code-points.ts';
import { cutWithin } from './cut.ts';
import { closerAfter, type Fence, reopener, zonesOf } from './fence.ts';

/** Code points of one message's content. */
export const MESSAGE_LIMIT = 2000;

/** What does not fill a part yet, and the block that it starts in. */
export type Tail = { readonly text: string; readonly fence: Fence | undefined };

type Start = { readonly from: number; readonly fence: Fence | undefined };

const REST_OF_EMPTY_BLOCK = /^\s*`{3,}/;

/**
 * Divides a text that only grows into messages. A part that is full stays as it is whatever follows, and the text
 * before the tail is not looked at again.
 */
export function createSplitter(limit = MESSAGE_LIMIT) {
	const full: string[] = [];
	let next: Start = { from: 0, fence: undefined };

	/** `text`: everything so far. */
	function advance(text: string): { readonly full: readonly string[]; readonly tail: Tail } {
		for (;;) {
			const { from, fence } = startOf(text, next, limit);
			const budget = limit - countCodePoints(openerOf(fence));
			const window = arrived(text.slice(from, indexAfter(text, from, budget + 1)));
			if (countCodePoints(window) <= budget) return { full, tail: { text: window, fence } };
			const cut = cutWithin(window, fence, budget);
			full.push(asMessage({ text: window.slice(0, cut.at), fence }, cut.fence));
			next = { from: skipNewline(text, from + cut.at, cut.fence), fence: cut.fence };
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
				const whole = asMessage(rest, zonesOf(rest.text, rest.fence).at(-1)?.fence);
				if (countCodePoints(whole) <= limit) return [...parts, whole];
				const cut = cutWithin(rest.text, rest.fence, limit - countCodePoints(openerOf(rest.fence)));
				parts.push(asMessage({ ...rest, text: rest.text.slice(0, cut.at) }, cut.fence));
				const start = { from: skipNewline(rest.text, cut.at, cut.fence), fence: cut.fence };
				const { from, fence } = startOf(rest.text, start, limit);
				rest = { text: rest.text.slice(from), fence };
			}
			return parts;
		},
	};
}

/** A character of two code units can come in halves. */
function arrived(text: string): string {
	return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
}

/** Parts of at most `limit` code points: cut at paragraph, line, sentence or word, and blocks closed and reopened. */
export function splitMessage(text: string, limit = MESSAGE_LIMIT): readonly string[] {
	return createSplitter(limit).finish(text);
}

export function openerOf(fence: Fence | undefined): string {
	return fence ? reopener(fence) : '';
}

/** A part as a message of its own; `open` is the block that is open where it ends. */
function asMessage({ text, fence }: Tail, open: Fence | undefined): string {
	const body = `${openerOf(fence)}${text}`;
	return open ? `${body}${closerAfter(body)}` : body.trimEnd();
}

/** Leaves out space, which Discord would trim, and the rest of a block that would be reopened only to be closed. */
function startOf(text: string, { from, fence }: Start, limit: number): Start {
	const empty = fence && REST_OF_EMPTY_BLOCK.exec(text.slice(from, from + limit));
	if (fence && !empty) return { from, fence };
	let start = from + (empty ? empty[0].length : 0);
	while (start < text.length && text.charAt(start).trim() === '') start++;
	return { from: start, fence: undefined };
}

/** Reopening a block starts a line by itself. */
function skipNewline(text: string, at: number, fence: Fence | undefined): number {
	return fence && text[at] === '\n' && text[at - 1] !== '\n' ? at + 1 : at;
}
