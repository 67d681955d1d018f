import type { Core } from '../core.ts';
import { applicationFlags } from '../payloads/application.ts';
import { guildCreatePayload } from '../payloads/guild.ts';
import { userPayload } from '../payloads/user.ts';
import type { Json } from '../records.ts';
import { intent, opcode } from './protocol.ts';
import { type Session, type Sessions, shardOf } from './sessions.ts';

/** READY, then a GUILD_CREATE for each server of the shard. */
export function sendReady(
	core: Core,
	sessions: Sessions,
	session: Session,
	resumeUrl: string,
): void {
	const guilds = [...core.world.guilds.values()].filter(
		(guild) => guild.botIsMember && shardOf(guild.id, session.shard[1]) === session.shard[0],
	);
	sessions.send(
		session,
		'READY',
		readyPayload(
			core,
			session,
			resumeUrl,
			guilds.map(({ id }) => id),
		),
	);
	if ((session.intents & intent.guilds) === 0) return;
	for (const guild of guilds) {
		if (!guild.unavailable) sessions.send(session, 'GUILD_CREATE', guildCreatePayload(core, guild));
	}
}

function readyPayload(core: Core, session: Session, resumeUrl: string, guildIds: string[]): Json {
	const bot = core.world.users.get(core.identity.botUserId);
	return {
		v: 10,
		user: bot
			? { ...userPayload(bot), verified: true, mfa_enabled: true, email: null, flags: 0 }
			: null,
		user_settings: {},
		guilds: guildIds.map((id) => ({ id, unavailable: true })),
		session_id: session.id,
		session_type: 'normal',
		resume_gateway_url: resumeUrl,
		shard: session.shard,
		application: { id: core.identity.applicationId, flags: applicationFlags(core) },
		private_channels: [],
		relationships: [],
		presences: [],
		guild_join_requests: [],
		geo_ordered_rtc_regions: [],
		_trace: [],
	};
}

export const helloFrame = (heartbeatIntervalMs: number): Json => ({
	op: opcode.hello,
	s: null,
	t: null,
	d: { heartbeat_interval: heartbeatIntervalMs, _trace: [] },
});
