import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Core } from '../core.ts';
import { serveConnection } from './connection.ts';
import { createIdentifier, type IdentifyRecord } from './identify.ts';
import { createPresences, type PresenceRecord } from './presence.ts';
import { closeCode, endsSession, GATEWAY_VERSION, opcode } from './protocol.ts';
import { createSessions, type GatewayEvent, sendFrame } from './sessions.ts';

export interface Gateway {
	readonly identifies: readonly IdentifyRecord[];
	/** When sessions were resumed. */
	readonly resumes: readonly number[];
	/** What the bot showed of itself, the latest last: at each IDENTIFY and with each op 3. */
	readonly presences: readonly PresenceRecord[];
	dispatch(event: GatewayEvent): void;
	/** True while a signed-in session is connected. */
	connected(): boolean;
	closeAll(code: number): void;
	/** Drops the sockets without a close frame: the client sees 1006. */
	dropAll(): void;
	withholdAcks(withheld: boolean): void;
	reconnectRequest(): void;
	invalidSession(resumable: boolean): void;
	/** New sockets at the gateway's own address or at the resume address get this HTTP status; undefined ends it. */
	refuseHandshakes(place: 'gateway' | 'resume', status: number | undefined): void;
	attach(server: Server, origin: string): void;
	url(): string;
	close(): void;
}

export function createGateway(core: Core): Gateway {
	const sessions = createSessions();
	const identifier = createIdentifier(core);
	const sockets = new WebSocketServer({ noServer: true });
	const resumes: number[] = [];
	const { presences, note } = createPresences(core.clock, () =>
		core.changes.emit({ kind: 'presence' }),
	);
	const refused = new Map<string, number>();
	let acknowledges = true;
	let origin = '';

	const connection = {
		core,
		sessions,
		identifier,
		resumeUrl: () => `${origin}/resume`,
		acknowledges: () => acknowledges,
		onResume() {
			resumes.push(core.clock.monotonic());
			core.changes.emit({ kind: 'gateway' });
		},
		notePresence: note,
	};
	sockets.on('connection', (socket, request) => {
		socket.on('error', () => socket.terminate());
		const asked = new URL(request.url ?? '/', 'ws://gateway').searchParams;
		if (asked.get('v') !== GATEWAY_VERSION) socket.close(closeCode.invalidVersion);
		else if (asked.get('encoding') !== 'json') socket.close(closeCode.decodeError);
		else serveConnection(socket, connection);
	});

	const eachSession = (visit: (session: ReturnType<typeof sessions.all>[number]) => void) => {
		for (const session of sessions.all()) if (session.socket) visit(session);
	};

	return {
		identifies: identifier.identifies,
		resumes,
		presences,
		dispatch: sessions.dispatch,
		connected: () => sessions.all().some((session) => session.socket !== undefined),
		closeAll(code) {
			eachSession((session) => {
				if (endsSession(code)) sessions.end(session);
				session.socket?.close(code);
			});
		},
		dropAll: () => eachSession((session) => session.socket?.terminate()),
		withholdAcks(withheld) {
			acknowledges = !withheld;
		},
		reconnectRequest() {
			eachSession(({ socket }) => socket && sendFrame(socket, { op: opcode.reconnect, d: null }));
		},
		invalidSession(resumable) {
			eachSession((session) => {
				if (!resumable) sessions.end(session);
				if (session.socket) sendFrame(session.socket, { op: opcode.invalidSession, d: resumable });
			});
		},
		refuseHandshakes(place, status) {
			if (status === undefined) refused.delete(place);
			else refused.set(place, status);
		},
		attach(server, httpOrigin) {
			origin = httpOrigin.replace(/^http/, 'ws');
			server.on('upgrade', (request, socket, head) => {
				const status = refused.get(request.url?.startsWith('/resume') ? 'resume' : 'gateway');
				if (status !== undefined) refuseHandshake(socket, status);
				else
					sockets.handleUpgrade(request, socket, head, (ws) =>
						sockets.emit('connection', ws, request),
					);
			});
		},
		url: () => `${origin}/gateway`,
		close() {
			for (const socket of sockets.clients) socket.terminate();
			sockets.close();
		},
	};
}

function refuseHandshake(socket: Duplex, status: number): void {
	socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
