type Spoken = { readonly name: string; readonly language: string; readonly script: string };

/** As many as there are languages in Discord; finding one out takes longer than saying a sentence. */
const found = new Map<string, Spoken>();

/** With the script that is usual there: `Hant` in `zh-HK`. */
function spoken(name: string): Spoken {
	const known = found.get(name);
	if (known) return known;
	const { language, script = '' } = new Intl.Locale(name).maximize();
	const one = { name, language, script };
	found.set(name, one);
	return one;
}

/** Of the languages that are `known`, the one for a reader of `locale`: the same, else the same as it is written there. */
export function nearestOf(known: readonly string[], locale: string): string | undefined {
	if (known.includes(locale)) return locale;
	try {
		const wanted = spoken(locale);
		const alike = known.map(spoken).filter(({ language }) => language === wanted.language);
		return (alike.find(({ script }) => script === wanted.script) ?? alike[0])?.name;
	} catch {
		// It is no name of a language at all.
		return undefined;
	}
}
