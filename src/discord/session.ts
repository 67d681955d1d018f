import {
	type Client,
	DiscordjsError,
	DiscordjsErrorCodes,
	Events,
	GatewayOpcodes,
	type GatewayPresenceUpdateData,
	Status,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { buildClient } from './client.ts';
import type { IdentifyGate } from './identify-gate.ts';
import type { PresenceOnWire } from './presence.ts';
import { watchRest } from './rest.ts';
import { buildStrategy } from './strategy.ts';

/** Two of Discord's heartbeats of 41.25 s without an answer, and a little more. */
const SILENCE_MS = 90_000;

/** Why a session ended without our doing. */
export type Refusal =
	| { readonly kind: 'closed'; readonly code: number }
	| { readonly kind: 'unauthorised' }
	| { readonly kind: 'failed'; readonly error: unknown };

export type Ready = { readonly kind: 'ready'; readonly client: Client<true> };

/** One client from its sign-in to its end. */
export interface Session {
	/** Settles once: signed in and ready, or refused before that. */
	readonly begun: Promise<Ready | Refusal>;
	/** Every shard is connected and its heartbeats are answered. */
	healthy(): boolean;
	/** Since the last answer to a heartbeat, or since the session began. */
	silentMs(): number;
	/** Tells every connected shard; false when there is none. */
	present(presence: GatewayPresenceUpdateData): boolean;
	/** Ends it as Discord would: settles `begun`, or calls `onRefused` after that. Does nothing once left. */
	refuse(refusal: Refusal): void;
	/** Closes the gateway cleanly. */
	leave(): Promise<void>;
}

export type SessionOptions = {
	readonly apiUrl: string;
	readonly token: string;
	readonly messageContent: boolean;
	readonly gate: IdentifyGate;
	readonly log: Logger;
	readonly presence: PresenceOnWire;
	/** The library keeps its heartbeat on the machine's timers: this clock runs as they do. */
	readonly socketClock: Clock;
	readonly attach: (client: Client) => void;
	/** Told of what ends the session after it was ready. */
	readonly onRefused: (refusal: Refusal) => void;
};

export function openSession(options: SessionOptions): Session {
	const { apiUrl, gate, log, messageContent, onRefused, presence, socketClock, token } = options;
	const ended = new AbortController();
	let acknowledgedAt = socketClock.monotonic();
	const client = buildClient({
		apiUrl,
		messageContent,
		buildStrategy: (manager) =>
			buildStrategy(manager, {
				ended: ended.signal,
				gate,
				initialPresence: presence.inIdentify,
				log,
				onAcknowledged: () => {
					acknowledgedAt = socketClock.monotonic();
				},
			}),
	});
	logEvents(client, log);
	client.on(Events.ShardReady, presence.afterReady);
	client.on(Events.ShardResume, presence.afterResume);
	options.attach(client);

	const begun = Promise.withResolvers<Ready | Refusal>();
	let ready = false;
	let left: Promise<void> | undefined;
	const refuse = (refusal: Refusal) => {
		if (ended.signal.aborted) return;
		if (ready) onRefused(refusal);
		else begun.resolve(refusal);
	};
	watchRest(client.rest, log, () => refuse({ kind: 'unauthorised' }));
	client.on(Events.ShardDisconnect, ({ code }) => refuse({ kind: 'closed', code }));
	client.once(Events.ClientReady, (signedIn) => {
		ready = true;
		acknowledgedAt = socketClock.monotonic();
		begun.resolve({ kind: 'ready', client: signedIn });
	});
	client.login(token).catch((error: unknown) => refuse(explain(error)));

	const silentMs = () => socketClock.monotonic() - acknowledgedAt;
	return {
		begun: begun.promise,
		refuse,
		silentMs,
		present(data) {
			const connected = client.ws.shards.filter(({ status }) => status === Status.Ready);
			for (const shard of connected.values()) {
				shard.send({ op: GatewayOpcodes.PresenceUpdate, d: data });
			}
			return connected.size > 0;
		},
		healthy: () =>
			ready &&
			!ended.signal.aborted &&
			client.ws.shards.every(({ status }) => status === Status.Ready) &&
			silentMs() < SILENCE_MS,
		leave() {
			ended.abort();
			left ??= client.destroy();
			return left;
		},
	};
}

function explain(error: unknown): Refusal {
	return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
		? { kind: 'unauthorised' }
		: { kind: 'failed', error };
}

/** The client's own events; without a listener for `error`, a rejected handler would end the process. */
function logEvents(client: Client, log: Logger): void {
	client.on(Events.Error, (error) =>
		log.error({ error: describeError(error) }, 'A handler of Discord events failed'),
	);
	client.on(Events.ShardError, (error, shard) =>
		log.warn({ shard, error: describeError(error) }, 'The connection to Discord had an error'),
	);
	client.on(Events.Warn, () => log.warn({}, 'The Discord library warned'));
	client.on(Events.Invalidated, () => log.warn({}, 'The Discord session was invalidated'));
	const broken = new Set<number>();
	client.on(Events.ShardReconnecting, (shard) => {
		if (!broken.has(shard)) log.info({ shard }, 'The connection to Discord broke off');
		broken.add(shard);
	});
	client.on(Events.ShardReady, (shard) => broken.delete(shard));
	client.on(Events.ShardResume, (shard, replayed) => {
		broken.delete(shard);
		log.info({ shard, replayed }, 'The connection to Discord stands again');
	});
}
