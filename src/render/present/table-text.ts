import { broken } from './escape.ts';
import { plainText } from './plain-text.ts';
import type { Alignment } from './rule.ts';
import { textWidth } from './text-width.ts';

/** Cells as they are shown in a line of Markdown. */
type Table = {
	readonly header: readonly string[];
	readonly alignments: readonly Alignment[];
	readonly rows: readonly (readonly string[])[];
};

/** Columns of a block of code that do not break on a small window; East Asian characters take two. */
const WIDEST = 60;
const BETWEEN = ' | ';

/** A narrow table as an aligned block of code, a wide one as a list; ends with a newline. */
export function drawTable({ header, alignments, rows }: Table): string {
	const plain = [header, ...rows].map((row) => row.map(plainText));
	const widths = header.map((_, column) =>
		Math.max(1, ...plain.map((row) => textWidth(row[column] ?? ''))),
	);
	const width = widths.reduce((sum, one) => sum + one, (widths.length - 1) * BETWEEN.length);
	if (width > WIDEST) return asList(header, rows);
	const line = (row: readonly string[]) =>
		row
			.map((cell, column) => padded(cell, widths[column] ?? 0, alignments[column]))
			.join(BETWEEN)
			.trimEnd();
	const [top = [], ...below] = plain;
	const rule = widths.map((one) => '-'.repeat(one)).join('-+-');
	return `\`\`\`\n${broken([line(top), rule, ...below.map(line)].join('\n'))}\n\`\`\`\n`;
}

function padded(cell: string, width: number, alignment: Alignment | undefined): string {
	const missing = Math.max(0, width - textWidth(cell));
	const before = { left: 0, right: missing, center: Math.floor(missing / 2) }[alignment ?? 'left'];
	return ' '.repeat(before) + cell + ' '.repeat(missing - before);
}

/** A group for each row: what its first cell says, and below it the others by the names of their columns. */
function asList(header: readonly string[], rows: readonly (readonly string[])[]): string {
	if (rows.length === 0) return `- ${header.filter((name) => name !== '').join(' · ')}\n`;
	return rows.map((row) => `${group(header.map(inOneLine), row.map(inOneLine))}\n`).join('');
}

function group(header: readonly string[], row: readonly string[]): string {
	const cells = row.map((cell, column) => ({ name: header[column] ?? '', cell }));
	const [first, ...others] = cells.filter(({ cell }) => cell !== '');
	if (!first) return '-';
	return [`- **${withoutBold(named(first))}**`, ...others.map((cell) => `  - ${named(cell)}`)].join(
		'\n',
	);
}

function named({ name, cell }: { name: string; cell: string }): string {
	const title = withoutBold(name);
	if (title === '') return cell;
	return /\p{Script=Han}$/u.test(title) ? `${title}：${cell}` : `${title}: ${cell}`;
}

const inOneLine = (cell: string) => cell.replaceAll(/\s*\n\s*/g, ' / ');

/** Bold as a whole already; code keeps its asterisks. */
export function withoutBold(text: string): string {
	return text.replaceAll(/(`+)[\s\S]*?\1|\\[\s\S]|\*\*|__/g, (piece) =>
		piece === '**' || piece === '__' ? '' : piece,
	);
}
