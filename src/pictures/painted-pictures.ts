import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Pictures } from './pictures.ts';
import { createTaskLine } from './task-line.ts';
import { startTaskProcess, type TaskProcess } from './task-process.ts';
import { isDrawn, results, type Task } from './tasks.ts';

/** The first picture takes 0.2 s, the next ones 0.02 s. */
const DRAWING_PATIENCE_MS = 8_000;
/** A large picture takes half a second; several people may send four each. */
const READING_PATIENCE_MS = 30_000;

/** Pictures and files in the hands of a process of their own. */
export function createPictures({
	clock,
	log,
	start = startTaskProcess,
}: {
	clock: Clock;
	log: Logger;
	start?: () => TaskProcess;
}): Pictures {
	const closing = new AbortController();
	const line = createTaskLine({ clock, start });

	async function run<Result>(
		task: Task,
		{
			patienceMs = READING_PATIENCE_MS,
			signal: callerSignal,
			read,
		}: {
			patienceMs?: number;
			signal: AbortSignal | undefined;
			read: (result: unknown) => Result;
		},
	): Promise<Result> {
		const signal = AbortSignal.any([closing.signal, ...(callerSignal ? [callerSignal] : [])]);
		try {
			return read(await line.run(task, patienceMs, signal));
		} catch (error) {
			const sentence = isDrawn(task)
				? 'a picture could not be drawn'
				: 'an attached file could not be read';
			if (!signal.aborted) log.warn({ task: task.name, error: describeError(error) }, sentence);
			throw error;
		}
	}

	const draw = (task: Task, signal: AbortSignal | undefined) =>
		run(task, { patienceMs: DRAWING_PATIENCE_MS, signal, read: results.drawn.parse });

	return {
		quota: (picture, signal) => draw({ name: 'quota', picture }, signal),
		leaderboard: (picture, signal) => draw({ name: 'leaderboard', picture }, signal),
		shrink: (bytes, signal) =>
			run({ name: 'shrink', bytes }, { signal, read: results.shrink.parse }),
		readPdf: (bytes, signal) => run({ name: 'pdf', bytes }, { signal, read: results.pdf.parse }),
		readOldText: (bytes, signal) =>
			run({ name: 'old-text', bytes }, { signal, read: results.oldText.parse }),
		async close() {
			closing.abort(new Error('the pictures are closed'));
			await line.close();
		},
	};
}
