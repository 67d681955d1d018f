import type { Client } from 'discord.js';
import { type Clock, createSystemClock } from '../clock.ts';
import type { Command, Standing } from '../command.ts';
import type { Incoming } from '../dispatch.ts';
import type { FatalError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type Gone, type Place, type PlaceKey, serverOf } from '../place.ts';
import type { Button, Surface } from '../render/surface.ts';
import { createButtonEdits } from './button-edits.ts';
import { createCalls } from './calls.ts';
import { CONTENT_SWITCH } from './close-codes.ts';
import { createCommandBook } from './command-book.ts';
import type { Describe } from './command-payload.ts';
import { createConnection } from './connection.ts';
import { createGathering } from './gathering.ts';
import { createIdentifyGate } from './identify-gate.ts';
import { createIntake } from './intake.ts';
import { personInvite, serverInvite } from './invite.ts';
import { warnOfManyServers } from './many-servers.ts';
import { localeOf } from './message-origin.ts';
import { createThreadOpening } from './opening-threads.ts';
import { createOperator } from './operator.ts';
import { createOutbox } from './outbox.ts';
import { createPersistent } from './persistent.ts';
import { createPresence, type Presence } from './presence.ts';
import { createReaders } from './readers.ts';
import { createRest, watchRest } from './rest.ts';
import { followServers } from './servers.ts';
import { createStanding } from './standing.ts';
import { createSurfaces } from './surfaces.ts';

export type DiscordOptions = {
	readonly token: string;
	/** The REST base without a version. */
	readonly apiUrl: string;
	/** Registers commands in this server only. */
	readonly guildId?: string;
	readonly commands: readonly Command[];
	readonly describe: Describe;
	/** Never rejects. */
	readonly dispatch: (incoming: Incoming) => Promise<void>;
	readonly onDeleted: (messageIds: readonly string[]) => void;
	/** A person changed what their message says, to this. */
	readonly onEdited: (messageId: string, text: string) => void;
	/** A channel with all that was said in it, or a server that put the bot out. */
	readonly onGone: (gone: Gone) => void;
	/** The bot is on this one, which it may have joined just now. */
	readonly onServer: (serverId: string) => void;
	/** On which servers the bot is, after each sign-in of a shard. `mayJudge`: whether a server is this shard's. */
	readonly onServers: (now: {
		readonly accountId: string;
		readonly serverIds: readonly string[];
		mayJudge(serverId: string): boolean;
	}) => void;
	readonly clock: Clock;
	readonly log: Logger;
	/** Runs as the machine's timers do, by which the library keeps its heartbeat. */
	readonly socketClock?: Clock;
};

export type DiscordState = {
	/** Signed in, every shard connected, heartbeats answered. */
	readonly ready: boolean;
	/** What works only in part, for the operator. */
	readonly degraded: readonly string[];
	readonly lastHeartbeatAckAgeMs: number | undefined;
};

export interface Discord {
	/**
	 * Resolves when signed in and ready, after as many tries as it takes. Rejects with FatalError (exit code 3) when no
	 * further try can help, or with the signal's reason.
	 */
	start(signal: AbortSignal): Promise<void>;
	state(): DiscordState;
	/** Where an answer stands, found again after a restart. */
	surfaceAt(address: string): Surface | undefined;
	/**
	 * Changes nothing but what can be pressed under a message of the bot; the last change stands. Where that is not possible
	 * it is logged.
	 */
	showButtons(
		message: { readonly channelId: string; readonly messageId: string },
		buttons: readonly Button[],
	): void;
	/** For a server; empty before the first sign-in. */
	inviteLink(): string;
	/** Whether somebody can still read what stands there: true in DMs, and where Discord does not say. */
	isHere(place: Pick<Place, 'channelId' | 'serverId'>, personId: string): Promise<boolean>;
	/** What Discord lets the bot do in a place. */
	standing(place: Place): Standing;
	/** False: Discord hides what does not mention the bot. */
	readsContent(): boolean;
	/** The only server that the bot is in; undefined for none or several. */
	onlyServer(): { readonly id: string; readonly locale: string } | undefined;
	/** Shows this beside the bot's name, on all servers: as soon as Discord allows, and until another is shown. */
	show(presence: Presence): void;
	/** The language of a server, as Discord names it; English in DMs, whose language Discord does not tell. */
	localeOf(place: PlaceKey): string;
	/** What people call whoever runs the bot; undefined where Discord does not say. */
	operator(): Promise<string | undefined>;
	/** `</ask:123>`, or `/ask` while it is not registered. */
	mention(commandName: string): string;
	/** Takes no more questions. */
	stopIntake(): void;
	/** Lands what is still to be shown, then closes the gateway; `signal` cuts the landing short. */
	close(signal?: AbortSignal): Promise<void>;
	/** For a refusal after `start` that no new sign-in can mend. */
	onFatal(listener: (error: FatalError) => void): void;
}

