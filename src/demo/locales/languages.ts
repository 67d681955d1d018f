import { english as englishTalk } from '../talk/en.ts';
import type { Talk } from '../talk/talk.ts';
import { simplifiedChinese as simplifiedTalk } from '../talk/zh-CN.ts';
import { traditionalChinese as traditionalTalk } from '../talk/zh-TW.ts';
import { english } from './en.ts';
import type { Words } from './words.ts';
import { simplifiedChinese } from './zh-CN.ts';
import { traditionalChinese } from './zh-TW.ts';

/** A language in which the demo plays: its own words, and those of the people. */
export type Language = {
	/** As Discord names it; people and server are set to it. */
	readonly locale: string;
	/** How dates and times are written. */
	readonly timeLocale: string;
	readonly words: Words;
	readonly talk: Talk;
};

/** By the name that `--lang` takes. */
export const languages = {
	en: { locale: 'en-US', timeLocale: 'en-GB', words: english, talk: englishTalk },
	'zh-CN': {
		locale: 'zh-CN',
		timeLocale: 'zh-CN',
		words: simplifiedChinese,
		talk: simplifiedTalk,
	},
	'zh-TW': {
		locale: 'zh-TW',
		timeLocale: 'zh-TW',
		words: traditionalChinese,
		talk: traditionalTalk,
	},
} as const satisfies Readonly<Record<string, Language>>;
