import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { type Painter, startPainter } from './painter.ts';
import type { Pictures, QuotaPicture } from './pictures.ts';

/** From the call to the bytes, waiting included. The first picture takes 0.2 s, the next ones 0.02 s. */
const PATIENCE_MS = 8_000;
/** A painter holds about 50 MB; starting one takes 0.15 s. */
const IDLE_MS = 60_000;
/** How many pictures may be asked for at a time, the one being drawn included. */
const MOST_AT_ONCE = 16;

/** Pictures from a process of their own, one at a time: started for the first, ended after a minute without one. */
export function createPictures({
	clock,
	log,
	start = startPainter,
}: {
	clock: Clock;
	log: Logger;
	start?: () => Painter;
}): Pictures {
	const closing = new AbortController();
	let painter: Painter | undefined;
	let turn: Promise<unknown> = Promise.resolve();
	let unfinished = 0;
	let stopIdling = () => {};

	async function paint(picture: QuotaPicture, signal: AbortSignal): Promise<Uint8Array> {
		signal.throwIfAborted();
		stopIdling();
		const current = painter?.isAlive() ? painter : start();
		painter = current;
		try {
			return await current.paint(picture, signal);
		} finally {
			if (current.isAlive()) stopIdling = clock.after(IDLE_MS, () => void current.end());
		}
	}

	async function inTime(picture: QuotaPicture, outer: AbortSignal): Promise<Uint8Array> {
		if (unfinished >= MOST_AT_ONCE) throw new Error('too many pictures are waiting');
		unfinished += 1;
		const tooLate = new AbortController();
		const signal = AbortSignal.any([outer, tooLate.signal]);
		const cancel = clock.after(PATIENCE_MS, () =>
			tooLate.abort(new Error('the picture took too long')),
		);
		const drawn = turn.then(() => paint(picture, signal));
		const gone = Promise.withResolvers<never>();
		const leave = () => gone.reject(signal.reason);
		signal.addEventListener('abort', leave, { once: true });
		turn = Promise.allSettled([drawn]);
		try {
			return await Promise.race([drawn, gone.promise]);
		} finally {
			signal.removeEventListener('abort', leave);
			cancel();
			unfinished -= 1;
		}
	}

	return {
		async quota(picture, callerSignal) {
			const signal = AbortSignal.any([closing.signal, ...(callerSignal ? [callerSignal] : [])]);
			signal.throwIfAborted();
			try {
				return await inTime(picture, signal);
			} catch (error) {
				if (!signal.aborted)
					log.warn({ error: describeError(error) }, 'a picture could not be drawn');
				throw error;
			}
		},
		async close() {
			closing.abort(new Error('the pictures are closed'));
			stopIdling();
			await turn;
			await painter?.end();
		},
	};
}
