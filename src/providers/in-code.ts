const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?!.*`)|~{3,})/;
/** Of a line so much is looked at behind a place. */
const LOOK_AHEAD = 1_000;

/** Whether a place in a model's text stands in its code; undefined: what is to follow decides. */
export function isInCode(text: string, at: number, isWhole: boolean): boolean | undefined {
	const start = text.lastIndexOf('\n', at) + 1;
	if (isBlockOpen(text.slice(0, start))) return true;
	const ahead = text.slice(at, at + LOOK_AHEAD);
	const newline = ahead.indexOf('\n');
	const line = text.slice(start, at) + (newline === -1 ? ahead : ahead.slice(0, newline));
	return isInSpan(line, at - start, isWhole || newline !== -1 || ahead.length === LOOK_AHEAD);
}

function isBlockOpen(before: string): boolean {
	let open = '';
	for (const line of before.split('\n')) {
		const [, run = ''] = FENCE.exec(line) ?? [];
		if (open === '') open = run;
		else if (run.startsWith(open)) open = '';
	}
	return open !== '';
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
