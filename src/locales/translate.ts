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
		initAsync: false,
		keySeparator: false,
		nsSeparator: false,
		interpolation: { escapeValue: false },
	});
	const separator = (language: string) => instance.t('list.separator', { lng: language });
	const { formatter } = instance.services;
	formatter?.add('shown', (value: unknown, language = '') => {
		if (typeof value === 'number') return numbers(language).format(value);
		return Array.isArray(value) ? value.join(separator(language)) : String(value);
	});
	formatter?.add('tenths', (value: number, language) =>
		new Intl.NumberFormat(language, {
			minimumFractionDigits: 1,
			maximumFractionDigits: 1,
		}).format(value),
	);
	return (key: Sentence['key'], values: Sentence['values'], locale: string): string =>
		instance.t(key, { ...values, lng: nearestLanguage(locale) });
}

/** Grouped from five digits on: `1000`, but `12,345`. */
const numbers = (language: string) => new Intl.NumberFormat(language, { useGrouping: 'min2' });

const written = (sentences: Readonly<Record<string, string>>) =>
	Object.fromEntries(
		Object.entries(sentences).map(([key, text]) => [key, text.replaceAll(SHOWN, '{{$1, shown}}')]),
	);
