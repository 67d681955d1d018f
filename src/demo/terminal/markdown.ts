import { inline, type Names } from './inline.ts';
import { type Format, plain, type Span, styled } from './paint.ts';
import { textWidth } from './width.ts';
import { wrap } from './wrap.ts';

const FENCE = /^\s*```([\w+#.-]*)\s*$/;

type Shape = {
	readonly pattern: RegExp;
	readonly style?: readonly Format[];
	readonly lead: (mark: string) => Span;
};

const shapes: readonly Shape[] = [
	{ pattern: /^-# /, style: ['dim'], lead: () => plain('') },
	{ pattern: /^#{1,3} /, style: ['bold', 'underline'], lead: () => plain('') },
	{ pattern: /^>(?: |$)/, lead: () => styled('▌ ', 'dim') },
	{ pattern: /^\s*[-*] /, lead: (mark) => plain(`${mark.slice(0, -2)}• `) },
	{ pattern: /^\s*\d+\. /, lead: (mark) => plain(mark) },
];

/** A message as Discord shows it, in lines of at most `columns`. A fence that is still open runs to the end. */
export function markdown(content: string, names: Names, columns: number): Span[][] {
	const lines: Span[][] = [];
	let inCode = false;
	for (const line of withoutControls(content).split('\n')) {
		const fence = FENCE.exec(line);
		if (fence) {
			inCode = !inCode;
			lines.push([styled(inCode ? `╭─ ${fence[1] || 'code'}` : '╰─', 'dim')]);
		} else if (inCode) {
			const rows = wrap([styled(line, 'green')], columns - 2);
			lines.push(...rows.map((row) => [styled('│ ', 'dim'), ...row]));
		} else lines.push(...paragraph(line, names, columns));
	}
	return lines;
}

function paragraph(line: string, names: Names, columns: number): Span[][] {
	const shape = shapes.find(({ pattern }) => pattern.test(line));
	if (!shape) return wrap(inline(line, names), columns);
	const [mark = ''] = shape.pattern.exec(line) ?? [];
	const lead = shape.lead(mark);
	const indent = textWidth(lead.text);
	const rows = wrap(inline(line.slice(mark.length), names, shape.style), columns - indent);
	const rest = lead.style.length > 0 ? lead : plain(' '.repeat(indent));
	return rows.map((row, index) => [index === 0 ? lead : rest, ...row]);
}

/** Nothing that an answer holds may steer the terminal. */
function withoutControls(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replaceAll('\t', '    ')
		.replace(/(?!\n)\p{Control}/gu, '');
}
