import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Extent } from './store.ts';

const program = new URL('./compact-program.ts', import.meta.url);

/**
 * Takes what was deleted off the disk, in a thread and over a connection of its own: rewriting takes about a second for
 * a hundred megabytes, in which others can read and who writes waits. One at a time; calls meanwhile share the next.
 * Rejects with SQLite's error.
 */
export function createCompaction(path: string): (extent: Extent) => Promise<void> {
	let running: Promise<unknown> = Promise.resolve();
	const next = new Map<Extent, Promise<void>>();

	async function run(extent: Extent): Promise<void> {
		const worker = new Worker(program, { workerData: { path, extent } });
		const [code] = await once(worker, 'exit');
		if (code !== 0) throw new Error(`the thread that compacts ended with ${code}`);
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
