import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { QuotaPicture } from './pictures.ts';

/** One process that draws, one picture at a time. */
export interface Painter {
	/** False once its process has ended or was told to. */
	isAlive(): boolean;
	/** A PNG. Rejects when the drawing fails or the process ends; an abort ends the process. */
	paint(picture: QuotaPicture, signal: AbortSignal): Promise<Uint8Array>;
	/** Resolves when the process has ended. */
	end(): Promise<void>;
}

const program = new URL('./painter-process.ts', import.meta.url);
// As frugal as the bot itself; its heap holds a few megabytes.
const nodeFlags = ['--optimize-for-size', '--max-old-space-size=64'];
const environment = { MALLOC_ARENA_MAX: '1' };

/** Bytes are the picture; a string is the reason why there is none. */
function readReply(reply: unknown): Uint8Array {
	if (reply instanceof Uint8Array) return reply;
	throw new Error(`the picture could not be drawn: ${String(reply).slice(0, 300)}`);
}

async function nextReply(child: ChildProcess, signal: AbortSignal): Promise<Uint8Array> {
	const listening = new AbortController();
	const until = AbortSignal.any([signal, listening.signal]);
	try {
		return await Promise.race([
			once(child, 'message', { signal: until }).then(([reply]) => readReply(reply)),
			once(child, 'exit', { signal: until }).then(([code, killedBy]) => {
				throw new Error(`the process that draws pictures ended (${code ?? killedBy})`);
			}),
		]);
	} finally {
		listening.abort();
	}
}

/** Starts the process. It gets nothing of our environment, so no token, and ends by itself when this process is gone. */
export function startPainter(file: URL = program): Painter {
	const child = fork(file, {
		execArgv: nodeFlags,
		env: environment,
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	let isAlive = true;
	const ended = new Promise<void>((resolve) => {
		const onEnd = () => {
			isAlive = false;
			resolve();
		};
		child.once('exit', onEnd);
		// A process that could not be started has no exit.
		child.on('error', () => child.pid === undefined && onEnd());
	});
	const end = () => {
		isAlive = false;
		child.kill('SIGKILL');
		return ended;
	};
	return {
		isAlive: () => isAlive,
		end,
		async paint(picture, signal) {
			signal.throwIfAborted();
			const reply = nextReply(child, signal);
			// What cannot be sent shows in the exit.
			child.send(JSON.stringify(picture), () => {});
			try {
				return await reply;
			} catch (error) {
				await end();
				throw signal.aborted ? signal.reason : error;
			}
		},
	};
}
