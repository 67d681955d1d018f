import type { Incoming } from '../dispatch.ts';
import type { GatewayInteraction } from './interaction-origin.ts';

type Heard = Extract<Incoming, { kind: 'heard' }>;

/** A message does not tell its author's language; the last command or button in the same DM did. */
export function createDmLanguages(limit: number) {
	const byChannel = new Map<string, string>();
	return {
		learn({ channel, guild_id: serverId, locale }: GatewayInteraction): void {
			if (serverId !== undefined || channel === undefined) return;
			byChannel.delete(channel.id);
			byChannel.set(channel.id, locale);
			if (byChannel.size > limit)
				for (const oldest of byChannel.keys().take(1)) byChannel.delete(oldest);
		},
		/** The message, in the language that is known of its DM. */
		inItsLanguage(heard: Heard): Heard {
			const locale = byChannel.get(heard.place.channelId);
			return locale === undefined ? heard : { ...heard, locale: { person: locale, place: locale } };
		},
	};
}
