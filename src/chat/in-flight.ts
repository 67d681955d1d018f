import type { PlaceKey } from '../place.ts';

/** An answer on its way. `signal` ends it: the caller's signal, or a stop. */
export type Running = { readonly signal: AbortSignal; end(): void };

/** The answers on their way, and whose turn it is. */
export interface InFlight {
	/** Makes this answer known, so that it can be stopped, until its `end`. */
	begin(questionId: string, signal: AbortSignal): Running;
	/** Whether this person already has an answer on its way in this place. */
	isBusy(personId: string, placeKey: PlaceKey): boolean;
	/** One answer at a time per person and place, in order; resolves with what lets the next one in. */
	enter(personId: string, placeKey: PlaceKey, signal: AbortSignal): Promise<() => void>;
	/** False when no such answer is on its way. */
	stop(questionId: string, reason?: unknown): boolean;
	/** A UserError as the reason is told to the people under what was said so far. */
	stopAll(reason: unknown): void;
	count(): number;
	/** Resolves when no answer is on its way. */
	idle(): Promise<void>;
}

type Line = { next: (() => void)[] };

export function createInFlight(): InFlight {
	const running = new Map<string, Set<AbortController>>();
	const lines = new Map<string, Line>();
	const idle = new Set<() => void>();
	const lineOf = (personId: string, placeKey: PlaceKey) => `${personId} ${placeKey}`;

	function wait(line: Line, signal: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const enter = () => {
				signal.removeEventListener('abort', giveUp);
				resolve();
			};
			const giveUp = () => {
				line.next = line.next.filter((waiting) => waiting !== enter);
				reject(signal.reason);
			};
			line.next.push(enter);
			signal.addEventListener('abort', giveUp, { once: true });
		});
	}

	function leaveOnce(key: string, line: Line): () => void {
		let isIn = true;
		return () => {
			if (!isIn) return;
			isIn = false;
			const next = line.next.shift();
			if (next) next();
			else lines.delete(key);
		};
	}

	return {
		begin(questionId, outer) {
			const controller = new AbortController();
			const forward = () => controller.abort(outer.reason);
			if (outer.aborted) forward();
			else outer.addEventListener('abort', forward, { once: true });
			const siblings = running.get(questionId) ?? new Set();
			running.set(questionId, siblings.add(controller));
			return {
				signal: controller.signal,
				end() {
					outer.removeEventListener('abort', forward);
					siblings.delete(controller);
					if (siblings.size === 0 && running.get(questionId) === siblings)
						running.delete(questionId);
					if (running.size > 0) return;
					for (const tell of idle) tell();
					idle.clear();
				},
			};
		},
		isBusy: (personId, placeKey) => lines.has(lineOf(personId, placeKey)),
		async enter(personId, placeKey, signal) {
			signal.throwIfAborted();
			const key = lineOf(personId, placeKey);
			const line = lines.get(key);
			if (line) {
				await wait(line, signal);
				return leaveOnce(key, line);
			}
			const fresh: Line = { next: [] };
			lines.set(key, fresh);
			return leaveOnce(key, fresh);
		},
		stop(questionId, reason) {
			const controllers = running.get(questionId);
			for (const controller of controllers ?? []) controller.abort(reason);
			return controllers !== undefined;
		},
		stopAll(reason) {
			for (const controllers of running.values()) {
				for (const controller of controllers) controller.abort(reason);
			}
		},
		count: () => running.size,
		idle: () =>
			running.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.add(resolve)),
	};
}
