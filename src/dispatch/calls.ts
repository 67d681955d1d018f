import type { Call } from '../command.ts';
import type { Sentence } from '../locales/keys.ts';
import type { Speak } from '../render/speak.ts';
import type { Surface } from '../render/surface.ts';
import type { Origin } from './incoming.ts';

/** Makes calls of what came in. `leaving` aborts them all. */
export function createCalls({
	speak,
	mention,
	leaving,
}: {
	speak: Speak;
	mention: Call['mention'];
	leaving: AbortSignal;
}) {
	return function callFor(
		from: Origin & { readonly surface: Surface; aside?(): Surface },
		visible: 'public' | 'private',
	): Call {
		const { id, askedAt, person, place, may, roleIds, ownsPlace, locale, surface } = from;
		const { aside } = from;
		const language = visible === 'private' ? locale.person : locale.place;
		const inWords = (sentence: Sentence) => speak(sentence, language);
		return {
			id,
			askedAt,
			person,
			place,
			may,
			roleIds,
			ownsPlace,
			locale,
			surface,
			isPrivate: visible === 'private',
			aside: () => aside?.(),
			signal: AbortSignal.any([surface.gone, leaving]),
			speak: inWords,
			speakAside: (sentence) => speak(sentence, locale.person),
			speakToAll: (sentence) => speak(sentence, locale.place),
			async reply(...sentences) {
				await surface.finish({ parts: [sentences.map(inWords).join('\n')] });
			},
			mention,
		};
	};
}
