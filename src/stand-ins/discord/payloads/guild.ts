import type { Core } from '../core.ts';
import type { Guild, Json } from '../records.ts';
import { snowflakeTime } from '../snowflake.ts';
import { isThread } from '../world.ts';
import { channelPayload } from './channel.ts';
import { memberWithUserPayload, rolePayloads } from './user.ts';

export function guildPayload({ identity }: Core, guild: Guild): Json {
	return {
		id: guild.id,
		name: guild.name,
		owner_id: guild.ownerId,
		preferred_locale: guild.locale,
		roles: rolePayloads(guild, identity.botUserId, identity.name),
		emojis: [],
		stickers: [],
		features: [],
		icon: null,
		splash: null,
		discovery_splash: null,
		banner: null,
		description: null,
		vanity_url_code: null,
		afk_channel_id: null,
		afk_timeout: 300,
		system_channel_id: null,
		system_channel_flags: 0,
		rules_channel_id: null,
		public_updates_channel_id: null,
		safety_alerts_channel_id: null,
		application_id: null,
		verification_level: 0,
		default_message_notifications: 0,
		explicit_content_filter: 0,
		mfa_level: 0,
		nsfw_level: 0,
		nsfw: false,
		premium_tier: 0,
		premium_subscription_count: 0,
		premium_progress_bar_enabled: false,
		max_members: 500_000,
		max_video_channel_users: 25,
		max_stage_video_channel_users: 50,
		widget_enabled: false,
		hub_type: null,
		incidents_data: null,
	};
}

/** GUILD_CREATE: what the gateway adds to a guild. */
export function guildCreatePayload(core: Core, guild: Guild): Json {
	const channels = core.world.channelsOf(guild.id);
	const present = [guild.ownerId, core.identity.botUserId].flatMap((id) => {
		const user = core.world.users.get(id);
		return user ? [memberWithUserPayload(guild, user)] : [];
	});
	return {
		...guildPayload(core, guild),
		joined_at: new Date(snowflakeTime(guild.id)).toISOString(),
		large: false,
		unavailable: false,
		member_count: guild.memberIds.size,
		members: present,
		channels: channels.filter((channel) => !isThread(channel)).map((c) => channelPayload(core, c)),
		threads: channels
			.filter(
				(channel) => isThread(channel) && !channel.thread?.archived && core.world.botSees(channel),
			)
			.map((channel) => channelPayload(core, channel)),
		presences: [],
		voice_states: [],
		stage_instances: [],
		guild_scheduled_events: [],
		soundboard_sounds: [],
	};
}
