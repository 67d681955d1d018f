import {
	type Client,
	GatewayDispatchEvents,
	type GatewayGuildCreateDispatchData,
	type GatewayReadyDispatchData,
} from 'discord.js';
import type { DiscordOptions } from './discord.ts';

/**
 * Tells on which servers the bot is: each as it comes, and after a sign-in all of them at once, those in an outage too. One
 * that put the bot out while no session stood is told in no other way than by missing there.
 * https://docs.discord.com/developers/events/gateway-events#ready
 */
export function followServers(
	client: Client,
	{ onServer, onServers }: Pick<DiscordOptions, 'onServer' | 'onServers'>,
): void {
	client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) =>
		onServer(id),
	);
	client.ws.on(
		GatewayDispatchEvents.Ready,
		({ guilds, shard: [shard, shards] = [0, 1], user }: GatewayReadyDispatchData) =>
			onServers({
				accountId: user.id,
				serverIds: guilds.map(({ id }) => id),
				mayJudge: (serverId) => Number((BigInt(serverId) >> 22n) % BigInt(shards)) === shard,
			}),
	);
}
