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
/** What makes the beginning of a message more than text. */
export const BLOCK_START = /^(?:`{3}|>(?:>>)? | *(?:[-*]|\d{1,9}\.) |#{1,3} |-#)/;
export const LONGEST_MARKER = 24;
/** More than text has that was tamed. */
const LONGEST_SPACE = 400;
const CONTINUED = '…';
/** What is hidden stays hidden: this mark alone reaches over paragraphs. */
const SPOILER = '||';
/** Escaped characters and addresses hold no marks; a blank line ends them. */
const PIECE =
	/\\[\s\S]|https?:\/\/[^\s<>*]+|(?<blank>\n[ \t]*\n)|(?<ticks>`+)|(?<mark>\*\*|\*|__|_|~~|\|\|)/g;

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
	let open = from === 0 ? start.marks : [];
	let index = 0;
	while (index < text.length) {
		const code = open.at(-1)?.startsWith('`') ? open.at(-1) : undefined;
		const next =
			code === undefined ? nextPiece(text, index, open) : codeEnd(text, index, code, open);
		if (next === undefined) break;
		({ index, open } = next);
	}
	return open;
}

type Step = { readonly index: number; readonly open: readonly string[] };

function nextPiece(text: string, from: number, open: readonly string[]): Step | undefined {
	PIECE.lastIndex = from;
	const piece = PIECE.exec(text);
	if (!piece) return undefined;
	const { blank, ticks, mark } = piece.groups ?? {};
	const index = PIECE.lastIndex;
	if (blank !== undefined) return { index: index - 1, open: open.filter((one) => one === SPOILER) };
	if (ticks !== undefined) return { index, open: [...open, ticks] };
	if (mark === undefined) return { index, open };
	return { index, open: afterMark(open, mark, text[piece.index - 1], text[index]) };
}

/** Code ends with as many backticks as it began with; within it nothing is a mark. */
function codeEnd(
	text: string,
	from: number,
	ticks: string,
	open: readonly string[],
): Step | undefined {
	for (const { 0: run, index } of text.slice(from).matchAll(/`+/g)) {
		if (run === ticks) return { index: from + index + run.length, open: open.slice(0, -1) };
	}
	return undefined;
}

function afterMark(
	open: readonly string[],
	mark: string,
	before: string | undefined,
	after: string | undefined,
): readonly string[] {
	const opened = open.lastIndexOf(mark);
	if (opened !== -1) return /^\S/.test(before ?? '') ? open.slice(0, opened) : open;
	const isWithinWord = /[a-z\d]/i.test(before ?? '') && mark !== '~~' && mark !== SPOILER;
	return /^\S/.test(after ?? '') && !isWithinWord ? [...open, mark] : open;
}

/** What a part begins with so that it reads on. */
export function openerOf({ fence, lead, marks }: Open): string {
	return fence ? reopener(fence) : lead + marks.join('');
}

/** What a part ends with after this text. */
export function closerOf({ fence, marks }: Open, text: string): string {
	return fence ? closerAfter(text) : marks.toReversed().join('');
}
