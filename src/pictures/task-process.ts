import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { GUARD_SIGNAL } from './guard-signal.ts';
import { UnbearableTask } from './pictures.ts';
import type { Reply, Task } from './tasks.ts';

/** One process that works, one task at a time. */
export interface TaskProcess {
	/** False once its process has ended or was told to. */
	isAlive(): boolean;
	/**
	 * What the program replied. Rejects when the task fails or the process ends, with UnbearableTask if it died of the task;
	 * an abort ends the process.
	 */
	run(task: Task, signal: AbortSignal): Promise<unknown>;
	/** Resolves when the process has ended. */
	end(): Promise<void>;
}

const program = new URL('./task-program.ts', import.meta.url);
// As frugal as the bot itself; its heap holds a few megabytes, of a large PDF some more.
const nodeFlags = ['--optimize-for-size', '--max-old-space-size=128', '--expose-gc'];
const environment = { MALLOC_ARENA_MAX: '1' };

/** By these ends a process that runs out of memory, or runs into a fault of what unpacks a file. */
const KILLED_BY_WORK: readonly unknown[] = [
	GUARD_SIGNAL,
	'SIGABRT',
	'SIGBUS',
	'SIGFPE',
	'SIGILL',
	'SIGSEGV',
	'SIGTRAP',
];

const isReply = (reply: unknown): reply is Reply =>
	typeof reply === 'object' && reply !== null && ('result' in reply || 'error' in reply);

function readReply(reply: unknown): unknown {
	if (!isReply(reply)) throw new Error('the reply of the process has no known form');
	if ('result' in reply) return reply.result;
	throw new Error(`the task failed: ${reply.error.slice(0, 300)}`);
}

async function nextReply(child: ChildProcess, signal: AbortSignal): Promise<unknown> {
	const listening = new AbortController();
	const until = AbortSignal.any([signal, listening.signal]);
	try {
		return await Promise.race([
			once(child, 'message', { signal: until }).then(([reply]) => readReply(reply)),
			once(child, 'exit', { signal: until }).then(([code, killedBy]) => {
				const sentence = `the process for pictures and files ended (${code ?? killedBy})`;
				throw KILLED_BY_WORK.includes(killedBy)
					? new UnbearableTask(sentence)
					: new Error(sentence);
			}),
		]);
	} finally {
		listening.abort();
	}
}

/** Starts the process. It gets nothing of our environment, so no token, and ends by itself when this process is gone. */
export function startTaskProcess(file: URL = program): TaskProcess {
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
		async run(task, signal) {
			signal.throwIfAborted();
			const reply = nextReply(child, signal);
			// What cannot be sent shows in the exit.
			child.send(task, () => {});
			try {
				return await reply;
			} catch (error) {
				await end();
				throw signal.aborted ? signal.reason : error;
			}
		},
	};
}
