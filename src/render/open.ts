import { closerAfter, type Fence, reopener, zonesOf } from './fence.ts';

/** What is open where a part ends, closed there, and opened again in the next one. */
export type Open = {
	readonly fence: Fence | undefined;
	/** How a line that goes on begins: as a quote, as an item of a list. */
	readonly lead: string;
	/** Bold and the like, from the outermost. */
	readonly marks: readonly string[];
};

export const NOTHING_OPEN: Open = { fence: undefined, lead: '', marks: [] };

const LEAD = /^(?<quote> *> )?(?<item>(?<indent> *)(?:[-*]|\d{1,9}\.) )?/;
const BLOCK_START = /^(?:`{3}|> | *(?:[-*]|\d{1,9}\.) |#{1,3} )/;
const LONGEST_MARKER = 24;
/** More than text has that was tamed. */
const LONGEST_SPACE = 400;
const CONTINUED = '…';
/** What is hidden stays hidden: this mark alone reaches over paragraphs. */
const SPOILER = '||';
/** Escaped characters, code, and addresses hold no marks. */
const PIECE =
	/\\[\s\S]|(?<ticks>`+)(?:(?!`)[\s\S]|(?!\k<ticks>(?!`))`+)*?(?<!`)\k<ticks>(?!`)|(?<open>`+)|https?:\/\/[^\s<>*]+|(?<mark>\*\*|\*|__|_|~~|\|\|)/g;

/** What is open at `at` in text that starts in `start`; `fence`: the block there. */
export function openAt(text: string, at: number, start: Open, fence: Fence | undefined): Open {
	if (fence) return { ...NOTHING_OPEN, fence };
	const before = text.slice(0, at);
	const lead = before.endsWith('\n') ? '' : leadOf(before, start);
	return openBehind(text, at, { fence: undefined, lead, marks: marksAt(before, start) });
}

/** What is still open behind the space at `at`: a line ends with it, a mark with its paragraph or before a block. */
export function openBehind(text: string, at: number, open: Open): Open {
	if (open.fence) return open;
	const [space = ''] = /^\s*/.exec(text.slice(at, at + LONGEST_SPACE)) ?? [];
	const next = text.slice(at + space.length, at + space.length + LONGEST_MARKER);
	const endsMarks = /\n\s*\n/.test(space) || BLOCK_START.test(next);
	return {
		fence: undefined,
		lead: space.includes('\n') ? '' : open.lead,
		marks: endsMarks ? open.marks.filter((mark) => mark === SPOILER) : open.marks,
	};
}

/** A line in which the text started goes on as the line did. */
function leadOf(before: string, start: Open): string {
	const lineStart = before.lastIndexOf('\n') + 1;
	if (lineStart === 0 && start.lead !== '') return start.lead;
	const { quote = '', item } = LEAD.exec(before.slice(lineStart))?.groups ?? {};
	return quote + (item === undefined ? '' : item + CONTINUED);
}

/** The marks that are open at the end of text which starts in `start`, from the outermost. */
export function marksAt(before: string, start: Open): readonly string[] {
	const zones = zonesOf(before, start.fence);
	const from = zones.findLast(({ kind }) => kind === 'closer')?.end ?? 0;
	const text = before.slice(from);
	let open = from === 0 ? [...start.marks] : [];
	let done = 0;
	for (const { 0: piece, index, groups } of text.matchAll(PIECE)) {
		if (/\n[ \t]*\n/.test(text.slice(done, index))) open = open.filter((mark) => mark === SPOILER);
		done = index + piece.length;
		const ticks = groups?.['open'];
		if (ticks !== undefined) return codeOpenedBy(ticks, open);
		const mark = groups?.['mark'];
		if (mark !== undefined) open = afterMark(open, mark, text[index - 1], text[done]);
	}
	return /\n[ \t]*\n/.test(text.slice(done)) ? open.filter((mark) => mark === SPOILER) : open;
}

/** Code that was open already is closed by the same backticks; else they open it, and no mark counts any more. */
function codeOpenedBy(ticks: string, open: readonly string[]): readonly string[] {
	return open.at(-1) === ticks ? open.slice(0, -1) : [...open, ticks];
}

function afterMark(
	open: string[],
	mark: string,
	before: string | undefined,
	after: string | undefined,
): string[] {
	const opened = open.lastIndexOf(mark);
	const isBehindText = before !== undefined && !/\s/.test(before);
	if (opened !== -1 && isBehindText) return open.slice(0, opened);
	const isBeforeText = after !== undefined && !/\s/.test(after);
	const isWithinWord = /[a-z\d]/i.test(before ?? '') && mark !== '~~' && mark !== SPOILER;
	return isBeforeText && !isWithinWord ? [...open, mark] : open;
}

/** What a part begins with so that it reads on. */
export function openerOf({ fence, lead, marks }: Open): string {
	return fence ? reopener(fence) : lead + marks.join('');
}

/** What a part ends with after this text. */
export function closerOf({ fence, marks }: Open, text: string): string {
	return fence ? closerAfter(text) : marks.toReversed().join('');
}
