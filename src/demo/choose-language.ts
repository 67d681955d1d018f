import { parseArgs } from 'node:util';
import { nearestOf } from '../locales/nearest.ts';
import { DemoFailure } from './failure.ts';
import { type Language, languages } from './locales/languages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const known: Readonly<Record<string, Language>> = languages;
const names = Object.keys(languages);

/** How the demo is started. */
export const usage = ({ words }: Language): string => words.start.usage(names.join('|'));

/**
 * What `--lang` says, else the environment; `asksHow`: `--help` was given. Throws a DemoFailure that says which languages
 * there are.
 */
export function chooseLanguage(
	given: readonly string[],
	environment: Environment,
): { readonly language: Language; readonly asksHow: boolean } {
	const usual = known[languageOf(environment) ?? 'en'] ?? languages.en;
	const { help: asksHow = false, lang } = readArguments(given, usage(usual));
	if (lang === undefined) return { language: usual, asksHow };
	const language = known[nearest(lang) ?? ''];
	if (!language) throw new DemoFailure(usual.words.start.unknownLanguage(lang, names.join(', ')));
	return { language, asksHow };
}

function readArguments(given: readonly string[], whenWrong: string) {
	const options = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
	try {
		return parseArgs({ args: [...given], options }).values;
	} catch (error) {
		throw new DemoFailure(whenWrong, { cause: error });
	}
}

/** The first that is set counts, and all later ones do not (POSIX, Base Definitions, 8.2). */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): string | undefined {
	const named = LC_ALL || LC_MESSAGES || LANG;
	return named === undefined ? undefined : nearest(named);
}

/** `zh_TW.UTF-8@radical` is `zh-TW`. */
const nearest = (name: string) =>
	nearestOf(
		names,
		name
			.trim()
			.replace(/[.@].*$/, '')
			.replaceAll('_', '-'),
	);
