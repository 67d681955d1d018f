/** So much of the text is told; `closed`: what the last message ended with, from the outermost mark, or a block. */
type State = { readonly position: number; readonly closed: readonly string[] };

/** Space, and lines of a quote that say nothing. */
const SKIPPED = /^(?:(?<=^|\n) *>(?=\s*(?:\n|$))|\s)*/;
/** A block's closing line may be the only thing that is left of it. */
const REST_OF_BLOCK = /^\s*`{3,}\s*/;
const MARKS_AT_END = [/\*\*$/, /\*$/, /__$/, /_$/, /~~$/, /\|\|$/, /`+$/];
const LEAD = /^(?: *> )?(?: *(?:[-*]|\d{1,9}\.) …)?/;

/**
 * An oracle of its own: whether messages, read one after the other, are the text. Between two of them there may be
 * space and lines of a quote that say nothing. A message may end with what closes marks or a block, and the next may
 * begin with what opens just these again, behind the beginning of a quote or of an item with "…". Returns what is
 * wrong, or undefined.
 */
export function wrongInRejoining(parts: readonly string[], text: string): string | undefined {
	let states: readonly State[] = [{ position: 0, closed: [] }];
	for (const [number, part] of parts.entries()) {
		const next = states.flatMap((state) => [...statesAfter(state, part, text)]);
		if (next.length === 0) return `message ${number} is not what comes next: ${part}`;
		states = [...new Map(next.map((state) => [JSON.stringify(state), state])).values()];
	}
	const isAllTold = states.some(({ position }) => {
		const rest = text.slice(position);
		return SKIPPED.exec(rest)?.[0] === rest;
	});
	return isAllTold ? undefined : 'something is missing at the end';
}

function* statesAfter({ position, closed }: State, part: string, text: string): Iterable<State> {
	for (const opener of openers(part, closed)) {
		for (const { body, ...after } of bodies(part.slice(opener.length))) {
			const start = startsFrom(text, position).find((from) => text.startsWith(body, from));
			if (start !== undefined) yield { position: start + body.length, closed: after.closed };
		}
	}
}

/** Where the next message may begin: behind any of the space that follows. */
function startsFrom(text: string, position: number): number[] {
	const rest = text.slice(position);
	const length = SKIPPED.exec(rest)?.[0].length ?? 0;
	const behindBlock = REST_OF_BLOCK.exec(rest)?.[0].length ?? 0;
	const within = Array.from({ length: length + 1 }, (_, index) => position + index);
	return [...within, position + behindBlock];
}

/** All that may be closed at the end of a message. */
function* bodies(part: string): Iterable<{ body: string; closed: readonly string[] }> {
	yield { body: part, closed: [] };
	for (const block of ['\n```', '```']) {
		if (part.endsWith(block)) yield { body: part.slice(0, -block.length), closed: ['```'] };
	}
	yield* withoutMarks(part, []);
}

function* withoutMarks(
	part: string,
	closed: readonly string[],
): Iterable<{ body: string; closed: readonly string[] }> {
	for (const pattern of MARKS_AT_END) {
		const [mark] = pattern.exec(part) ?? [];
		if (mark === undefined) continue;
		const one = { body: part.slice(0, -mark.length), closed: [...closed, mark] };
		yield one;
		yield* withoutMarks(one.body, one.closed);
	}
}

/** All that may be opened again at the beginning of a message. */
function openers(part: string, closed: readonly string[]): readonly string[] {
	if (closed[0] === '```') return ['', ...(/^```[^\n]*\n/.exec(part) ?? [])];
	const [quote] = /^ *> |^/.exec(part) ?? [];
	const leads = new Set(['', quote ?? '', LEAD.exec(part)?.[0] ?? '']);
	const runs = closed.flatMap((_, count) => [closed.slice(0, count + 1), closed.slice(count)]);
	return [...leads]
		.flatMap((lead) => ['', ...runs.map((run) => run.join(''))].map((run) => lead + run))
		.filter((opener) => part.startsWith(opener));
}