export function createDiscord({
	apiUrl,
	clock,
	commands,
	describe,
	dispatch,
	guildId,
	log,
	onGone,
	onDeleted,
	onServer,
	onServers,
	onEdited,
	socketClock = createSystemClock(),
	token,
}: DiscordOptions): Discord {
	const rest = createRest(apiUrl, token);
	const calls = createCalls({ rest, clock, log });
	const outbox = createOutbox({ calls, clock, log });
	const closing = new AbortController();
	const persist = createPersistent({ clock, log, signal: closing.signal });
	const surfaces = createSurfaces({ calls, outbox, persist, clock, log });
	const readsContent = () => connection.readsContent();
	const intake = createIntake({
		answer: ({ id, token: interactionToken }, response) =>
			calls.answerInteraction({ id, token: interactionToken }, response),
		clock,
		describe,
		dispatch,
		gathering: createGathering({ calls, clock, log, outbox, readsContent }),
		log,
		onGone,
		onDeleted,
		onEdited,
		openThread: createThreadOpening({ calls, log, readsContent, surfaces }),
		readsContent,
		surfaces,
	});
	const book = createCommandBook({ clock, commands, describe, guildId, log, rest });
	const presence = createPresence({
		clock,
		send: (data) => connection.session()?.present(data) ?? false,
	});
	const fatalListeners: ((error: FatalError) => void)[] = [];
	let invite = '';
	let signedIn: Client | undefined;

	const connection = createConnection({
		apiUrl,
		attach(client) {
			intake.attach(client);
			followServers(client, { onServer, onServers });
		},
		clock,
		gate: createIdentifyGate({ clock, log }),
		log,
		onFatal(error) {
			for (const listener of fatalListeners) listener(error);
		},
		onReady(client) {
			signedIn = client;
			invite = serverInvite(client.application.id);
			log.info(
				{
					name: client.user.username,
					servers: client.guilds.cache.size,
					inviteToServer: invite,
					inviteToPerson: personInvite(client.application.id),
				},
				'Signed in to Discord',
			);
			warnOfManyServers(client.guilds.cache.size, client.ws.shards.size, log);
			book.publish(client.application.id, closing.signal);
		},
		presence: presence.onWire,
		socketClock,
		token,
	});
	watchRest(rest, log, () => connection.session()?.refuse({ kind: 'unauthorised' }));

	return {
		start: connection.start,
		state() {
			const session = connection.session();
			return {
				ready: session?.healthy() ?? false,
				degraded: connection.readsContent() ? [] : [`Message Content is off: ${CONTENT_SWITCH}`],
				lastHeartbeatAckAgeMs: session?.silentMs(),
			};
		},
		surfaceAt: surfaces.fromAddress,
		showButtons: createButtonEdits({ calls, persist }),
		inviteLink: () => invite,
		isHere: createReaders({ calls, log, client: () => signedIn }),
		standing: createStanding(() => signedIn),
		readsContent: connection.readsContent,
		onlyServer() {
			const [server, another] = signedIn?.guilds.cache.values() ?? [];
			return server && !another ? { id: server.id, locale: localeOf(server) } : undefined;
		},
		show: presence.show,
		localeOf(place) {
			return localeOf(signedIn?.guilds.cache.get(serverOf(place) ?? ''));
		},
		operator: createOperator({ rest, log }),
		mention: book.mention,
		stopIntake: intake.stop,
		async close(signal) {
			intake.stop();
			closing.abort();
			presence.close();
			await outbox.landed(signal);
			await connection.close();
			rest.clearHashSweeper();
			rest.clearHandlerSweeper();
		},
		onFatal(listener) {
			fatalListeners.push(listener);
		},
	};
}
