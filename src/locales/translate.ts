import { createInstance } from 'i18next';
import { en } from './en.ts';
import type { Sentence } from './keys.ts';

/** Every language by the name that Discord gives it. */
const languages = { en } as const;

/** Sentences in the nearest language there is. */
export function createTranslate() {
	const instance = createInstance();
	// Synchronous, as all sentences are in memory.
	void instance.init({
		resources: Object.fromEntries(
			Object.entries(languages).map(([name, sentences]) => [name, { translation: sentences }]),
		),
		fallbackLng: 'en',
		initAsync: false,
		keySeparator: false,
		nsSeparator: false,
		interpolation: { escapeValue: false },
	});
	return (key: Sentence['key'], values: Sentence['values'], locale: string): string =>
		instance.t(key, { ...values, lng: locale });
}
