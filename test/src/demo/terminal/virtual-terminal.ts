import { graphemes, graphemeWidth } from '../../../../src/demo/terminal/width.ts';

/** A terminal small enough to read: a window of cells, what scrolled out of it, and a cursor. */
export interface VirtualTerminal {
	write(text: string): void;
	/** Lines of the window without trailing spaces. */
	window(): string[];
	readonly scrollback: readonly string[];
	readonly cursor: { row: number; column: number };
	readonly columns: number;
	readonly rows: number;
}

const ESCAPE = '\u001b';
const TOKEN = new RegExp(`${ESCAPE}\\[\\??([\\d;]*)([A-Za-z])|[\\r\\n]|[^${ESCAPE}\\r\\n]+`, 'g');

export function createVirtualTerminal(columns: number, rows: number): VirtualTerminal {
	let lines: string[][] = Array.from({ length: rows }, () => []);
	const scrollback: string[] = [];
	const cursor = { row: 0, column: 0 };
	const asText = (line: readonly string[]) => line.join('').trimEnd();
	const lineAt = (row: number): string[] => {
		const line = lines[row];
		if (!line) throw new Error(`row ${row} is outside of the window`);
		return line;
	};

	function put(text: string): void {
		for (const one of graphemes(text)) {
			const width = graphemeWidth(one);
			if (cursor.column + width > columns) throw new Error(`the line is too long at “${one}”`);
			const line = lineAt(cursor.row);
			while (line.length < cursor.column) line.push(' ');
			line.splice(cursor.column, width, one, ...Array.from({ length: width - 1 }, () => ''));
			cursor.column += width;
		}
	}

	function feed(): void {
		if (cursor.row < rows - 1) cursor.row += 1;
		else {
			scrollback.push(asText(lines[0] ?? []));
			lines = [...lines.slice(1), []];
		}
	}

	const controls: Record<string, (count: number) => void> = {
		A: (count) => {
			cursor.row = Math.max(0, cursor.row - count);
		},
		B: (count) => {
			cursor.row = Math.min(rows - 1, cursor.row + count);
		},
		C: (count) => {
			cursor.column = Math.min(columns - 1, cursor.column + count);
		},
		H: () => Object.assign(cursor, { row: 0, column: 0 }),
		J: () => {
			const isAll = cursor.row === 0 && cursor.column === 0;
			lineAt(cursor.row).splice(isAll ? 0 : cursor.column);
			for (let row = cursor.row + 1; row < rows; row++) lines[row] = [];
		},
		K: () => void lineAt(cursor.row).splice(cursor.column),
		m: () => undefined,
		h: () => undefined,
		l: () => undefined,
	};

	function steer(letter: string, count: number): void {
		const control = controls[letter];
		if (!control) throw new Error(`an escape sequence that nobody expected: ${letter}`);
		control(count);
	}

	return {
		write(text) {
			for (const [token, count, letter] of text.matchAll(TOKEN)) {
				if (token === '\r') cursor.column = 0;
				else if (token === '\n') feed();
				else if (letter === undefined) put(token);
				else steer(letter, Number(count || 1));
			}
		},
		window: () => lines.map(asText),
		scrollback,
		cursor,
		columns,
		rows,
	};
}
