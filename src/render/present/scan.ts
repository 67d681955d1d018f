import { readCode } from './fenced.ts';
import { readInline } from './inline.ts';
import { readLineStart } from './line.ts';
import type { Mode, Place, Reading, Source } from './rule.ts';

/** How far the source has been read. */
export type Reach = {
	/** What is shown for it. */
	readonly shown: string;
	readonly end: number;
	readonly place: Place;
};

/** Presents the text from its beginning, at `place`, as far as that is certain; to its end, unless it is growing. */
export function scan(text: string, place: Place, mode: Mode, before: string): Reach {
	let reach: Reach = { shown: '', end: 0, place };
	while (reach.end < text.length) {
		const source: Source = { text, at: reach.end, mode, before, nested };
		const token = readNext(source, reach.place);
		if (token === 'held' || token === undefined) break;
		const next = token.place ?? placeAfter(reach.place);
		reach = { shown: reach.shown + token.text, end: token.end, place: next };
	}
	return reach;
}

function readNext(source: Source, place: Place): Reading {
	if (place.kind === 'code') return readCode(source, place);
	if (place.kind !== 'inline') return readLineStart(source, place);
	if (source.text[source.at] !== '\n') return readInline(source, place.isQuoted);
	return { text: '\n', end: source.at + 1, place: { kind: 'line' } };
}

function placeAfter(place: Place): Place {
	return place.kind === 'line' || place.kind === 'quoted'
		? { kind: 'inline', isQuoted: false }
		: place;
}

/** A piece of a line by itself, such as a cell of a table. */
function nested(text: string): string {
	return scan(text, { kind: 'inline', isQuoted: false }, 'whole', '').shown;
}
