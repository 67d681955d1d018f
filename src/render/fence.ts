/** A code block; `info` is what follows its backticks, mostly a language. */
export type Fence = { readonly info: string };

/** A stretch of text up to `end`. An opener whose line has no end yet is the last zone, and nothing is open after it. */
export type Zone = {
	readonly kind: 'text' | 'opener' | 'code' | 'closer';
	readonly end: number;
	/** What is open after this zone. */
	readonly fence: Fence | undefined;
};

const CLOSER = '```';

const RUN = /`{3,}/g;
const LINE_START = /^[\s>*+\-\d.)]*$/;
const LONGEST_INFO = 100;
const LANGUAGE = /^[\w+#.-]{0,30}\s*$/;
const LONGEST_REPEATED_INFO = 20;

/**
 * Divides text that starts inside `open`, or outside any block, by the blocks as Discord shows them: any run of three
 * backticks closes an open one, wherever it stands in its line.
 */
export function zonesOf(text: string, open: Fence | undefined): readonly Zone[] {
	const zones: Zone[] = [];
	let fence = open;
	let done = 0;
	const add = (kind: Zone['kind'], end: number, after: Fence | undefined) => {
		if (end > (zones.at(-1)?.end ?? 0)) zones.push({ kind, end, fence: after });
		done = end;
		fence = after;
	};
	for (const { 0: run, index } of text.matchAll(RUN)) {
		if (index < done) continue;
		if (fence) {
			add('code', index, fence);
			add('closer', index + run.length, undefined);
			continue;
		}
		const line = lineOfRun(text, index, run.length);
		if (line.pairEnd !== undefined) done = line.pairEnd;
		else if (line.opens) {
			add('text', index, undefined);
			add('opener', line.end, line.fence);
		}
	}
	if (done < text.length || zones.length === 0) add(fence ? 'code' : 'text', text.length, fence);
	return zones;
}

/** What a run of backticks outside a block does: it opens one, or pairs with another run of its line, or is text. */
function lineOfRun(text: string, index: number, length: number) {
	const newline = text.indexOf('\n', index);
	const end = newline === -1 ? text.length : newline + 1;
	const rest = text.slice(index + length, newline === -1 ? text.length : newline);
	const pair = /`{3,}/.exec(rest);
	const pairEnd = pair ? index + length + pair.index + pair[0].length : undefined;
	const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
	const fence = newline === -1 ? undefined : { info: rest.trim() };
	return { end, fence, opens: opens(before, rest), pairEnd };
}

function opens(before: string, rest: string): boolean {
	return LANGUAGE.test(rest) || (rest.length <= LONGEST_INFO && LINE_START.test(before));
}

/** The line that opens this block again in a further message: without its info when that is long. */
export function reopener({ info }: Fence): string {
	return `${CLOSER}${info.length > LONGEST_REPEATED_INFO ? '' : info}\n`;
}

/** What closes a block after this text, on a line of its own. */
export function closerAfter(text: string): string {
	return text.endsWith('\n') ? CLOSER : `\n${CLOSER}`;
}
