import type { Sentence } from '../locales/keys.ts';
import { createTranslate } from '../locales/translate.ts';
import { FORGOTTEN_PERSON } from '../place.ts';

/** Puts a sentence into the language that Discord names `locale`; into English where there is no such translation. */
export type Speak = (sentence: Sentence, locale: string) => string;

export function createSpeak(): Speak {
	const translate = createTranslate();
	return ({ key, values }, locale) => {
		const words = translate(key, values, locale);
		if (!('person' in values) || values['person'] !== FORGOTTEN_PERSON) return words;
		const somebody = translate('person.forgotten', {}, locale);
		return words.replaceAll(`<@${FORGOTTEN_PERSON}>`, somebody);
	};
}
