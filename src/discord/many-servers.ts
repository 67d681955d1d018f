import type { Logger } from '../log.ts';

/** https://docs.discord.com/developers/events/gateway#sharding: beyond 2,500 a connection is closed with 4011. */
const NEARLY_FULL = 2_000;

/** The library opens as many connections as Discord recommends, but asks for their number only when it starts. */
export function warnOfManyServers(servers: number, connections: number, log: Logger): void {
	if (servers < NEARLY_FULL * connections) return;
	log.warn(
		{ servers, connections },
		'Discord lets a connection serve 2,500 servers: restart the bot before that, so that it opens more',
	);
}
