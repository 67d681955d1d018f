import { broken } from './escape.ts';
import {
	type Place,
	type Reading,
	restOfLine,
	type Source,
	type SourceFence,
	unfinished,
} from './rule.ts';

const OPENER =
	/^(?<indent>[ \t]*)(?<quote>(?:>[ \t]?)*)(?<within>[ \t]*)(?<marker>(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?<run>`{3,}|~{3,})(?<info>[^`\n]*)$/;
const LANGUAGE = /^[\w+#.-]{1,30}$/;
const MARKDOWN = /^(?:md|mdx|markdown)$/i;
const QUOTE_MARK = /^[ \t]*(?:>[ \t]?)+/;
const RUN_AT_LINE_START = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\n]*)/;
/** An info string as long as this is none. */
const LONGEST_OPENER = 300;

const LINE: Place = { kind: 'line' };

/** A line that opens a block: shown with three backticks and its language, outside of any quote. */
export function readOpener(source: Source): Reading {
	const { rest, isWhole } = restOfLine(source);
	const groups = OPENER.exec(rest.slice(0, LONGEST_OPENER + 1))?.groups;
	if (!groups) return undefined;
	if (!isWhole) return rest.length > LONGEST_OPENER ? undefined : unfinished(source, '');
	const { indent = '', quote = '', within = '', marker = '', run = '', info = '' } = groups;
	return {
		text: `${marker === '' ? '' : indent + marker}${openingLine(info)}`,
		end: Math.min(source.at + rest.length + 1, source.text.length),
		place: code(run, info, {
			indent: indent.length + within.length + marker.length,
			isQuoted: quote !== '',
		}),
	};
}

/** A block that is opened behind text, on the same line. */
export function openBehindText(source: Source, run: string, info: string): Reading {
	const end = source.at + run.length + info.length + 1;
	return {
		text: `\n${openingLine(info)}`,
		end,
		place: code(run, info, { indent: 0, isQuoted: false }),
	};
}

function openingLine(info: string): string {
	const [language = ''] = info.trim().split(/\s/);
	return `\`\`\`${LANGUAGE.test(language) ? language : ''}\n`;
}

function code(run: string, info: string, rest: Pick<SourceFence, 'indent' | 'isQuoted'>): Place {
	const isMarkdown = MARKDOWN.test(info.trim().split(/\s/)[0] ?? '');
	return { kind: 'code', isLineStart: true, fence: { run, isMarkdown, depth: 0, ...rest } };
}

/** What stands in a block, up to its next line or run of backticks; or the line that closes it. */
export function readCode(source: Source, place: Extract<Place, { kind: 'code' }>): Reading {
	if (place.isLineStart) return readCodeLineStart(source, place.fence);
	const { text, at, mode } = source;
	const { fence } = place;
	const next = /[\n`]/.exec(text.slice(at));
	const end = at + (next?.index ?? text.length - at);
	const within: Place = { kind: 'code', fence, isLineStart: false };
	if (end > at) return { text: text.slice(at, end), end, place: within };
	if (text[at] === '\n') {
		return { text: '\n', end: at + 1, place: { kind: 'code', fence, isLineStart: true } };
	}
	const [run = ''] = /^`+/.exec(text.slice(at)) ?? [];
	const after = text[at + run.length];
	if (after === undefined && mode !== 'whole') return unfinished(source, '');
	const closes = run.length >= fence.run.length && (after === '\n' || after === undefined);
	if (closes && fence.run.startsWith('`') && fence.depth === 0) {
		return { text: '\n```\n', end: at + run.length + 1, place: LINE };
	}
	return { text: broken(run), end: at + run.length, place: within };
}

function readCodeLineStart(source: Source, fence: SourceFence): Reading {
	const { rest, isWhole } = restOfLine(source);
	const mark = fence.isQuoted ? (QUOTE_MARK.exec(rest)?.[0] ?? '') : '';
	if (rest === '' && !isWhole) return unfinished(source, '');
	if (fence.isQuoted && mark === '') return { text: '```\n', end: source.at, place: LINE };
	const body = rest.slice(mark.length);
	if (!isWhole && /^[ \t]*(?:[`~]{0,200}|[`~]{3,200}[^`~\n]{0,200})$/.test(body))
		return unfinished(source, '');
	const [whole = '', run = '', info = ''] = RUN_AT_LINE_START.exec(body) ?? [];
	const isRun = run.startsWith(fence.run.charAt(0)) && run.length >= fence.run.length;
	if (isRun) return readRun(source, fence, { mark, whole, info });
	const skipped = mark.length + indentWithin(body, fence.indent);
	return {
		text: '',
		end: source.at + skipped,
		place: { kind: 'code', fence, isLineStart: false },
	};
}

/** A run at the start of a line closes the block, or opens or closes one within its Markdown, or is a part of the code. */
function readRun(
	{ at, text }: Source,
	fence: SourceFence,
	{ mark, whole, info }: { mark: string; whole: string; info: string },
): Reading {
	const start = at + mark.length;
	const pastLine = Math.min(start + whole.length + 1, text.length);
	if (info === '' && fence.depth === 0) return { text: '```\n', end: pastLine, place: LINE };
	// Words behind the run are no language: what was meant is the end of the block.
	if (/\s/.test(info.trim()) && !fence.isMarkdown) {
		return { text: '```\n', end: start + whole.length - info.length, place: LINE };
	}
	const deeper = info === '' ? -1 : 1;
	const depth = fence.isMarkdown ? fence.depth + deeper : fence.depth;
	return {
		text: broken(whole.slice(0, whole.length - info.length)),
		end: start + whole.length - info.length,
		place: { kind: 'code', fence: { ...fence, depth }, isLineStart: false },
	};
}

function indentWithin(line: string, most: number): number {
	let indent = 0;
	while (indent < most && (line[indent] === ' ' || line[indent] === '\t')) indent++;
	return indent;
}
