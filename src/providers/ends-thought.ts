import { isTag } from './thought-marks.ts';

/**
 * Some models write no line break around the mark. One that touches a word or a sentence before it, or a line that it
 * begins, counts as an end: prose sets it apart by a blank or a sign. Where words touch without blanks, as in Chinese,
 * only a finished sentence tells. The rest is taken for prose: a thought that is shown loses nothing, an answer without
 * its beginning does.
 */
const TOUCHED = /[\p{Script=Latin}\p{Nd}.!?…。！？`]$/u;

/** Whether a closing mark that nothing opened is the end of a thought, and not talked about; undefined: what is to follow decides. */
export function endsThought(
	text: string,
	{ at, mark }: { readonly at: number; readonly mark: string },
	isWhole: boolean,
): boolean | undefined {
	const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
	if (!isTag(mark) || TOUCHED.test(before)) return true;
	const after = text.slice(at + mark.length);
	const [blanks = ''] = /^[^\S\n]*/.exec(after) ?? [];
	const next = after[blanks.length];
	const isAtStart = before.trim() === '';
	if (next === undefined) return isWhole ? isAtStart : undefined;
	return next === '\n' || (isAtStart && blanks === '');
}
