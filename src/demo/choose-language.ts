import { parseArgs } from 'node:util';
import { nearestOf } from '../locales/nearest.ts';
import { DemoFailure } from './failure.ts';
import { type Language, languages } from './locales/languages.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const known: Readonly<Record<string, Language>> = languages;
const names = Object.keys(languages);

/** What `--lang` says, else the environment. Throws a DemoFailure that says which languages there are. */
export function chooseLanguage(given: readonly string[], environment: Environment): Language {
	const usual = known[languageOf(environment) ?? 'en'] ?? languages.en;
	const { start } = usual.words;
	const wanted = readArguments(given, start.usage(names.join('|')));
	if (wanted === undefined) return usual;
	const found = known[nearest(wanted) ?? ''];
	if (!found) throw new DemoFailure(start.unknownLanguage(wanted, names.join(', ')));
	return found;
}

function readArguments(given: readonly string[], usage: string): string | undefined {
	try {
		return parseArgs({ args: [...given], options: { lang: { type: 'string' } } }).values.lang;
	} catch (error) {
		throw new DemoFailure(usage, { cause: error });
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
