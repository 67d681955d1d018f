import type { Backend } from '../core.ts';
import { intent } from '../gateway/protocol.ts';
import { guildCreatePayload } from '../payloads/guild.ts';
import { rolePayloads } from '../payloads/user.ts';
import { INVITED_BOT_PERMISSIONS } from '../permissions.ts';
import { addPlace, changeThread, removePlace, tellPlace } from '../places.ts';
import type { Channel, Guild, Thread, User } from '../records.ts';
import { directChannel } from '../routes/channels.ts';
import { startThread } from '../start-thread.ts';
import { channelType } from '../world.ts';
import { createMembership, type Membership } from './membership.ts';
import { must } from './must.ts';

export interface Cast extends Membership {
	/** A server. `botIsMember: false`: the bot was never invited there, only user-installed. */
	addGuild(guild?: {
		name?: string;
		locale?: string;
		ownerId?: string;
		botPermissions?: bigint;
		botIsMember?: boolean;
	}): Guild;
	addChannel(
		guildId: string,
		channel?: {
			name?: string;
			type?: number;
			deniedToBot?: bigint;
			hiddenFrom?: readonly string[];
		},
	): Channel;
	/** A thread that a person opened, on a message or by itself. */
	addThread(
		parentId: string,
		thread?: {
			name?: string;
			ownerId?: string;
			messageId?: string;
			private?: boolean;
			botJoined?: boolean;
		},
	): Channel;
	addUser(user: { name: string; displayName?: string; locale?: string; bot?: boolean }): User;
	openDirectMessage(userId: string): Channel;
	/** A group or a conversation of people, without the bot: only user-installed commands work there. */
	openGroup(userIds: readonly string[]): Channel;
	/** Archives, locks, opens again or renames it. */
	changeThread(
		threadId: string,
		change: Partial<Pick<Thread, 'archived' | 'locked'>> & { readonly name?: string },
	): void;
	setBotPermissions(guildId: string, permissions: bigint): void;
	/** Takes exactly these bits (`permission` has them) from the bot in the channel and its threads; 0n: none. */
	denyBot(channelId: string, denied: bigint): void;
	deleteChannel(channelId: string): void;
	/** The bot is put out, or with `unavailable` the server has an outage. */
	removeGuild(guildId: string, options?: { unavailable?: boolean }): void;
	restoreGuild(guildId: string): void;
}

export function createCast(backend: Backend): Cast {
	const { world, identity, nextId, gateway } = backend;
	const guildOf = (id: string) => must(world.guilds.get(id), `server ${id}`);
	const channelOf = (id: string) => must(world.channels.get(id), `channel ${id}`);
	const tellGuild = (guild: Guild, name: string, data: Record<string, unknown>) =>
		gateway.dispatch({ name, guildId: guild.id, needs: intent.guilds, data: () => data });
	const rolesOf = (guild: Guild) => rolePayloads(guild, identity.botUserId, identity.name);
	const addUser: Cast['addUser'] = ({
		name,
		displayName = name,
		locale = 'en-US',
		bot = false,
	}) => {
		const user: User = {
			id: nextId(),
			name,
			displayName,
			locale,
			bot,
			acceptsDirectMessages: true,
		};
		world.users.set(user.id, user);
		return user;
	};

	return {
		...createMembership(backend),
		addUser,
		addGuild({
			name = 'A server',
			locale = 'en-US',
			ownerId = addUser({ name: 'owner' }).id,
			botPermissions = INVITED_BOT_PERMISSIONS,
			botIsMember = true,
		} = {}) {
			const guild: Guild = {
				id: nextId(),
				name,
				locale,
				ownerId,
				botRoleId: nextId(),
				peopleRoleId: nextId(),
				memberIds: new Set([ownerId, ...(botIsMember ? [identity.botUserId] : [])]),
				roles: new Map(),
				memberRoles: new Map(),
				botPermissions,
				botIsMember,
				unavailable: false,
			};
			world.guilds.set(guild.id, guild);
			if (botIsMember) tellGuild(guild, 'GUILD_CREATE', guildCreatePayload(backend, guild));
			return guild;
		},
		addChannel(guildId, { name = 'general', type = channelType.text, ...more } = {}) {
			const channel = addPlace(backend, { type, guildId: guildOf(guildId).id, name, ...more });
			tellPlace(backend, channel, 'CHANNEL_CREATE');
			return channel;
		},
		addThread(
			parentId,
			{ name = 'A thread', ownerId, messageId, private: isPrivate, botJoined = false } = {},
		) {
			const parent = channelOf(parentId);
			const guild = must(world.guildOf(parent), `server around ${parentId}`);
			return startThread(backend, {
				parent,
				name,
				type: isPrivate ? channelType.privateThread : channelType.publicThread,
				ownerId: ownerId ?? guild.ownerId,
				botJoined,
				...(messageId === undefined ? {} : { messageId }),
			});
		},
		openDirectMessage: (userId) => directChannel(backend, must(world.users.get(userId), userId).id),
		openGroup: (userIds) =>
			addPlace(backend, {
				type: channelType.group,
				guildId: null,
				name: 'A group',
				recipientIds: userIds,
			}),
		changeThread(threadId, { name, ...change }) {
			const thread = channelOf(threadId);
			thread.name = name ?? thread.name;
			changeThread(backend, thread, change);
		},
		setBotPermissions(guildId, permissions) {
			const guild = guildOf(guildId);
			guild.botPermissions = permissions;
			for (const role of rolesOf(guild)) {
				tellGuild(guild, 'GUILD_ROLE_UPDATE', { guild_id: guild.id, role });
			}
		},
		denyBot(channelId, denied) {
			const channel = channelOf(channelId);
			channel.deniedToBot = denied;
			tellPlace(backend, channel, 'CHANNEL_UPDATE');
		},
		deleteChannel: (channelId) => removePlace(backend, channelOf(channelId)),
		removeGuild(guildId, { unavailable = false } = {}) {
			const guild = guildOf(guildId);
			tellGuild(guild, 'GUILD_DELETE', { id: guild.id, ...(unavailable ? { unavailable } : {}) });
			if (unavailable) guild.unavailable = true;
			else {
				guild.botIsMember = false;
				guild.memberIds.delete(identity.botUserId);
			}
		},
		restoreGuild(guildId) {
			const guild = guildOf(guildId);
			guild.unavailable = false;
			guild.botIsMember = true;
			guild.memberIds.add(identity.botUserId);
			tellGuild(guild, 'GUILD_CREATE', guildCreatePayload(backend, guild));
		},
	};
}
