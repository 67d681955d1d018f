import { asCode } from './escape.ts';
import { openBehindText } from './fenced.ts';
import { type Reading, restOfLine, type Source, unfinished } from './rule.ts';

const LONGEST = 1800;
const LANGUAGE_TO_THE_END = /^[\w+#.-]{0,30}[ \t]*$/;

/**
 * Code within a line, which ends on that line. Backticks that have no partner are escaped: Discord would pair them with
 * those of a later line, and show as formatting what is code here.
 */
export function readCodeSpan(source: Source): Reading {
	const { rest, isWhole } = restOfLine(source);
	const [run = ''] = /^`+/.exec(rest) ?? [];
	const after = rest.slice(run.length, run.length + LONGEST);
	const content = contentBefore(after, run);
	const isCut = !isWhole && rest.length <= run.length + LONGEST;
	if (content !== undefined && (content.length + 2 * run.length < rest.length || !isCut)) {
		const shown = run.length < 3 ? `${run}${content}${run}` : asCode(content.trim() || content);
		return { text: shown, end: source.at + content.length + 2 * run.length };
	}
	if (isCut) {
		const begun = after.replace(/`+$/, '').trimEnd();
		return unfinished(source, begun === '' || run.length > 2 ? '' : `${run}${begun}${run}`);
	}
	const isOpener = run.length >= 3 && LANGUAGE_TO_THE_END.test(after) && content === undefined;
	if (isOpener && source.at + rest.length < source.text.length) {
		return openBehindText(source, run, after);
	}
	return { text: '\\`'.repeat(run.length), end: source.at + run.length };
}

/** Up to the next run of the same length. */
function contentBefore(after: string, run: string): string | undefined {
	for (const { 0: next, index } of after.matchAll(/`+/g)) {
		if (next.length === run.length) return after.slice(0, index);
	}
	return undefined;
}
