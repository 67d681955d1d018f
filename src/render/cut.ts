import { countCodePoints, indexAfter } from './code-points.ts';
import { closerAfter, type Fence, type Zone, zonesOf } from './fence.ts';

/** Where a part ends: an index, and the block that is open there. */
export type Cut = { readonly at: number; readonly fence: Fence | undefined };

/** From the best place to the worst; `anywhere` breaks the line of a code block's backticks. */
const LEVELS = [
	'paragraph',
	'line',
	'blank-code-line',
	'code-line',
	'sentence',
	'word',
	'grapheme',
	'anywhere',
] as const;
type Level = (typeof LEVELS)[number];

const WELCOME = LEVELS.slice(0, LEVELS.indexOf('grapheme'));

/** A good place counts only if it leaves the part at least this full; first the half is tried. */
const FULL_ENOUGH = [1 / 2, 1 / 10];

const LEVEL_IN_CODE: Partial<Record<Level, Level>> = {
	paragraph: 'blank-code-line',
	line: 'code-line',
	sentence: 'word',
};

const SENTENCE_END = /[.!?…]["')\]”’»*_]*$/;
const CJK_SENTENCE_END = /[。！？｡][」』”’）】》]*$/;
const CJK_PAUSE = /[，、；：]$/;
const SPACE = /\s/;
const BLANK_LINE_BEFORE = /\n[ \t\r]*\n$/;
const LOOK_BACK = 12;

const segmenter = new Intl.Segmenter();

type Candidate = Cut & { readonly count: number };

/**
 * The best place to end a part that may hold `budget` code points. `window` is what comes next, at most `budget` + 1 of
 * them: because nothing behind it is looked at, text that is still being written cannot move a cut.
 */
export function cutWithin(window: string, open: Fence | undefined, budget: number): Cut {
	const best = lastOfEachLevel(window, open, budget);
	for (const full of FULL_ENOUGH) {
		for (const level of WELCOME) {
			const cut = best.get(level);
			if (cut && cut.count >= budget * full) return cut;
		}
	}
	// A grapheme longer than a whole message has to be broken, as has a line of backticks.
	return (
		best.get('grapheme') ??
		best.get('anywhere') ?? { at: indexAfter(window, 0, Math.max(1, budget - 4)), fence: open }
	);
}

/** The last place of each level where a part, its block closed, still fits. */
function lastOfEachLevel(
	window: string,
	open: Fence | undefined,
	budget: number,
): ReadonlyMap<Level, Candidate> {
	const zones = zonesOf(window, open);
	const best = new Map<Level, Candidate>();
	let count = 0;
	let zone = 0;
	for (const { segment, index } of segmenter.segment(window)) {
		while ((zones[zone]?.end ?? window.length) < index) zone++;
		const { level, fence } = placeAt(window, index, zones, zone);
		const closing = fence ? closerAfter(window.slice(Math.max(0, index - 1), index)).length : 0;
		if (index > 0 && count + closing <= budget) best.set(level, { at: index, fence, count });
		count += countCodePoints(segment);
		if (count > budget) break;
	}
	return best;
}

/** What kind of place this boundary between graphemes is; `zone` holds what stands before it. */
function placeAt(
	window: string,
	index: number,
	zones: readonly Zone[],
	zone: number,
): { level: Level; fence: Fence | undefined } {
	const before = zones[zone];
	const after = before?.end === index ? zones[zone + 1] : before;
	const fence = before?.kind === 'code' ? before.fence : undefined;
	const isWithinRun = window[index - 1] === '`' && window[index] === '`';
	if (isWithinRun || breaksFence(before, after)) return { level: 'anywhere', fence };
	const level = levelAt(
		window.slice(Math.max(0, index - LOOK_BACK), index),
		window.slice(index, index + 2),
	);
	return { level: fence ? (LEVEL_IN_CODE[level] ?? level) : level, fence };
}

/** Behind an opener and before a closer an empty block would be left; within them they would be no fence. */
function breaksFence(before: Zone | undefined, after: Zone | undefined): boolean {
	if (before?.kind === 'opener') return true;
	if (before?.kind === 'code') return after?.kind === 'closer';
	return before?.kind === 'closer' && after === before;
}

function levelAt(before: string, after: string): Level {
	if (BLANK_LINE_BEFORE.test(before) || after === '\n\n') return 'paragraph';
	if (before.endsWith('\n') || after.startsWith('\n')) return 'line';
	if (CJK_SENTENCE_END.test(before)) return 'sentence';
	if (SPACE.test(after.charAt(0))) return SENTENCE_END.test(before) ? 'sentence' : 'word';
	return CJK_PAUSE.test(before) ? 'word' : 'grapheme';
}
