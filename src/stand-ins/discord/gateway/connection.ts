import type { WebSocket } from 'ws';
import { z } from 'zod';
import { createSystemClock } from '../../../clock.ts';
import type { Core } from '../core.ts';
import type { Identifier } from './identify.ts';
import { closeCode, endsSession, MAX_PAYLOAD_BYTES, opcode } from './protocol.ts';
import { helloFrame, sendReady } from './ready.ts';
import { type Session, type Sessions, sendFrame } from './sessions.ts';

export interface ConnectionDeps {
	readonly core: Core;
	readonly sessions: Sessions;
	readonly identifier: Identifier;
	readonly resumeUrl: () => string;
	readonly acknowledges: () => boolean;
	readonly onResume: () => void;
	/** False: malformed. */
	readonly notePresence: (presence: unknown) => boolean;
}

const frameSchema = z.object({ op: z.number(), d: z.unknown().optional() });
const resumeSchema = z.object({
	token: z.string(),
	session_id: z.string(),
	seq: z.number().nullable(),
});
const SENDS_WINDOW_MS = 60_000;
// The client keeps its heartbeat on the machine's timers, whatever clock the world runs on.
const machine = createSystemClock();

/** Speaks the gateway's protocol with one socket. */
export function serveConnection(socket: WebSocket, deps: ConnectionDeps): void {
	const { core, sessions, identifier } = deps;
	let session: Session | undefined;
	let sentAtMs: number[] = [];
	let cancelTimeout: (() => void) | undefined;

	const expectHeartbeat = () => {
		cancelTimeout?.();
		const patienceMs = core.limits.heartbeatIntervalMs * 2;
		cancelTimeout = machine.after(patienceMs, () => socket.close(closeCode.sessionTimedOut));
	};
	const sendsTooMuch = () => {
		const since = core.clock.monotonic() - SENDS_WINDOW_MS;
		sentAtMs = [...sentAtMs.filter((atMs) => atMs > since), core.clock.monotonic()];
		return sentAtMs.length > core.limits.gatewaySendsPerMinute;
	};
	const heartbeat = () => {
		expectHeartbeat();
		if (deps.acknowledges()) sendFrame(socket, { op: opcode.heartbeatAck });
	};
	const presence = (data: unknown) => {
		if (data && deps.notePresence(data)) return;
		socket.close(closeCode.decodeError, 'Error while decoding payload.');
	};
	const identify = (data: unknown) => {
		if (session) return socket.close(closeCode.alreadyAuthenticated, 'Already authenticated.');
		const accepted = identifier.identify(data);
		if (accepted === 'too-soon') return sendFrame(socket, { op: opcode.invalidSession, d: false });
		if (typeof accepted === 'number') return socket.close(accepted, 'Identify refused.');
		session = sessions.open(accepted.intents, accepted.shard, socket);
		deps.notePresence(accepted.presence);
		sendReady(core, sessions, session, deps.resumeUrl());
		return core.changes.emit({ kind: 'gateway' });
	};
	const resume = (data: unknown) => {
		if (session) return socket.close(closeCode.alreadyAuthenticated, 'Already authenticated.');
		const parsed = resumeSchema.safeParse(data);
		if (!parsed.success)
			return socket.close(closeCode.decodeError, 'Error while decoding payload.');
		const { token, session_id: id, seq } = parsed.data;
		if (token.replace(/^Bot /, '') !== core.portal.token) {
			return socket.close(closeCode.authenticationFailed, 'Authentication failed.');
		}
		const found = sessions.find(id);
		if (!found) return sendFrame(socket, { op: opcode.invalidSession, d: false });
		if ((seq ?? 0) > found.sequence) return socket.close(closeCode.invalidSequence, 'Invalid seq.');
		const former = found.socket;
		found.socket = socket;
		session = found;
		former?.close(4_000);
		sessions.replay(found, seq ?? 0);
		sessions.send(found, 'RESUMED', { _trace: [] });
		return deps.onResume();
	};
	const handlers = new Map<number, (data: unknown) => void>([
		[opcode.heartbeat, heartbeat],
		[opcode.identify, identify],
		[opcode.resume, resume],
		[opcode.presenceUpdate, presence],
		[opcode.voiceStateUpdate, () => undefined],
		[opcode.requestGuildMembers, () => undefined],
	]);
	const needsSession = (op: number) =>
		op !== opcode.heartbeat && op !== opcode.identify && op !== opcode.resume;

	const receive = (bytes: Buffer) => {
		if (sendsTooMuch()) return socket.close(closeCode.rateLimited, 'You are being rate limited.');
		const frame = decode(bytes);
		if (!frame) return socket.close(closeCode.decodeError, 'Error while decoding payload.');
		const handler = handlers.get(frame.op);
		if (!handler) return socket.close(closeCode.unknownOpcode, 'Unknown opcode.');
		if (!session && needsSession(frame.op)) {
			return socket.close(closeCode.notAuthenticated, 'Not authenticated.');
		}
		return handler(frame.d);
	};

	socket.on('message', (data) => {
		if (socket.readyState === socket.OPEN) receive(toBuffer(data));
	});
	socket.on('close', (code) => {
		cancelTimeout?.();
		if (session?.socket !== socket) return;
		session.socket = undefined;
		if (endsSession(code)) sessions.end(session);
		core.changes.emit({ kind: 'gateway' });
	});
	sendFrame(socket, helloFrame(core.limits.heartbeatIntervalMs));
	expectHeartbeat();
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
	if (Array.isArray(data)) return Buffer.concat(data);
	return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function decode(bytes: Buffer): { op: number; d?: unknown } | undefined {
	if (bytes.byteLength > MAX_PAYLOAD_BYTES) return undefined;
	try {
		return frameSchema.parse(JSON.parse(bytes.toString('utf8')));
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
		throw error;
	}
}
