import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Json } from '../records.ts';
import { opcode } from './protocol.ts';

export interface GatewayEvent {
	readonly name: string;
	/** null: a direct message, which only shard 0 receives. */
	readonly guildId: string | null;
	/** Sent to sessions that have one of these intents; 0: to all. */
	readonly needs: number;
	readonly data: (intents: number) => Json;
}

export interface Session {
	readonly id: string;
	readonly intents: number;
	readonly shard: readonly [index: number, count: number];
	readonly log: { readonly s: number; readonly t: string; readonly d: unknown }[];
	sequence: number;
	socket: WebSocket | undefined;
}

const REPLAY_LENGTH = 2_000;

export interface Sessions {
	open(intents: number, shard: Session['shard'], socket: WebSocket): Session;
	find(id: unknown): Session | undefined;
	end(session: Session): void;
	all(): readonly Session[];
	/** Numbers the event, keeps it for a later resume and sends it if the session is connected. */
	send(session: Session, name: string, data: unknown): void;
	/** Sends again what came after `sequence`. */
	replay(session: Session, sequence: number): void;
	dispatch(event: GatewayEvent): void;
}

export function shardOf(guildId: string, shards: number): number {
	return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

export function sendFrame(socket: WebSocket, frame: Json): void {
	if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
}

export function createSessions(): Sessions {
	const sessions = new Map<string, Session>();
	const transmit = (session: Session, event: Session['log'][number]) => {
		if (session.socket) sendFrame(session.socket, { op: opcode.dispatch, ...event });
	};
	const send = (session: Session, name: string, data: unknown) => {
		session.sequence += 1;
		const event = { s: session.sequence, t: name, d: data };
		session.log.push(event);
		if (session.log.length > REPLAY_LENGTH) session.log.shift();
		transmit(session, event);
	};
	const receives = ({ intents, shard }: Session, event: GatewayEvent) => {
		if (event.needs !== 0 && (intents & event.needs) === 0) return false;
		return shard[0] === (event.guildId === null ? 0 : shardOf(event.guildId, shard[1]));
	};
	return {
		open(intents, shard, socket) {
			const id = randomBytes(16).toString('hex');
			const session: Session = { id, intents, shard, log: [], sequence: 0, socket };
			sessions.set(id, session);
			return session;
		},
		find: (id) => (typeof id === 'string' ? sessions.get(id) : undefined),
		end: (session) => void sessions.delete(session.id),
		all: () => [...sessions.values()],
		send,
		replay(session, sequence) {
			for (const event of session.log.filter(({ s }) => s > sequence)) transmit(session, event);
		},
		dispatch(event) {
			for (const session of sessions.values()) {
				if (receives(session, event)) send(session, event.name, event.data(session.intents));
			}
		},
	};
}
