import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js';

/** The least that answering in channels, threads and files needs. */
const PERMISSIONS =
	PermissionFlagsBits.ViewChannel |
	PermissionFlagsBits.SendMessages |
	PermissionFlagsBits.EmbedLinks |
	PermissionFlagsBits.AttachFiles |
	PermissionFlagsBits.ReadMessageHistory |
	PermissionFlagsBits.CreatePublicThreads |
	PermissionFlagsBits.SendMessagesInThreads;

/** https://docs.discord.com/developers/topics/oauth2 */
const AUTHORIZE = 'https://discord.com/oauth2/authorize';

/** Adds the bot to a server. */
export function serverInvite(applicationId: string): string {
	const query = new URLSearchParams({
		client_id: applicationId,
		integration_type: '0',
		scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
		permissions: String(PERMISSIONS),
	});
	return `${AUTHORIZE}?${query}`;
}

/** Adds the commands to one person, wherever they are. */
export function personInvite(applicationId: string): string {
	const query = new URLSearchParams({
		client_id: applicationId,
		integration_type: '1',
		scope: OAuth2Scopes.ApplicationsCommands,
	});
	return `${AUTHORIZE}?${query}`;
}
