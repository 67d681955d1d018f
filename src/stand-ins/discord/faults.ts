/** One scripted mishap. Its answers are on purpose and never counted as refusals. */
export interface Fault {
	readonly method?: string;
	/** Tried against the path without `/api/v10`. */
	readonly path?: RegExp;
	/** Without a status the request is answered as usual, after `delayMs`. */
	readonly status?: number;
	/** A string goes out as text/html, anything else as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** How many requests it meets; 1. */
	readonly times?: number;
	/** Milliseconds of the passed clock before the answer. */
	readonly delayMs?: number;
	/** Do what was asked, then fail: the answer is lost, the message is not. */
	readonly performFirst?: boolean;
	/** `close` the socket without an answer, or `truncate` the answer's body. */
	readonly connection?: 'close' | 'truncate';
}

export interface Faults {
	/** Returns the function that withdraws the fault. */
	failNext(fault: Fault): () => void;
	take(method: string, path: string): Fault | undefined;
}

export function createFaults(): Faults {
	const waiting = new Map<Fault, number>();
	return {
		failNext(fault) {
			const own = { ...fault };
			waiting.set(own, fault.times ?? 1);
			return () => void waiting.delete(own);
		},
		take(method, path) {
			for (const [fault, left] of waiting) {
				if (fault.method !== undefined && fault.method !== method) continue;
				if (fault.path !== undefined && path.search(fault.path) < 0) continue;
				if (left > 1) waiting.set(fault, left - 1);
				else waiting.delete(fault);
				return fault;
			}
			return undefined;
		},
	};
}

/** Cloudflare's answer to an address that is banned for a while: no JSON, no rate limit headers. api-docs #5385 */
export const cloudflareBan = {
	status: 429,
	body: '<!DOCTYPE html><html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head><body>error code: 1015</body></html>',
} as const satisfies Fault;
