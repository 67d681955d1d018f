import type { Core } from '../core.ts';
import { ORDINARY_PERMISSIONS } from '../permissions.ts';
import type { Channel, Guild, Json, MessageRecord } from '../records.ts';
import { channelType } from '../world.ts';
import { channelPayload } from './channel.ts';
import { messagePayload } from './message.ts';
import { memberWithUserPayload, userPayload } from './user.ts';

export interface InteractionFacts {
	readonly type: number;
	readonly channel: Channel;
	readonly userId: string;
	readonly data: Json;
	readonly locale: string | undefined;
	/** What the person may do in that place; default: what ordinary members may. */
	readonly permissions: bigint | undefined;
	readonly owners: Readonly<Record<string, string>>;
	readonly on: MessageRecord | undefined;
	/** The components of that message as who pressed saw them, when they are others by now. */
	readonly shown?: readonly Json[];
}

const contextOf = (core: Core, channel: Channel) => {
	if (channel.guildId !== null) return 0;
	const isWithBot = channel.recipientIds.includes(core.identity.botUserId);
	return channel.type === channelType.direct && isWithBot ? 1 : 2;
};

export function interactionPayload(
	core: Core,
	facts: InteractionFacts,
	{ id, token }: { id: string; token: string },
): Json {
	const { channel } = facts;
	const on = facts.on && { ...facts.on, components: facts.shown ?? facts.on.components };
	const guild = core.world.guildOf(channel);
	const user = core.world.users.get(facts.userId);
	if (!user) throw new Error(`Nobody has the id ${facts.userId}`);
	const permissions = String(facts.permissions ?? ORDINARY_PERMISSIONS);
	return {
		id,
		application_id: core.identity.applicationId,
		type: facts.type,
		token,
		version: 1,
		data: facts.data,
		channel: { ...channelPayload(core, channel), permissions },
		channel_id: channel.id,
		...(guild
			? { ...guildFields(guild), member: { ...memberWithUserPayload(guild, user), permissions } }
			: { user: userPayload(user) }),
		...(on ? { message: messagePayload(core, on) } : {}),
		app_permissions: String(core.world.botPermissions(channel)),
		locale: facts.locale ?? user.locale,
		entitlements: [],
		authorizing_integration_owners: facts.owners,
		context: contextOf(core, channel),
		attachment_size_limit: core.limits.fileBytes,
	};
}

const guildFields = (guild: Guild): Json => ({
	guild_id: guild.id,
	guild_locale: guild.locale,
	guild: { id: guild.id, locale: guild.locale, features: [] },
});
