import { setImmediate } from 'node:timers/promises';
import { isDrawn, type Reply, type Task } from './tasks.ts';

// The program of task-process.ts: a task in; its result, or the reason why there is none, out. Whatever does the work is
// loaded late, so that a library that is missing on this machine is such a reason.

async function work(task: Task): Promise<unknown> {
	if (task.name === 'quota') {
		const { drawQuota } = await import('./draw-quota.ts');
		return drawQuota(task.picture);
	}
	if (task.name === 'leaderboard') {
		const { drawLeaderboard } = await import('./draw-leaderboard.ts');
		return drawLeaderboard(task.picture);
	}
	if (task.name === 'old-text') {
		const { readOldText } = await import('./read-old-text.ts');
		return readOldText(task.bytes);
	}
	const { guardMemory } = await import('./memory-guard.ts');
	await guardMemory();
	if (task.name === 'shrink') {
		const { shrinkPicture } = await import('./shrink-picture.ts');
		return await shrinkPicture(task.bytes);
	}
	const { readPdf } = await import('./read-pdf.ts');
	return await readPdf(task.bytes);
}

async function replyTo(task: Task): Promise<Reply> {
	try {
		return { result: await work(task) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : 'unknown' };
	}
}

/** Only the bot can send to this process. */
const isTask = (message: unknown): message is Task =>
	typeof message === 'object' && message !== null && 'name' in message;

/** A large picture lies outside the heap: without this it would still be there when the next one comes. */
async function cleanUp(): Promise<void> {
	await setImmediate();
	globalThis.gc?.();
	await setImmediate();
}

process.on('message', async (message) => {
	if (!isTask(message)) return;
	const reply = await replyTo(message);
	if (!isDrawn(message)) await cleanUp();
	process.send?.(reply);
});
