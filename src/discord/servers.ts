import { type Client, GatewayDispatchEvents, type GatewayReadyDispatchData } from 'discord.js';
import type { DiscordOptions } from './gateway.ts';

/**
 * Tells after each sign-in on which servers the bot is: READY lists them all, those in an outage too. One that put the bot
 * out while no session stood is told in no other way. https://docs.discord.com/developers/events/gateway-events#ready
 */
export function followServers(client: Client, onServers: DiscordOptions['onServers']): void {
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
