import type { Call, Choices, Services } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { shownName } from './model-facts.ts';
import { presetName } from './persona-words.ts';

type OfPlace = Awaited<ReturnType<Services['settings']['ofPlaces']>>[number];

/** So many are named. */
const MOST_PLACES = 20;

/** Which channels and threads of a server chose something of their own, and what. */
export function ownInWords(
	places: readonly OfPlace[],
	{ speak }: Pick<Call, 'speak'>,
	services: Pick<Services, 'catalogue'>,
): readonly Sentence[] {
	const own = places.flatMap(({ channelId: channel, choices }) => {
		const chosen = chosenInWords(choices, { speak }, services).map(speak);
		return chosen.length === 0 ? [] : [say('settings.own-channel', { channel, chosen })];
	});
	if (own.length === 0) return [];
	const count = own.length - MOST_PLACES;
	return [
		say('settings.own-title'),
		...own.slice(0, MOST_PLACES),
		...(count > 0 ? [say('settings.own-more', { count })] : []),
	];
}

function chosenInWords(
	{ model, persona, quiet }: Choices,
	call: Pick<Call, 'speak'>,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly Sentence[] {
	const preset = persona && presetName(persona, call);
	return [
		...(model
			? [
					say(model.isStrict ? 'settings.own-model-pinned' : 'settings.own-model', {
						name: shownName(model.id, catalogue),
					}),
				]
			: []),
		...(persona
			? [
					preset === undefined
						? say('settings.own-persona')
						: say('settings.own-persona-preset', { name: preset }),
				]
			: []),
		...(quiet ? [say('settings.own-quiet')] : []),
	];
}
