import { english } from './en.ts';
import { nearestOf } from './nearest.ts';
import { simplifiedChinese } from './zh-CN.ts';
import { traditionalChinese } from './zh-TW.ts';

/** Every language by the name that Discord gives it. The first is spoken where there is no other. */
export const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	en: english,
	'zh-CN': simplifiedChinese,
	'zh-TW': traditionalChinese,
};

const DEFAULT = 'en';

/** Whether there is such a sentence; what an older version has kept may name one that is gone. */
export const isSentence = (key: string): boolean => Object.hasOwn(english, key);

/** Discord has about thirty; the bound is for what is none. */
const MOST_REMEMBERED = 100;
const nearest = new Map<string, string>();

/** The language for a reader of `locale`: the same, else the same as it is written there, else English. */
export function nearestLanguage(locale: string): string {
	const known = nearest.get(locale);
	if (known !== undefined) return known;
	const found = nearestOf(Object.keys(languages), locale) ?? DEFAULT;
	if (nearest.size < MOST_REMEMBERED) nearest.set(locale, found);
	return found;
}
