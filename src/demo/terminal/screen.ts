/** Lines that belong together and may change later, such as one message. Every line fits the terminal's width. */
export type Block = { readonly id: string; readonly lines: readonly string[] };

/** The lines under all blocks, and where among them the cursor stands (columns from 0). */
export type Footer = {
	readonly lines: readonly string[];
	readonly cursor: { readonly row: number; readonly column: number };
};

/** Draws blocks that change in place. What has scrolled out of the terminal's window stays as it was. */
export interface Screen {
	draw(blocks: readonly Block[], footer: Footer): void;
	/** How many lines of a block have scrolled away for good. */
	scrolledAway(id: string): number;
	/** Starts afresh in a window of another size; shows the last lines that fit. */
	repaint(blocks: readonly Block[], footer: Footer): void;
	/** Leaves the cursor on a free line under everything but the footer. */
	end(blocks: readonly Block[]): void;
}

const ESC = '\u001b[';
const up = (rows: number) => (rows > 0 ? `${ESC}${rows}A` : '');
const right = (columns: number) => (columns > 0 ? `${ESC}${columns}C` : '');
/** Terminals that know it show everything in between at once; the others ignore it. */
const AT_ONCE = [`${ESC}?2026h`, `${ESC}?2026l`] as const;

export function createScreen({
	write,
	rows,
}: {
	write: (text: string) => void;
	/** Height of the window; at least as many as the footer has lines, and one more. */
	rows: () => number;
}): Screen {
	const away = new Map<string, number>();
	let shown: readonly string[] = [];
	let cursor = { row: 0, column: 0 };

	const remaining = (block: Block) => block.lines.slice(away.get(block.id) ?? 0);

	function hide(blocks: readonly Block[], count: number): void {
		let left = count;
		for (const block of blocks) {
			const hidden = Math.min(left, remaining(block).length);
			if (hidden > 0) away.set(block.id, (away.get(block.id) ?? 0) + hidden);
			left -= hidden;
		}
	}

	function draw(blocks: readonly Block[], footer: Footer): void {
		const visible = blocks.flatMap(remaining);
		const next = [...visible, ...footer.lines];
		const same = next.findIndex((line, index) => line !== shown[index]);
		const first = same < 0 ? Math.min(next.length, shown.length) : same;
		const isSame = same < 0 && next.length === shown.length;
		const overflow = Math.max(0, next.length - rows());
		const target = {
			row: visible.length + footer.cursor.row - overflow,
			column: footer.cursor.column,
		};
		if (isSame && target.row === cursor.row && target.column === cursor.column) return;
		const text = isSame ? '' : rewrite(first, next);
		hide(blocks, overflow);
		shown = next.slice(overflow);
		const from = isSame ? cursor.row : shown.length - 1;
		const down = target.row > from ? `${ESC}${target.row - from}B` : '';
		write(
			`${AT_ONCE[0]}${text}${up(from - target.row)}${down}\r${right(target.column)}${AT_ONCE[1]}`,
		);
		cursor = target;
	}

	/** From line `first` on; what is printed beyond the window's end pushes the top lines out of it. */
	function rewrite(first: number, next: readonly string[]): string {
		const anchor = Math.max(0, Math.min(first, shown.length - 1, next.length - 1));
		const move = anchor > cursor.row ? `${ESC}${anchor - cursor.row}B` : up(cursor.row - anchor);
		const lines = next.slice(anchor).map((line) => `${line}${ESC}K`);
		return `\r${move}${lines.join('\r\n')}${ESC}J`;
	}

	return {
		draw,
		scrolledAway: (id) => away.get(id) ?? 0,
		repaint(blocks, footer) {
			away.clear();
			const lines = blocks.reduce((count, block) => count + block.lines.length, 0);
			hide(blocks, Math.max(0, lines + footer.lines.length - rows()));
			shown = [];
			cursor = { row: 0, column: 0 };
			write(`${ESC}H${ESC}2J`);
			draw(blocks, footer);
		},
		end(blocks) {
			draw(blocks, { lines: [''], cursor: { row: 0, column: 0 } });
		},
	};
}
