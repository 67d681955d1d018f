import type { Services } from '../command.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Origin } from './incoming.ts';

/** What a server has chosen about everything that is asked there. */
export function createHouseRules({
	privacy,
	settings,
	log,
}: {
	privacy: Pick<Services['privacy'], 'seen'>;
	settings: Services['settings'];
	log: Logger;
}) {
	return {
		/** The same, in the language that the server chose; where it was said is noted. Choices that cannot be read cost the language only. */
		async applied<From extends Pick<Origin, 'locale' | 'place'>>(from: From): Promise<From> {
			const { serverId } = from.place;
			if (serverId === undefined) return from;
			await privacy.seen(from.place);
			try {
				const { language } = await settings.read(`server:${serverId}`);
				return language ? { ...from, locale: { ...from.locale, place: language.locale } } : from;
			} catch (error) {
				log.error({ error: describeError(error) }, 'what a server chose could not be read');
				return from;
			}
		},
	};
}
