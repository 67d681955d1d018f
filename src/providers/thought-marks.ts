const TAGS = ['think', 'thinking', 'thought', 'reasoning'];

/** How a message begins in the form that some models are trained on; it may follow the end of another one. */
const headersOf = (channel: string) =>
	['', '<|start|>assistant', '<|end|><|start|>assistant'].map(
		(before) => `${before}<|channel|>${channel}<|message|>`,
	);

const OPENING_TAGS = TAGS.map((name) => `<${name}>`);
const CLOSING_TAGS = TAGS.map((name) => `</${name}>`);
const THINKING = [...headersOf('analysis'), ...headersOf('commentary')];
const SPEAKING = headersOf('final');

const ALL = [...OPENING_TAGS, ...CLOSING_TAGS, ...THINKING, ...SPEAKING];
const LONGEST = Math.max(...ALL.map((mark) => mark.length));

const anyOf = (marks: readonly string[]) =>
	marks.map((mark) => mark.replaceAll('|', '\\|')).join('|');

/** What ends a thought that began in a certain way, wherever it stands. */
export type ThoughtEnd = RegExp;

const TAG_END: ThoughtEnd = new RegExp(anyOf(CLOSING_TAGS), 'i');
const HEADER_END: ThoughtEnd = new RegExp(anyOf([...THINKING, ...SPEAKING]), 'i');

/** Everything that may stand around thoughts. */
export const ANY_MARK = new RegExp(anyOf(ALL), 'gi');

const isOpening = (mark: string) => OPENING_TAGS.includes(mark) || THINKING.includes(mark);

/** Unlike a header, which stands in nothing that is written for people. */
export const isTag = (mark: string): boolean => mark.startsWith('<') && !mark.startsWith('<|');

export const opensThought = (mark: string): boolean => isOpening(mark.toLowerCase());

/** The mark that a text starts with; `perhaps`: there is one if it goes on so. `end`: of the thought that it opens. */
export function markAtStart(
	text: string,
): { readonly length: number; readonly end?: ThoughtEnd } | 'perhaps' | undefined {
	const start = text.slice(0, LONGEST).toLowerCase();
	const mark = ALL.find((one) => start.startsWith(one));
	if (mark === undefined) return ALL.some((one) => one.startsWith(start)) ? 'perhaps' : undefined;
	if (!isOpening(mark)) return { length: mark.length };
	return { length: mark.length, end: THINKING.includes(mark) ? HEADER_END : TAG_END };
}

/** Where the beginning of a mark stands at the end of a text, else its end. */
export function beginningOfMark(text: string): number {
	const from = Math.max(0, text.length - LONGEST + 1);
	for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', at + 1)) {
		if (markAtStart(text.slice(at)) === 'perhaps') return at;
	}
	return text.length;
}
