import { createSystemClock } from '../../clock.ts';
import type { InteractionRecord } from './interactions/record.ts';
import type { Refusal, RequestRecord, Violation } from './journal.ts';
import type { MessageRecord } from './records.ts';

export type Change =
	| {
			readonly kind: 'message-created' | 'message-edited' | 'message-deleted';
			readonly message: MessageRecord;
	  }
	| { readonly kind: 'typing'; readonly channelId: string }
	| {
			readonly kind: 'interaction-sent' | 'interaction-acknowledged' | 'interaction-followup';
			readonly interaction: InteractionRecord;
	  }
	| { readonly kind: 'commands-written' | 'gateway' | 'thread' | 'presence' }
	| { readonly kind: 'request'; readonly request: RequestRecord }
	| { readonly kind: 'refused'; readonly refusal: Refusal }
	| { readonly kind: 'violated'; readonly violation: Violation };

export interface Changes {
	emit(change: Change): void;
	/** Returns the function that ends the subscription. */
	onChange(listener: (change: Change) => void): () => void;
	/** Resolves with the first truthy result, asked now and after each change; rejects after `timeoutMs` of real time (30 s). */
	waitFor<T>(
		predicate: () => T,
		options?: { timeoutMs?: number; what?: string },
	): Promise<Exclude<T, false | null | undefined | 0 | ''>>;
}

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>;

const isTruthy = <T>(value: T): value is Truthy<T> => Boolean(value);

export function createChanges(): Changes {
	const listeners = new Set<(change: Change) => void>();
	// What is waited for travels over real sockets, so the guard runs on real time whatever clock the world has.
	const realTime = createSystemClock();
	const onChange = (listener: (change: Change) => void) => {
		listeners.add(listener);
		return () => void listeners.delete(listener);
	};
	return {
		emit(change) {
			for (const listener of [...listeners]) listener(change);
		},
		onChange,
		waitFor(predicate, { timeoutMs = 30_000, what = 'what was waited for' } = {}) {
			return new Promise((resolve, reject) => {
				const check = () => {
					try {
						const value = predicate();
						if (!isTruthy(value)) return;
						stop();
						resolve(value);
					} catch (error) {
						stop();
						reject(error);
					}
				};
				const cancelTimer = realTime.after(timeoutMs, () => {
					stop();
					reject(new Error(`${what} did not happen within ${timeoutMs} ms`));
				});
				const unsubscribe = onChange(check);
				const stop = () => {
					cancelTimer();
					unsubscribe();
				};
				check();
			});
		},
	};
}
