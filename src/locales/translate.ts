import { createInstance } from 'i18next';
import type { Sentence } from './keys.ts';
import { languages, nearestLanguage } from './languages.ts';

/** A placeholder that is not a moment: Discord wants the digits of `<t:{{at}}:R>` as they are. */
const SHOWN = /(?<!<t:)\{\{(\w+)\}\}/g;

/** Sentences in the nearest language there is. */
export function createTranslate() {
	const instance = createInstance();
	// Synchronous, as all sentences are in memory.
	void instance.init({
		resources: Object.fromEntries(
			Object.entries(languages).map(([name, sentences]) => [
				name,
				{ translation: written(sentences) },
			]),
		),
		fallbackLng: false,
		returnEmptyString: true,
		initAsync: false,
		keySeparator: false,
		nsSeparator: false,
		interpolation: { escapeValue: false },
	});
	const { formatter } = instance.services;
	// Made once, and only for what is spoken: a new Intl.NumberFormat costs more than the sentence.
	const plain = perLanguage((name) => new Intl.NumberFormat(name, { useGrouping: 'min2' }));
	const tenths = perLanguage(
		(name) => new Intl.NumberFormat(name, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
	);
	formatter?.add('shown', (value: unknown, language = '') => {
		if (typeof value === 'number') return plain(language).format(value);
		return Array.isArray(value)
			? value.join(instance.t('list.separator', { lng: language }))
			: String(value);
	});
	formatter?.add('tenths', (value: number, language = '') => tenths(language).format(value));
	return (key: Sentence['key'], values: Sentence['values'], locale: string): string =>
		instance.t(key, { ...values, lng: nearestLanguage(locale) });
}

/** One of each, made when it is first needed. */
function perLanguage<Part>(make: (name: string) => Part): (name: string) => Part {
	const made = new Map<string, Part>();
	return (name) => {
		const part = made.get(name) ?? make(name);
		made.set(name, part);
		return part;
	};
}

const written = (sentences: Readonly<Record<string, string>>) =>
	Object.fromEntries(
		Object.entries(sentences).map(([key, text]) => [key, text.replaceAll(SHOWN, '{{$1, shown}}')]),
	);
