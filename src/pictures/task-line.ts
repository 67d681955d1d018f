import type { Clock } from '../clock.ts';
import { UnbearableTask } from './pictures.ts';
import type { TaskProcess } from './task-process.ts';
import type { Task } from './tasks.ts';

/** A process holds about 50 MB; starting one takes 0.15 s. */
const IDLE_MS = 60_000;
/** For one task, once it has begun. */
const WORK_MS = 8_000;
/** How many tasks may be asked for at a time, the one under way included. */
const MOST_AT_ONCE = 16;

/** Tasks for a process of their own, one at a time: started for the first, ended after a minute without one. */
export function createTaskLine({ clock, start }: { clock: Clock; start: () => TaskProcess }) {
	let worker: TaskProcess | undefined;
	let turn: Promise<unknown> = Promise.resolve();
	let unfinished = 0;
	let stopIdling = () => {};

	/** A signal that ends with this one, or after a while for this reason; `cancel` must be called. */
	function atMost(ms: number, outer: AbortSignal, reason: Error) {
		const tooLate = new AbortController();
		const cancel = clock.after(ms, () => tooLate.abort(reason));
		return { signal: AbortSignal.any([outer, tooLate.signal]), cancel };
	}

	async function work(task: Task, outer: AbortSignal): Promise<unknown> {
		outer.throwIfAborted();
		stopIdling();
		const current = worker?.isAlive() ? worker : start();
		worker = current;
		const { signal, cancel } = atMost(WORK_MS, outer, new UnbearableTask('it took too long'));
		try {
			return await current.run(task, signal);
		} finally {
			cancel();
			if (current.isAlive()) stopIdling = clock.after(IDLE_MS, () => void current.end());
		}
	}

	return {
		/** `patienceMs`: from the call to the result, waiting included. */
		async run(task: Task, patienceMs: number, outer: AbortSignal): Promise<unknown> {
			outer.throwIfAborted();
			if (unfinished >= MOST_AT_ONCE) throw new Error('too many tasks are waiting');
			unfinished += 1;
			const { signal, cancel } = atMost(patienceMs, outer, new Error('it took too long'));
			const done = turn.then(() => work(task, signal));
			const gone = Promise.withResolvers<never>();
			const leave = () => gone.reject(signal.reason);
			signal.addEventListener('abort', leave, { once: true });
			turn = Promise.allSettled([done]);
			try {
				return await Promise.race([done, gone.promise]);
			} finally {
				signal.removeEventListener('abort', leave);
				cancel();
				unfinished -= 1;
			}
		},
		/** Once nothing is asked any more. */
		async close(): Promise<void> {
			stopIdling();
			await turn;
			await worker?.end();
		},
	};
}
