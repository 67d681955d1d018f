import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { GUARD_SIGNAL } from './guard-signal.ts';

/** A picture of 50 megapixels makes about 300 MB of it. */
const MOST_BYTES = 360 * 1024 ** 2;
const LOOK_EVERY_MS = 20;

let guard: Promise<unknown> | undefined;

/**
 * Ends this whole process once it holds too much, as what unpacks foreign files may without end, outside of any heap
 * that V8 would bound. It looks from a thread of its own, because such work lets no timer run. Resolves once it does.
 */
export function guardMemory(): Promise<unknown> {
	guard ??= startGuard();
	return guard;
}

function startGuard(): Promise<unknown> {
	const worker = new Worker(new URL(import.meta.url));
	worker.unref();
	return once(worker, 'message');
}

if (!isMainThread) {
	setInterval(() => {
		if (process.memoryUsage.rss() > MOST_BYTES) process.kill(process.pid, GUARD_SIGNAL);
	}, LOOK_EVERY_MS);
	parentPort?.postMessage('on guard');
}
