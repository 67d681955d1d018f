import {
	type GatewayPresenceUpdateData,
	type IShardingStrategy,
	SimpleShardingStrategy,
	type WebSocketOptions,
} from 'discord.js';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { affordAgain, type IdentifyGate } from './identify-gate.ts';

type SocketManager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

/** @discordjs/ws names the events of its shards; this one says that a heartbeat was acknowledged. */
const ACKNOWLEDGED = 'heartbeat';

/**
 * The library's own sockets, with four faults of it mended (@discordjs/ws 1.2.3): a shard whose first connection
 * failed comes back half a second after its client was destroyed; an exception in a listener, and what is sent while
 * there is no connection, end the process as an unhandled rejection; the day's sign-ins are not spared.
 */
export function buildStrategy(
	manager: SocketManager,
	{
		ended,
		gate,
		initialPresence,
		log,
		onAcknowledged,
	}: {
		ended: AbortSignal;
		gate: IdentifyGate;
		/** Part of every IDENTIFY, written anew for each. */
		initialPresence: GatewayPresenceUpdateData;
		log: Logger;
		onAcknowledged: () => void;
	},
): IShardingStrategy {
	const identified = new Set<number>();
	const fetch = (fresh: boolean) => manager.fetchGatewayInformation(fresh);
	const buildIdentifyThrottler = () => ({
		async waitForIdentify(shardId: number, signal: AbortSignal) {
			if (identified.has(shardId)) await affordAgain(gate, fetch, signal, log);
			identified.add(shardId);
			await gate.turn(signal);
		},
	});
	// A shard asks for its session before it opens a socket: left without an answer, an abandoned one goes no further.
	const retrieveSessionInfo = (shardId: number) =>
		ended.aborted ? new Promise<null>(() => {}) : manager.options.retrieveSessionInfo(shardId);
	const emit = (...event: Parameters<SocketManager['emit']>) => {
		if (event[0] === ACKNOWLEDGED) onAcknowledged();
		try {
			return manager.emit(...event);
		} catch (error) {
			log.error({ error: describeError(error) }, 'An event from Discord could not be handled');
			return true;
		}
	};
	const guarded: SocketManager = Object.create(manager, {
		emit: { value: emit },
		options: {
			get: () => ({
				...manager.options,
				retrieveSessionInfo,
				buildIdentifyThrottler,
				initialPresence,
			}),
		},
	});
	const sockets = new SimpleShardingStrategy(guarded);
	return {
		async spawn(shardIds) {
			await gate.afford(fetch, ended);
			await sockets.spawn(shardIds);
		},
		connect: () => sockets.connect(),
		destroy: (options) => sockets.destroy(options),
		async send(shardId, payload) {
			try {
				await sockets.send(shardId, payload);
			} catch (error) {
				log.debug({ shardId, error: describeError(error) }, 'Nothing could be sent to Discord');
			}
		},
		fetchStatus: () => sockets.fetchStatus(),
	};
}
