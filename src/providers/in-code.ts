const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?!.*`)|~{3,})/;
const INDENTED = /^(?: {4}| {0,3}\t)/;
/** Of a line so much is looked at behind a place. */
const LOOK_AHEAD = 1_000;

/** Whether a place in a model's text stands in its code; undefined: what is to follow decides. */
export function isInCode(text: string, at: number, isWhole: boolean): boolean | undefined {
	const start = text.lastIndexOf('\n', at) + 1;
	const above = text.slice(0, start).split('\n').slice(0, -1);
	if (isBlockOpen(above) || isIndented(text.slice(start, at), above)) return true;
	const ahead = text.slice(at, at + LOOK_AHEAD);
	const newline = ahead.indexOf('\n');
	const line = text.slice(start, at) + (newline === -1 ? ahead : ahead.slice(0, newline));
	return isInSpan(line, at - start, isWhole || newline !== -1 || ahead.length === LOOK_AHEAD);
}

function isBlockOpen(above: readonly string[]): boolean {
	let open = '';
	for (const line of above) {
		const [, run = ''] = FENCE.exec(line) ?? [];
		if (open === '') open = run;
		else if (run.startsWith(open)) open = '';
	}
	return open !== '';
}

/** Code that is indented begins behind a blank line; elsewhere it is the rest of a paragraph or list. */
function isIndented(line: string, above: readonly string[]): boolean {
	if (!INDENTED.test(line)) return false;
	const last = above.findLast((one) => one.trim() === '' || !INDENTED.test(one));
	return last === undefined || last.trim() === '';
}

/** Code within a line stands between two runs of as many backticks. */
function isInSpan(line: string, at: number, isWhole: boolean): boolean | undefined {
	// A run at the end of what is there may go on.
	const runs = [...line.matchAll(/`+/g)].map(({ 0: run, index }) => ({
		index,
		length: run.length,
		isSure: isWhole || index + run.length < line.length,
	}));
	for (let next = 0; next < runs.length; next++) {
		const run = runs[next];
		if (!run || run.index > at) return false;
		const close = runs.findIndex(
			({ isSure, length }, index) => index > next && isSure && length === run.length,
		);
		if (close === -1 && !isWhole) return undefined;
		if (close === -1) continue;
		if ((runs[close]?.index ?? 0) > at) return true;
		next = close;
	}
	return false;
}
