import { languages, nearestLanguage } from '../locales/languages.ts';

const nameOf = (locale: string): string => languages[locale]?.['language.name'] ?? locale;

/** Every language that the bot speaks, with what it calls itself. */
export const spokenLanguages: readonly { readonly locale: string; readonly name: string }[] =
	Object.keys(languages).map((locale) => ({ locale, name: nameOf(locale) }));

/** What the language calls itself that is spoken to who reads `locale`. */
export const languageName = (locale: string): string => nameOf(nearestLanguage(locale));
