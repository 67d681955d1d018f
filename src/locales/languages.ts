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

/** The language for a reader of `locale`: the same, else the same as it is written there, else English. */
export function nearestLanguage(locale: string): string {
	return nearestOf(Object.keys(languages), locale) ?? DEFAULT;
}
