import { paint, plain, styled } from '../terminal/paint.ts';
import type { Footer } from '../terminal/screen.ts';
import { shorten, textWidth } from '../terminal/width.ts';
import type { Completion } from './complete.ts';
import { edit, emptyLine, insert, type Key, type Line, lineOf } from './editor.ts';
import { createHistory } from './history.ts';
import { inputView } from './input-view.ts';

/** The line at the bottom: what is typed, what it can be completed with, what was sent before. */
export interface Prompt {
	key(key: Key): void;
	paste(text: string): void;
	/** `label` stands before the line; `status` above it. */
	footer(view: { label: string; status: string; columns: number; rows: number }): Footer;
	clear(): void;
	readonly isEmpty: boolean;
}

type Offered = {
	readonly head: string;
	readonly tail: string;
	readonly completion: Completion;
	selected: number;
};

const FEWEST_OFFERED = 3;
const MOST_OFFERED = 8;

export function createPrompt({
	complete,
	onSend,
	onChange,
	onFault,
	more,
}: {
	/** What the text before the cursor can be completed with. */
	complete: (before: string) => Promise<Completion>;
	onSend: (text: string) => void;
	onChange: () => void;
	onFault: (error: unknown) => void;
	/** Says how many choices more there are than are shown. */
	more: (count: number) => string;
}): Prompt {
	const history = createHistory();
	let line: Line = emptyLine;
	let offered: Offered | undefined;

	function set(next: Line): void {
		if (next !== line) offered = undefined;
		line = next;
		onChange();
	}

	function select({ head, tail, completion }: Offered, selected: number): void {
		const filled = head + (completion.choices[selected]?.insert ?? '');
		line = { text: filled + tail, cursor: filled.length };
		offered = { head, tail, completion, selected };
		onChange();
	}

	async function offer(): Promise<void> {
		const asked = line;
		const before = asked.text.slice(0, asked.cursor);
		const completion = await complete(before);
		if (line !== asked) return;
		const { from, choices } = completion;
		const head = before.slice(0, from);
		const tail = asked.text.slice(asked.cursor);
		const common = commonStart(choices.map(({ insert: text }) => text));
		if (choices.length === 1) {
			const space = common.endsWith(':') || tail.startsWith(' ') ? '' : ' ';
			return set(insert({ text: head + tail, cursor: head.length }, common + space));
		}
		const typed = before.slice(from);
		const filled = common.length > typed.length && common.startsWith(typed) ? common : typed;
		line = { text: head + filled + tail, cursor: head.length + filled.length };
		offered = choices.length > 0 ? { head, tail, completion, selected: -1 } : undefined;
		onChange();
	}

	function tab(step: number): void {
		if (!offered) void offer().catch(onFault);
		else {
			const count = offered.completion.choices.length;
			const from = offered.selected < 0 && step < 0 ? 0 : offered.selected;
			select(offered, (from + step + count) % count);
		}
	}

	function send(): void {
		const { text } = line;
		history.add(text);
		set(emptyLine);
		onSend(text);
	}

	return {
		key(key) {
			if (key.name === 'tab') tab(key.sequence === '\u001b[Z' ? -1 : 1);
			else if (key.name === 'return' || key.name === 'enter') send();
			else if (key.name === 'up') set(lineOf(history.older(line.text)));
			else if (key.name === 'down') set(lineOf(history.newer(line.text)));
			else if (key.name === 'escape') set({ ...line });
			else set(edit(line, key));
		},
		paste: (text) =>
			set(insert(line, text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Control}/gu, ''))),
		footer({ label, status, columns, rows }) {
			const start = `${label} › `;
			const view = inputView(line, columns - textWidth(start));
			const most = Math.max(FEWEST_OFFERED, Math.min(MOST_OFFERED, rows - 4));
			return {
				lines: [
					paint([styled(shorten(status, columns), 'dim')]),
					paint([styled(start, 'bold'), plain(view.text)]),
					...choiceLines(offered, { columns, most, more }),
				],
				cursor: { row: 1, column: textWidth(start) + view.column },
			};
		},
		clear: () => set(emptyLine),
		get isEmpty() {
			return line.text === '';
		},
	};
}

function choiceLines(
	offered: Offered | undefined,
	{ columns, most, more }: { columns: number; most: number; more: (count: number) => string },
): string[] {
	if (!offered) return [];
	const { choices } = offered.completion;
	const first = Math.max(0, Math.min(offered.selected - most + 2, choices.length - most));
	const shown = choices.slice(first, first + most).map(({ label }, index) => {
		const isSelected = first + index === offered.selected;
		return paint([styled(shorten(`  ${label}`, columns), isSelected ? 'inverse' : 'dim')]);
	});
	const left = choices.length - first - shown.length;
	return left > 0 ? [...shown, paint([styled(`  ${more(left)}`, 'dim')])] : shown;
}

function commonStart(texts: readonly string[]): string {
	const [first = '', ...rest] = texts;
	let length = first.length;
	for (const text of rest) while (!text.startsWith(first.slice(0, length))) length -= 1;
	return first.slice(0, length);
}
