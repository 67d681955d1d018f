import type { Client } from 'discord.js';
import { createSystemClock } from '../clock.ts';
import type { FatalError } from '../errors.ts';
import { serverOf } from '../place.ts';
import { createSurfaces } from './all-surfaces.ts';
import { createButtonEdits } from './button-edits.ts';
import { createCalls } from './calls.ts';
import { CONTENT_SWITCH } from './close-codes.ts';
import { createCommandBook } from './command-book.ts';
import { createConnection } from './connection.ts';
import type { Discord, DiscordOptions } from './discord.ts';
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
import { createPresence } from './presence.ts';
import { createReaders } from './readers.ts';
import { createRest, watchRest } from './rest.ts';
import { followServers } from './servers.ts';
import { createStanding } from './standing.ts';

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
		rewrite({ channelId, messageId }, content) {
			const edit = () => calls.editMessage(channelId, messageId, { content });
			void persist([edit], 'a message could not be rewritten');
		},
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
		operator: createOperator({ calls, log, signal: closing.signal }),
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
