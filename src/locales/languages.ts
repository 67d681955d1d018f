import { english } from './en.ts';
import { simplifiedChinese } from './zh-CN.ts';
import { traditionalChinese } from './zh-TW.ts';

/** Every language by the name that Discord gives it. The first is spoken where there is no other. */
export const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	en: english,
	'zh-CN': simplifiedChinese,
	'zh-TW': traditionalChinese,
};

const DEFAULT = 'en';

type Spoken = { readonly name: string; readonly language: string; readonly script: string };

/** With the script that is usual there: `Hant` in `zh-HK`. */
function spoken(name: string): Spoken {
	const { language, script = '' } = new Intl.Locale(name).maximize();
	return { name, language, script };
}

const known = Object.keys(languages).map(spoken);

/** The language for a reader of `locale`: the same, else the same as it is written there, else English. */
export function nearestLanguage(locale: string): string {
	if (Object.hasOwn(languages, locale)) return locale;
	try {
		const wanted = spoken(locale);
		const alike = known.filter(({ language }) => language === wanted.language);
		return (alike.find(({ script }) => script === wanted.script) ?? alike[0])?.name ?? DEFAULT;
	} catch {
		// It is no name of a language at all.
		return DEFAULT;
	}
}
