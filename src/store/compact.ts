import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Extent } from './store.ts';

const program = new URL('./compact-program.ts', import.meta.url);
// As frugal as the bot itself.
const nodeFlags = ['--optimize-for-size', '--max-old-space-size=64'];
const environment = { MALLOC_ARENA_MAX: '1' };

/**
 * Takes what was deleted off the disk, in a process and over a connection of its own: rewriting takes about a second for
 * a hundred megabytes, in which others can read and who writes waits. A thread would leave its memory with the bot. One at
 * a time; calls meanwhile share the next. Rejects with SQLite's words.
 */
export function createCompaction(path: string): (extent: Extent) => Promise<void> {
	let running: Promise<unknown> = Promise.resolve();
	const next = new Map<Extent, Promise<void>>();

	/** The process gets nothing of our environment, so no token. */
	async function run(extent: Extent): Promise<void> {
		const child = fork(program, [path, extent], {
			execArgv: nodeFlags,
			env: environment,
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		});
		let why = '';
		child.on('message', (told) => {
			why = String(told);
		});
		const [code, killedBy] = await once(child, 'exit');
		if (code !== 0) throw new Error(`compacting ended with ${code ?? killedBy}: ${why}`);
	}

	return (extent) => {
		const waiting = next.get(extent);
		if (waiting) return waiting;
		const turn = running.then(() => {
			next.delete(extent);
			return run(extent);
		});
		next.set(extent, turn);
		running = Promise.allSettled([turn]);
		return turn;
	};
}
