const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /\p{L}/u;
const LOOKED_AT = 2_000;
/** Names and code stand in many a Chinese question: a word of them counts like one character. */
const LETTERS_PER_WORD = 5;

/** Whether it is written mostly in Chinese characters, and no kana says that it is Japanese. */
export function isMostlyChinese(text: string): boolean {
	let han = 0;
	let others = 0;
	for (const character of text.slice(0, LOOKED_AT)) {
		if (KANA.test(character)) return false;
		if (HAN.test(character)) han++;
		else if (LETTER.test(character)) others++;
	}
	return han > 0 && han >= others / LETTERS_PER_WORD;
}
