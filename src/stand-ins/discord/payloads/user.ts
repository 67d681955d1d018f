import { ORDINARY_PERMISSIONS } from '../permissions.ts';
import type { Guild, Json, User } from '../records.ts';
import { snowflakeTime } from '../snowflake.ts';

export function userPayload(user: User): Json {
	return {
		id: user.id,
		username: user.name,
		discriminator: '0',
		global_name: user.bot ? null : user.displayName,
		avatar: null,
		avatar_decoration_data: null,
		banner: null,
		accent_color: null,
		bot: user.bot,
		system: false,
		public_flags: 0,
	};
}

/** A member without its user, as MESSAGE_CREATE has it. */
export function memberPayload(guild: Guild, user: User): Json {
	return {
		roles: [
			user.bot ? guild.botRoleId : guild.peopleRoleId,
			...(guild.memberRoles.get(user.id) ?? []),
		],
		nick: null,
		avatar: null,
		banner: null,
		joined_at: new Date(snowflakeTime(guild.id)).toISOString(),
		premium_since: null,
		deaf: false,
		mute: false,
		pending: false,
		flags: 0,
		communication_disabled_until: null,
	};
}

/** As `resolved` of an interaction has it: without user, deaf and mute. */
export function resolvedMemberPayload(guild: Guild, user: User): Json {
	const { deaf: _deaf, mute: _mute, ...member } = memberPayload(guild, user);
	return { ...member, permissions: String(ORDINARY_PERMISSIONS) };
}

export function memberWithUserPayload(guild: Guild, user: User): Json {
	return { ...memberPayload(guild, user), user: userPayload(user) };
}

const role = (id: string, name: string, position: number, permissions: bigint): Json => ({
	id,
	name,
	position,
	permissions: String(permissions),
	color: 0,
	colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
	hoist: false,
	icon: null,
	unicode_emoji: null,
	managed: false,
	mentionable: false,
	flags: 0,
});

/**
 * `@everyone`, the people's role and the bot's managed one, so that the bot holds exactly `guild.botPermissions`; then
 * the others, which permit nothing.
 */
export function rolePayloads(guild: Guild, botUserId: string, botName: string): readonly Json[] {
	const ordinary = ORDINARY_PERMISSIONS;
	return [
		role(guild.id, '@everyone', 0, ordinary & guild.botPermissions),
		role(guild.peopleRoleId, 'People', 1, ordinary),
		{
			...role(guild.botRoleId, botName, 2, guild.botPermissions),
			managed: true,
			tags: { bot_id: botUserId },
		},
		...[...guild.roles.values()].map(({ id, name }, index) => role(id, name, 3 + index, 0n)),
	];
}
