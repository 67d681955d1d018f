import type { Call, Services } from '../command.ts';
import { describeError } from '../errors.ts';
import { type Sentence, say, secondsPast } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Choices } from '../settings/settings.ts';
import { unwelcome } from '../settings/unwelcome.ts';
import type { Origin } from './incoming.ts';

/** Why a server lets somebody ask nothing, in words. `isForAll`: it holds for everybody there. */
export type HouseRefusal = { readonly sentence: Sentence; readonly isForAll: boolean };

/** What a server has chosen about everything that is asked there. */
export function createHouseRules({
	privacy,
	settings,
	mention,
	log,
}: {
	privacy: Pick<Services['privacy'], 'seen'>;
	settings: Services['settings'];
	mention: Call['mention'];
	log: Logger;
}) {
	/** Choices that cannot be read cost nobody the answer. */
	async function chosen({ serverId }: Origin['place']): Promise<Choices> {
		if (serverId === undefined) return {};
		try {
			return await settings.read(`server:${serverId}`);
		} catch (error) {
			log.error({ error: describeError(error) }, 'what a server chose could not be read');
			return {};
		}
	}

	function refusalOf(choices: Choices, from: Origin): HouseRefusal | undefined {
		const why = unwelcome(choices, from);
		if (why === 'paused' && choices.pause) {
			const { at, changedBy: person } = choices.pause;
			const values = { person, at: secondsPast(at), settings: mention('settings pause') };
			return { sentence: say('house.paused', values), isForAll: true };
		}
		if (why === undefined) return undefined;
		const key = why === 'channel' ? 'house.not-in-channel' : 'house.not-with-you';
		return { sentence: say(key, { settings: mention('settings places') }), isForAll: false };
	}

	return {
		/**
		 * The same, in the language that the server chose, and why nothing may be asked, if so; where it was said is noted.
		 */
		async applied<From extends Origin>(
			from: From,
		): Promise<{ readonly from: From; readonly refusal: HouseRefusal | undefined }> {
			if (from.place.serverId !== undefined) await privacy.seen(from.place);
			const choices = await chosen(from.place);
			const { language } = choices;
			return {
				from: language ? { ...from, locale: { ...from.locale, place: language.locale } } : from,
				refusal: refusalOf(choices, from),
			};
		},
	};
}
