/** Greek, Cyrillic and other letters that look like Latin ones, each above the letter that it looks like. */
const LOOKS = 'аαвβсϲԁеεɡһнηіιıјкκӏмμոνоοօрρԛѕтτυѵԝωхχуγζ';
const LATIN = 'aabbccdeeghhniiijkklmmnnoooppqsttuvwwxxyyz';

const ALIKE = new Map([...LOOKS].map((look, index) => [look, LATIN[index] ?? look]));

/**
 * One form for all spellings: no case, no accents, no full-width letters, no letters of other scripts that look Latin;
 * what is no letter or digit is a space.
 */
export function fold(text: string): string {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const latin = [...plain].map((letter) => ALIKE.get(letter) ?? letter).join('');
	return latin.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

export const squeeze = (folded: string): string => folded.replaceAll(' ', '');
