import type { Client } from 'discord.js';
import { type Clock, sleep } from '../clock.ts';
import { describeError, FatalError } from '../errors.ts';
import { CONTENT_SWITCH, fatalClose, isContentRefused, wrongToken } from './close-codes.ts';
import { retryDelayMs } from './retry-delay.ts';
import {
	openSession,
	type Ready,
	type Refusal,
	type Session,
	type SessionOptions,
} from './session.ts';
import { watch } from './watchdog.ts';

type ConnectionOptions = Omit<SessionOptions, 'messageContent' | 'onRefused'> & {
	readonly clock: Clock;
	/** After each sign-in. */
	readonly onReady: (client: Client<true>) => void;
	/** For what no further sign-in can help, when it happens after `start`. */
	readonly onFatal: (error: FatalError) => void;
};

/** Keeps a session with Discord for as long as Discord lets it. */
export interface Connection {
	/** Resolves when ready; rejects with FatalError when no further try can help, or with the signal's reason. */
	start(signal: AbortSignal): Promise<void>;
	session(): Session | undefined;
	/** False once Discord has refused the Message Content intent. */
	readsContent(): boolean;
	/** Closes the gateway cleanly and signs in no more. */
	close(): Promise<void>;
}

/** A gateway that no longer answers is given up on after this long. */
const GOODBYE_MS = 2_000;

const LOST = 'The connection to Discord was lost for good.';

export function createConnection(options: ConnectionOptions): Connection {
	const { clock, gate, log, onFatal, onReady, socketClock } = options;
	const stopped = new AbortController();
	let messageContent = true;
	let failures = 0;
	let session: Session | undefined;

	const leave = async (one: Session | undefined) => {
		try {
			await one?.leave();
		} catch (error) {
			log.warn({ error: describeError(error) }, 'A session with Discord did not close cleanly');
		}
	};

	/** Waits as long as this refusal asks for; throws when waiting cannot help. */
	const settle = async (refusal: Refusal, signal: AbortSignal): Promise<void> => {
		if (refusal.kind === 'unauthorised') throw wrongToken();
		if (refusal.kind === 'closed') {
			const fatal = fatalClose(refusal.code);
			if (fatal) throw fatal;
			if (isContentRefused(refusal.code) && messageContent) {
				messageContent = false;
				log.warn(
					{ switch: CONTENT_SWITCH },
					'Message Content is switched off in the portal: mentions, DMs and commands work, threads do not',
				);
				return;
			}
		}
		const waitMs = retryDelayMs(refusal, failures++);
		const why =
			refusal.kind === 'closed' ? { code: refusal.code } : { error: describeError(refusal.error) };
		log.warn({ ...why, waitMs }, 'Signing in to Discord failed; it is tried again');
		await sleep(clock, waitMs, signal);
	};

	const connect = async (signal: AbortSignal): Promise<void> => {
		for (;;) {
			signal.throwIfAborted();
			const opened = openSession({ ...options, messageContent, onRefused });
			session = opened;
			const outcome = await beginning(opened, signal);
			if (outcome?.kind === 'ready') {
				failures = 0;
				onReady(outcome.client);
				return;
			}
			void leave(opened);
			if (outcome) await settle(outcome, signal);
		}
	};

	const onRefused = (refusal: Refusal) => {
		void leave(session);
		settle(refusal, stopped.signal)
			.then(() => connect(stopped.signal))
			.catch((error: unknown) => {
				if (stopped.signal.aborted) return;
				stopped.abort();
				onFatal(error instanceof FatalError ? error : new FatalError(LOST, 1, { cause: error }));
			});
	};

	return {
		async start(signal) {
			const endWatch = watch(
				socketClock,
				() => gate.saving() || session?.healthy() === true,
				() => session?.refuse({ kind: 'failed', error: new Error('No connection for too long') }),
			);
			stopped.signal.addEventListener('abort', endWatch, { once: true });
			try {
				await connect(AbortSignal.any([signal, stopped.signal]));
			} catch (error) {
				stopped.abort();
				throw error;
			}
		},
		session: () => session,
		readsContent: () => messageContent,
		async close() {
			stopped.abort();
			const waited = Promise.withResolvers<void>();
			const cancel = socketClock.after(GOODBYE_MS, waited.resolve);
			await Promise.race([leave(session), waited.promise]);
			cancel();
		},
	};
}

/** How the session began, or undefined when the signal came first. */
async function beginning(
	session: Session,
	signal: AbortSignal,
): Promise<Ready | Refusal | undefined> {
	const aborted = Promise.withResolvers<undefined>();
	const onAbort = () => aborted.resolve(undefined);
	signal.addEventListener('abort', onAbort, { once: true });
	try {
		return await Promise.race([session.begun, aborted.promise]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
