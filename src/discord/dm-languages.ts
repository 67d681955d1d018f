import type { Incoming } from '../dispatch.ts';
import type { GatewayInteraction } from './interaction-origin.ts';

type Heard = Extract<Incoming, { kind: 'heard' }>;

/** A message does not tell its author's language; their last command or button did, wherever that was. */
export function createDmLanguages(limit: number) {
	const byPerson = new Map<string, string>();
	return {
		learn({ locale, member, user = member?.user }: GatewayInteraction): void {
			if (user === undefined) return;
			byPerson.delete(user.id);
			byPerson.set(user.id, locale);
			if (byPerson.size > limit)
				for (const oldest of byPerson.keys().take(1)) byPerson.delete(oldest);
		},
		/** The message, in the language that is known of its author if nobody else reads it. */
		inItsLanguage(heard: Heard): Heard {
			const locale = byPerson.get(heard.person.id);
			if (heard.place.kind !== 'dm' || locale === undefined) return heard;
			return { ...heard, locale: { person: locale, place: locale } };
		},
	};
}
