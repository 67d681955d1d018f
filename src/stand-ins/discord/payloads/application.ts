import type { Core } from '../core.ts';
import type { Json, User } from '../records.ts';
import { userPayload } from './user.ts';

const flag = { presence: 1 << 13, guildMembers: 1 << 15, messageContent: 1 << 19 } as const;

/** The "limited" flags that an app in fewer than a hundred servers has for each switch turned on. */
export function applicationFlags({ portal }: Core): number {
	return (
		(portal.presenceAllowed ? flag.presence : 0) |
		(portal.guildMembersAllowed ? flag.guildMembers : 0) |
		(portal.messageContentAllowed ? flag.messageContent : 0)
	);
}

export function applicationPayload(core: Core, bot: User, owner: User): Json {
	const { identity } = core;
	return {
		id: identity.applicationId,
		name: identity.name,
		icon: null,
		description: '',
		type: null,
		bot: userPayload(bot),
		owner: userPayload(owner),
		team: null,
		summary: '',
		bot_public: true,
		bot_require_code_grant: false,
		integration_types_config: { 0: {}, 1: {} },
		verify_key: '0'.repeat(64),
		flags: applicationFlags(core),
		hook: true,
		redirect_uris: [],
		interactions_endpoint_url: null,
		role_connections_verification_url: null,
		approximate_guild_count: core.world.guilds.size,
		approximate_user_install_count: 0,
	};
}
