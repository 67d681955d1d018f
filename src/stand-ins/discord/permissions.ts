import type { Channel, Guild } from './records.ts';

export const permission = {
	administrator: 1n << 3n,
	manageChannels: 1n << 4n,
	manageGuild: 1n << 5n,
	addReactions: 1n << 6n,
	viewChannel: 1n << 10n,
	sendMessages: 1n << 11n,
	manageMessages: 1n << 13n,
	embedLinks: 1n << 14n,
	attachFiles: 1n << 15n,
	readMessageHistory: 1n << 16n,
	mentionEveryone: 1n << 17n,
	useApplicationCommands: 1n << 31n,
	manageThreads: 1n << 34n,
	createPublicThreads: 1n << 35n,
	createPrivateThreads: 1n << 36n,
	sendMessagesInThreads: 1n << 38n,
	useExternalApps: 1n << 50n,
} as const;

/** View, send, embed links, attach files, read history, open public threads, send in threads: the bot's invite. */
export const INVITED_BOT_PERMISSIONS = 309_237_763_072n;

/** What a member without special roles may do in a new server. */
export const ORDINARY_PERMISSIONS =
	INVITED_BOT_PERMISSIONS |
	permission.addReactions |
	permission.useApplicationCommands |
	permission.useExternalApps;

/** The bot's permissions in a place; a direct message allows all that applies there. */
export function botPermissionsIn(
	guild: Guild | undefined,
	channel: Channel,
	parent?: Channel,
): bigint {
	if (!guild) return INVITED_BOT_PERMISSIONS | permission.addReactions;
	if (guild.botPermissions & permission.administrator) return (1n << 53n) - 1n;
	return guild.botPermissions & ~channel.deniedToBot & ~(parent?.deniedToBot ?? 0n);
}
