import type { Clock } from '../clock.ts';
import type { DiscordStandIn } from '../stand-ins/discord/stand-in.ts';
import type { ProviderStandIn } from '../stand-ins/provider/stand-in.ts';
import type { Language } from './locales/languages.ts';
import type { People } from './people.ts';

/** Everything a demo plays on: the real bot, and around it a Discord and perhaps a provider on loopback. */
export interface Stage {
	readonly clock: Clock;
	readonly discord: DiscordStandIn;
	/** Absent when the models are real. */
	readonly provider: ProviderStandIn | undefined;
	readonly people: People;
	readonly language: Language;
	/** In which times of day are shown; undefined: that of this machine. */
	readonly timeZone?: string;
	readonly guildId: string;
	readonly channelId: string;
	/** Resolves with the bot's exit code when it has left. */
	readonly ended: Promise<number>;
	/** Ends everything and removes every trace. The bot has a few seconds to leave. */
	close(): Promise<void>;
}

export const BOT_NAME = 'Potluck';
