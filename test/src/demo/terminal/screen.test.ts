import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, createScreen, type Footer } from '../../../../src/demo/terminal/screen.ts';
import { createVirtualTerminal } from './virtual-terminal.ts';

const footer: Footer = { lines: ['status', '> typed'], cursor: { row: 1, column: 7 } };
const block = (id: string, ...lines: string[]): Block => ({ id, lines });

function setUp(columns = 30, rows = 8) {
	const terminal = createVirtualTerminal(columns, rows);
	const size = { rows };
	const writes: string[] = [];
	const screen = createScreen({
		write(text) {
			writes.push(text);
			terminal.write(text);
		},
		rows: () => size.rows,
	});
	const filled = () => terminal.window().filter((line) => line !== '');
	return { terminal, screen, writes, filled };
}

describe('a window that everything fits', () => {
	test('shows blocks, the footer under them, and the cursor in the line being typed', () => {
		const { terminal, screen, filled } = setUp();
		screen.draw([block('a', 'Ada', '  hello'), block('b', 'Bot')], footer);
		expect(filled()).toEqual(['Ada', '  hello', 'Bot', 'status', '> typed']);
		expect(terminal.cursor).toEqual({ row: 4, column: 7 });
	});

	test('changes a block in place while others stay', () => {
		const { screen, filled } = setUp();
		screen.draw([block('a', 'one', 'two'), block('b', 'below')], footer);
		screen.draw([block('a', 'one', 'two and more', 'three'), block('b', 'below')], footer);
		expect(filled()).toEqual(['one', 'two and more', 'three', 'below', 'status', '> typed']);
		screen.draw([block('a', 'short'), block('b', 'below')], footer);
		expect(filled()).toEqual(['short', 'below', 'status', '> typed']);
	});

	test('goes on in the right line when the footer has lost its last lines and nothing else changed', () => {
		const { screen, filled } = setUp();
		screen.draw([block('a', 'one')], { ...footer, lines: ['status', '> typed', 'choice'] });
		screen.draw([block('a', 'one')], footer);
		screen.draw([block('a', 'one')], { ...footer, lines: ['status', '>'] });
		expect(filled()).toEqual(['one', 'status', '>']);
	});

	test('writes nothing when nothing changed, and only the cursor when only that moved', () => {
		const { terminal, screen, writes } = setUp();
		screen.draw([block('a', 'one')], footer);
		screen.draw([block('a', 'one')], footer);
		expect(writes).toHaveLength(1);
		screen.draw([block('a', 'one')], { ...footer, cursor: { row: 1, column: 2 } });
		expect(writes[1]).not.toContain('one');
		expect(terminal.cursor).toEqual({ row: 2, column: 2 });
	});

	test('leaves what stood above it alone', () => {
		const { terminal, screen, filled } = setUp();
		terminal.write('$ npm run demo\r\n');
		screen.draw([block('a', 'one')], footer);
		screen.draw([block('a', 'two')], footer);
		expect(filled()).toEqual(['$ npm run demo', 'two', 'status', '> typed']);
	});
});

describe('a window that is too small', () => {
	const long = (count: number) =>
		block('long', ...Array.from({ length: count }, (_, index) => `line ${index}`));

	test('lets the top lines scroll away, each once and whole', () => {
		const { terminal, screen } = setUp(30, 5);
		for (let count = 1; count <= 9; count++) screen.draw([long(count)], footer);
		expect(terminal.scrollback).toEqual([
			'line 0',
			'line 1',
			'line 2',
			'line 3',
			'line 4',
			'line 5',
		]);
		expect(terminal.window()).toEqual(['line 6', 'line 7', 'line 8', 'status', '> typed']);
		expect(screen.scrolledAway('long')).toBe(6);
	});

	test('several blocks grow at once', () => {
		const { terminal, screen } = setUp(30, 6);
		const grow = (id: string, count: number) =>
			block(id, ...Array.from({ length: count }, (_, index) => `${id}${index}`));
		for (let count = 1; count <= 4; count++)
			screen.draw([grow('a', count), grow('b', count)], footer);
		const everything = [...terminal.scrollback, ...terminal.window()];
		expect(everything).toEqual([
			'a0',
			'a1',
			'a2',
			'a3',
			'b0',
			'b1',
			'b2',
			'b3',
			'status',
			'> typed',
		]);
	});

	test('starts afresh with the last lines in a window of another size', () => {
		const terminal = createVirtualTerminal(30, 5);
		let rows = 5;
		const screen = createScreen({ write: terminal.write, rows: () => rows });
		screen.draw([long(9)], footer);
		const before = terminal.scrollback.length;
		rows = 4;
		screen.repaint([long(9)], footer);
		expect(terminal.window()).toEqual(['line 7', 'line 8', 'status', '> typed', '']);
		expect(terminal.scrollback).toHaveLength(before);
	});
});

test('the end leaves the talk and takes the footer away', () => {
	const { terminal, screen, filled } = setUp();
	screen.draw([block('a', 'one')], footer);
	screen.end([block('a', 'one')]);
	terminal.write('$');
	expect(filled()).toEqual(['one', '$']);
});

test('what is on screen is always the end of what should be there, however blocks grow', () => {
	const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 })), {
		maxLength: 25,
	});
	fc.assert(
		fc.property(sizes, fc.integer({ min: 4, max: 9 }), (steps, rows) => {
			const terminal = createVirtualTerminal(20, rows);
			const screen = createScreen({ write: terminal.write, rows: () => rows });
			const heights = [0, 0, 0, 0];
			for (const [which, more] of steps) {
				heights[which] = (heights[which] ?? 0) + more;
				const blocks = heights.map((height, id) =>
					block(String(id), ...Array.from({ length: height }, (_, line) => `${id}.${line}`)),
				);
				screen.draw(blocks, footer);
				const all = blocks.flatMap(({ id, lines }) => lines.slice(screen.scrolledAway(id)));
				const visible = [...all, ...footer.lines];
				expect(visible.length).toBeLessThanOrEqual(rows);
				expect(terminal.window().slice(0, visible.length)).toEqual(visible);
			}
		}),
	);
});
