import type { Failure } from './provider.ts';

/** What to do about a failure. Times are epoch milliseconds; absent: the failed model's health decides. */
export type Remedy =
	| { readonly kind: 'account-waits'; readonly until: number }
	| { readonly kind: 'model-rests'; readonly until?: number }
	| { readonly kind: 'model-gone' }
	| { readonly kind: 'key-dead' }
	| { readonly kind: 'question-refused' }
	| { readonly kind: 'request-wrong' };

/** An account in debt opens no door, like a dead key. A question that a model cannot hold or see is a wrong request to it. */
export function remedyOf(failure: Failure): Remedy {
	switch (failure.kind) {
		case 'account-minute':
		case 'account-day':
			return { kind: 'account-waits', until: failure.retryAt };
		case 'busy':
		case 'nobody':
			return failure.retryAt === undefined
				? { kind: 'model-rests' }
				: { kind: 'model-rests', until: failure.retryAt };
		case 'broken':
		case 'stalled':
		case 'timed-out':
		case 'empty':
			return { kind: 'model-rests' };
		case 'gone':
			return { kind: 'model-gone' };
		case 'key':
		case 'payment':
			return { kind: 'key-dead' };
		case 'refused':
			return { kind: 'question-refused' };
		case 'too-long':
		case 'unable':
		case 'wrong-request':
			return { kind: 'request-wrong' };
	}
}
