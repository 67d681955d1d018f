import {
	type GuildBasedChannel,
	type GuildMember,
	PermissionFlagsBits,
	PermissionsBitField,
} from 'discord.js';
import type { Lack } from '../command.ts';
import type { Permission } from '../place.ts';

type Who = { readonly id: string; readonly roleIds: readonly string[] };

/** What decides about somebody's permissions in one channel; the id of `@everyone` is the server's. */
export type Rules = {
	readonly serverId: string;
	readonly ownerId: string;
	role(id: string): bigint | undefined;
	/** The channel's overwrite for a role or a member. */
	overwrite(id: string): { readonly allow: bigint; readonly deny: bigint } | undefined;
};

const joined = (bits: readonly bigint[]) => bits.reduce((all, bit) => all | bit, 0n);

/** https://docs.discord.com/developers/topics/permissions, for members that are not cached as well. */
export function permissionsUnder(rules: Rules, { id, roleIds }: Who): bigint {
	const { ownerId, serverId } = rules;
	const inServer = joined([serverId, ...roleIds].map((role) => rules.role(role) ?? 0n));
	if (id === ownerId || (inServer & PermissionFlagsBits.Administrator) !== 0n) {
		return PermissionsBitField.All;
	}
	const overwritten = (permissions: bigint, ids: readonly string[]) => {
		const found = ids.flatMap((one) => rules.overwrite(one) ?? []);
		const denied = joined(found.map(({ deny }) => deny));
		return (permissions & ~denied) | joined(found.map(({ allow }) => allow));
	};
	return [[serverId], roleIds, [id]].reduce(overwritten, inServer);
}

/** What somebody may do in a channel, or in a thread, where its parent decides. */
export function permissionsIn(channel: GuildBasedChannel, who: Who): bigint {
	const { guild } = channel;
	const home = channel.isThread() ? channel.parent : channel;
	const overwrites = home?.permissionOverwrites.cache;
	const rules: Rules = {
		serverId: guild.id,
		ownerId: guild.ownerId,
		role: (id) => guild.roles.cache.get(id)?.permissions.bitfield,
		overwrite(id) {
			const found = overwrites?.get(id);
			return found && { allow: found.allow.bitfield, deny: found.deny.bitfield };
		},
	};
	return permissionsUnder(rules, who);
}

/** Those that the bot is invited with, as we name them. */
const BITS: Readonly<Record<Lack, bigint>> = {
	'view-channel': PermissionFlagsBits.ViewChannel,
	'send-messages': PermissionFlagsBits.SendMessages,
	'send-messages-in-threads': PermissionFlagsBits.SendMessagesInThreads,
	'attach-files': PermissionFlagsBits.AttachFiles,
	'read-message-history': PermissionFlagsBits.ReadMessageHistory,
	'create-public-threads': PermissionFlagsBits.CreatePublicThreads,
};

/** The permissions without which nothing can be said in a channel, or in a thread. */
export const toSpeak = (inThread: boolean): readonly Permission[] => [
	'view-channel',
	inThread ? 'send-messages-in-threads' : 'send-messages',
];

/** Without one of these no earlier message of a channel is shown to us. */
export const TO_READ_HISTORY: readonly Permission[] = ['view-channel', 'read-message-history'];

/** Without one of these no thread can be opened on a message, or nothing said in it. */
export const TO_OPEN_THREADS: readonly Permission[] = [
	'view-channel',
	'send-messages-in-threads',
	'create-public-threads',
	'read-message-history',
];

/** Which of the needed ones are not held. */
export function missingOf<Name extends Lack>(
	needed: readonly Name[],
	held: bigint,
): readonly Name[] {
	if ((held & PermissionFlagsBits.Administrator) !== 0n) return [];
	return needed.filter((name) => (held & BITS[name]) === 0n);
}

/** What we may do in a channel. */
export function ownPermissions(channel: GuildBasedChannel, me: GuildMember): bigint {
	return permissionsIn(channel, { id: me.id, roleIds: [...me.roles.cache.keys()] });
}

/** What we miss here in order to answer; empty if we may. */
export function missingToSpeak(channel: GuildBasedChannel, me: GuildMember): readonly string[] {
	if (me.isCommunicationDisabled()) return ['(timed out)'];
	return missingOf(toSpeak(channel.isThread()), ownPermissions(channel, me));
}

/** The two powers that commands ask for, out of Discord's permission bits. */
export function powers(permissions: bigint): {
	readonly manageServer: boolean;
	readonly manageMessages: boolean;
} {
	const admin = (permissions & PermissionFlagsBits.Administrator) !== 0n;
	const has = (bit: bigint) => admin || (permissions & bit) !== 0n;
	return {
		manageServer: has(PermissionFlagsBits.ManageGuild),
		manageMessages: has(PermissionFlagsBits.ManageMessages),
	};
}
