/** Discord counts lengths in code points (discord-api-docs issue 1315). */
export function countCodePoints(text: string): number {
	let count = 0;
	for (let index = 0; index < text.length; index += widthAt(text, index)) count++;
	return count;
}

/** The index after so many code points from `from`, or the end of the text. */
export function indexAfter(text: string, from: number, codePoints: number): number {
	let index = from;
	for (let left = codePoints; left > 0 && index < text.length; left--)
		index += widthAt(text, index);
	return index;
}

/** At most so many code points, the last of them `…` where some are left out. */
export function shorten(text: string, most: number): string {
	return countCodePoints(text) <= most ? text : `${text.slice(0, indexAfter(text, 0, most - 1))}…`;
}

function widthAt(text: string, index: number): number {
	return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
