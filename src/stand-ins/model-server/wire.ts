import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { type Clock, sleep } from '../../clock.ts';
import type { Script } from './script.ts';

/** The event stream of one reply, with the peculiarities that its script asks for. */
export interface Wire {
	event(body: object): Promise<void>;
	comment(): Promise<void>;
	done(): Promise<void>;
	/** Waits until the clock's monotonic time, sending the comments that fall due meanwhile. */
	until(atMs: number): Promise<void>;
	/** Flushes what was written, then closes the socket in the middle of the body. */
	cut(): Promise<void>;
}

interface Options {
	clock: Clock;
	response: ServerResponse;
	script: Script;
	/** What its comment lines say; `null`: it sends none. */
	keepAlive: string | null;
	signal: AbortSignal;
}

export function createWire({ clock, response, script, keepAlive, signal }: Options): Wire {
	const lineEnd = script.crlf ? '\r\n' : '\n';
	const everyMs = typeof script.comments === 'object' ? script.comments.everyMs : undefined;
	let nextCommentMs =
		everyMs === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() + everyMs;

	const write = async (line: string) => {
		signal.throwIfAborted();
		const bytes = Buffer.from(line + lineEnd + lineEnd);
		const step = script.splitBytes ?? bytes.length;
		for (let start = 0; start < bytes.length; start += step) {
			if (!response.write(bytes.subarray(start, start + step)))
				await once(response, 'drain', { signal });
			if (script.splitBytes) await setImmediate();
		}
	};
	const comment = async () => {
		if (keepAlive !== null) await write(`: ${keepAlive}`);
	};

	return {
		event: (body) => write(`data: ${JSON.stringify(body)}`),
		done: () => write('data: [DONE]'),
		comment,
		async until(atMs) {
			while (clock.monotonic() < atMs) {
				await sleep(clock, Math.min(atMs, nextCommentMs) - clock.monotonic(), signal);
				if (everyMs === undefined || clock.monotonic() < nextCommentMs) continue;
				nextCommentMs += everyMs;
				await comment();
			}
		},
		async cut() {
			await new Promise((resolve) => response.write('', resolve));
			response.destroy();
		},
	};
}
