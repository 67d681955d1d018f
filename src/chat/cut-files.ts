import { cleanMaterial } from './clean.ts';
import { type QuotedFile, quoteFile } from './quoted.ts';
import { beginning, estimateTokens } from './tokens.ts';

/** All files of a question together: they stay in the conversation. */
const MOST_CHARACTERS = 96_000;

/** What rounding adds. */
const SPARE_TOKENS = 8;

/** How much of the room each may take: no more than it needs, and what some leave of an equal share goes to the others. */
function fairShares(needs: readonly number[], room: number): readonly number[] {
	const shares = needs.map((need) => ({ need, share: 0 }));
	let left = room;
	let others = shares.length;
	for (const one of shares.toSorted((a, b) => a.need - b.need)) {
		one.share = Math.min(one.need, left / others);
		left -= one.share;
		others -= 1;
	}
	return shares.map(({ share }) => share);
}

/** What they take where there is room for as much of them as is ever sent. */
export function tokensOfFiles(files: readonly QuotedFile[]): number {
	const all = files.map(({ text }) => text).join('');
	return estimateTokens(all.slice(0, MOST_CHARACTERS));
}

/** Each file cut to its share of so many tokens; `kept` is undefined where not even what stands around it fits. */
export function cutFiles(
	files: readonly QuotedFile[],
	mostTokens: number,
): readonly { file: QuotedFile; kept: string | undefined; isCut: boolean }[] {
	const texts = files.map(({ text }) => cleanMaterial(text));
	const characters = fairShares(
		texts.map((text) => text.length),
		MOST_CHARACTERS,
	);
	const pieces = files.map((file, index) => {
		const whole = texts[index] ?? '';
		const text = whole.slice(0, characters[index]).toWellFormed();
		const around = estimateTokens(quoteFile({ ...file, text: '' }, true)) + SPARE_TOKENS;
		return { file, whole, text, around, tokens: around + estimateTokens(text) };
	});
	const tokens = fairShares(
		pieces.map((piece) => piece.tokens),
		mostTokens,
	);
	return pieces.map(({ file, whole, text, around }, index) => {
		const forText = (tokens[index] ?? 0) - around;
		const kept = forText < 0 ? undefined : beginning(text, forText);
		return { file, kept, isCut: kept !== undefined && kept.length < whole.length };
	});
}
