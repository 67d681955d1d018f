import { styleText } from 'node:util';

export type Format =
	| 'bold'
	| 'dim'
	| 'italic'
	| 'underline'
	| 'strikethrough'
	| 'inverse'
	| 'red'
	| 'green'
	| 'yellow'
	| 'blue'
	| 'magenta'
	| 'cyan';

/** A run of text in one style. */
export type Span = { readonly text: string; readonly style: readonly Format[] };

export const plain = (text: string): Span => ({ text, style: [] });
export const styled = (text: string, ...style: Format[]): Span => ({ text, style });

export function paint(spans: readonly Span[]): string {
	return spans
		.map(({ text, style }) =>
			style.length === 0 ? text : styleText([...style], text, { validateStream: false }),
		)
		.join('');
}

export const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');
