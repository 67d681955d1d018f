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
		from: Origin & { surface: Surface },
		visible: 'public' | 'private',
	): Call {
		const { id, askedAt, person, place, may, roleIds, ownsPlace, locale, surface } = from;
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
			signal: AbortSignal.any([surface.gone, leaving]),
			speak: inWords,
			async reply(...sentences) {
				await surface.finish({ parts: [sentences.map(inWords).join('\n')] });
			},
			mention,
		};
	};
}
