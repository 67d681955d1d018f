import { countCodePoints, indexAfter } from './code-points.ts';
import { type Fence, type Zone, zonesOf } from './fence.ts';
import { BLOCK_START, closerOf, LONGEST_MARKER, type Open, openAt } from './open.ts';

/** Where a part ends: an index, and what is open there. */
export type Cut = { readonly at: number; readonly open: Open };

/**
 * From the best place to the worst. Before `nested-line` stands a line deeper in the same list; `heading` would end the
 * part with a heading, or within one; `anywhere` breaks a mark, or the line of a code block's backticks.
 */
const LEVELS = [
	'paragraph',
	'line',
	'blank-code-line',
	'code-line',
	'nested-line',
	'sentence',
	'word',
	'grapheme',
	'heading',
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
const CJK_SENTENCE_END = /[。！？｡…][」』”’）】》*_~|]*$/;
const CJK_NOT_FIRST = /^[。！？｡，、；：…」』”’）】》*_~|`]/;
const CJK_PAUSE = /[，、；：]$/;
const SPACE = /\s/;
const BLANK_LINE_BEFORE = /\n[ \t\r]*\n$/;
const HEADING = /^(?:> )?(?: *(?:[-*]|\d{1,9}\.) )?#{1,3} /;
const BOLD_LINE = /^(?:> )?\*\*[^*\n]+\*\*[:：]?$/;
/** The window may end within a marker. */
const HALF_A_MARKER = /^(?:>{1,3}|#{1,3}|[-*]|\d{1,9}\.?)$/;
/** A line of which only its marker is there. */
const ONLY_BEGUN = /^ *(?:> ?(?: *(?:[-*]|\d{1,9}\.) ?)?|(?:[-*]|\d{1,9}\.) ?|#{1,3} ?)…?$/;
const NESTED_ITEM = /^ +(?:[-*]|\d{1,9}\.) /;
const MARK_BEFORE = new Set('*_~|`\\');
const MARK_AFTER = new Set('*_~|`');
const LOOK_BACK = 12;
/** More than the marks that can be open at once. */
const LONGEST_CLOSER = 16;

const segmenter = new Intl.Segmenter();

type Candidate = { readonly at: number; readonly fence: Fence | undefined; readonly count: number };

/**
 * The best place to end a part that may hold `budget` code points. `window` is what comes next, at most `budget` + 1 of
 * them: because nothing behind it is looked at, text that is still being written cannot move a cut.
 */
export function cutWithin(window: string, open: Open, budget: number): Cut {
	const best = lastOfEachLevel(window, open, budget);
	const { at, fence } = bestOf(best, budget) ?? {
		at: indexAfter(window, 0, Math.max(1, budget - LONGEST_CLOSER)),
		fence: open.fence,
	};
	return { at, open: openAt(window, at, open, fence) };
}

function bestOf(best: ReadonlyMap<Level, Candidate>, budget: number): Candidate | undefined {
	for (const full of FULL_ENOUGH) {
		for (const level of WELCOME) {
			const candidate = best.get(level);
			if (candidate && candidate.count >= budget * full) return candidate;
		}
	}
	// A grapheme longer than a whole message has to be broken, as has a line of backticks.
	return best.get('grapheme') ?? best.get('heading') ?? best.get('anywhere');
}

/** The last place of each level where a part, all closed that is open, still fits. */
function lastOfEachLevel(
	window: string,
	open: Open,
	budget: number,
): ReadonlyMap<Level, Candidate> {
	const zones = zonesOf(window, open.fence);
	const best = new Map<Level, Candidate>();
	let count = 0;
	let zone = 0;
	for (const { segment, index } of segmenter.segment(window)) {
		while ((zones[zone]?.end ?? window.length) < index) zone++;
		const { level, fence } = placeAt(window, index, zones, zone);
		const fits =
			count + LONGEST_CLOSER <= budget ||
			count + closerOf(openAt(window, index, open, fence), window.slice(0, index)).length <= budget;
		if (index > 0 && fits) best.set(level, { at: index, fence, count });
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
	if (fence) return { level: LEVEL_IN_CODE[level] ?? level, fence };
	return { level: levelInText(level, window, index), fence };
}

/** With regard to the lines around it and to marks. */
function levelInText(level: Level, window: string, index: number): Level {
	if (ONLY_BEGUN.test(window.slice(window.lastIndexOf('\n', index - 1) + 1, index)))
		return 'anywhere';
	const before = window.slice(0, index).trimEnd();
	const line = before.slice(before.lastIndexOf('\n') + 1);
	const endsLine = before.length < index || window[index] === '\n';
	if (HEADING.test(line) || (endsLine && BOLD_LINE.test(line))) return 'heading';
	const isWithinLine = level !== 'line' && level !== 'paragraph';
	if (isWithinLine && becomesBlock(window, index)) return 'anywhere';
	if (level === 'grapheme') {
		const isAtMark =
			MARK_BEFORE.has(window.charAt(index - 1)) || MARK_AFTER.has(window.charAt(index));
		return isAtMark ? 'anywhere' : level;
	}
	const isNested =
		level === 'line' && NESTED_ITEM.test(window.slice(index, index + 60).replace(/^\n/, ''));
	return isNested ? 'nested-line' : level;
}

/** Behind an opener and before a closer an empty block would be left; within them they would be no fence. */
function breaksFence(before: Zone | undefined, after: Zone | undefined): boolean {
	if (before?.kind === 'opener') return true;
	if (before?.kind === 'code') return after?.kind === 'closer';
	return before?.kind === 'closer' && after === before;
}

/** A dash or a number within a line would make an item of it where a message begins. */
function becomesBlock(window: string, index: number): boolean {
	const next = window.slice(index, index + LONGEST_MARKER).trimStart();
	return BLOCK_START.test(next) || HALF_A_MARKER.test(next);
}

function levelAt(before: string, after: string): Level {
	if (BLANK_LINE_BEFORE.test(before) || after === '\n\n') return 'paragraph';
	if (before.endsWith('\n') || after.startsWith('\n')) return 'line';
	if (SPACE.test(after.charAt(0))) {
		return SENTENCE_END.test(before) || CJK_SENTENCE_END.test(before) ? 'sentence' : 'word';
	}
	if (CJK_NOT_FIRST.test(after)) return 'grapheme';
	if (CJK_SENTENCE_END.test(before)) return 'sentence';
	return CJK_PAUSE.test(before) ? 'word' : 'grapheme';
}
