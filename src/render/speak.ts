import type { Sentence } from '../locales/keys.ts';
import { createTranslate } from '../locales/translate.ts';

/** Puts a sentence into the language that Discord names `locale`; into English where there is no such translation. */
export type Speak = (sentence: Sentence, locale: string) => string;

export function createSpeak(): Speak {
	const translate = createTranslate();
	return ({ key, values }, locale) => translate(key, values, locale);
}
