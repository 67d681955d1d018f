/**
 * `growing`: more may follow. `whole`: nothing follows. `preview`: more may follow, but something must be shown now,
 * and what is not finished is closed for the moment or left out.
 */
export type Mode = 'growing' | 'whole' | 'preview';

/** Tamed text, and where in it a rule may begin. */
export type Source = {
	readonly text: string;
	readonly at: number;
	readonly mode: Mode;
	/** The character before the text. */
	readonly before: string;
	/** Presents a piece of a line by itself. */
	readonly nested: (text: string) => string;
};

/** A block of code in the source. */
export type SourceFence = {
	/** Its backticks or tildes. */
	readonly run: string;
	/** Spaces that each of its lines may begin with, and which are not shown. */
	readonly indent: number;
	readonly isQuoted: boolean;
	/** The text is Markdown, in which blocks may stand. */
	readonly isMarkdown: boolean;
	/** How many of those are open. */
	readonly depth: number;
};

/** A table that goes on. */
export type OpenTable = {
	readonly header: readonly string[];
	readonly alignments: readonly Alignment[];
	readonly hasOuterPipes: boolean;
};

export type Alignment = 'left' | 'right' | 'center';

/** What the next character is: the first of a line, the first behind the mark of a quote, one of a block of code. */
export type Place =
	| { readonly kind: 'line'; readonly table?: OpenTable }
	| { readonly kind: 'quoted' }
	| { readonly kind: 'inline'; readonly isQuoted: boolean }
	| { readonly kind: 'code'; readonly fence: SourceFence; readonly isLineStart: boolean };

/** What is shown for the source up to `end`, and where that leads; without `place` on in the line. */
export type Token = { readonly text: string; readonly end: number; readonly place?: Place };

/** Undefined: the rule does not apply. `held`: only more text can tell, never in a source that is whole. */
export type Reading = Token | 'held' | undefined;

/** For a construct that reaches the end of what is there; `shown` is what stands for it in a preview. */
export function unfinished({ mode, text }: Source, shown: string): Reading {
	if (mode === 'growing') return 'held';
	return mode === 'preview' ? { text: shown, end: text.length } : undefined;
}

/** The rest of the line, without its end; and whether that end is there. */
export function restOfLine({ text, at, mode }: Source): { rest: string; isWhole: boolean } {
	const newline = text.indexOf('\n', at);
	if (newline === -1) return { rest: text.slice(at), isWhole: mode === 'whole' };
	return { rest: text.slice(at, newline), isWhole: true };
}
