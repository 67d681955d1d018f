import { type Sentence, say, seconds } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Failure } from '../providers/provider.ts';

/** Why there is no answer, for the person who asked. */
export function failureSentence(failure: Failure, { name }: Pick<Model, 'name'>): Sentence {
	switch (failure.kind) {
		case 'account-minute':
			return say('chat.failed-minute', { at: seconds(failure.retryAt) });
		case 'account-day':
			return say('chat.failed-day', { at: seconds(failure.retryAt) });
		case 'busy':
			if (failure.budget?.span === 'day' && failure.retryAt !== undefined)
				return say('chat.failed-spent', { name, at: seconds(failure.retryAt) });
			return failure.retryAt === undefined
				? say('chat.failed-busy', { name })
				: say('chat.failed-busy-until', { name, at: seconds(failure.retryAt) });
		case 'nobody':
			return failure.retryAt === undefined
				? say('chat.failed-nobody')
				: say('chat.failed-nobody-until', { at: seconds(failure.retryAt) });
		case 'gone':
			return say('chat.failed-gone', { name });
		case 'unable':
			return say('chat.failed-unable', { name });
		case 'key':
			return say('chat.failed-key');
		case 'payment':
			return say('chat.failed-payment');
		case 'refused':
			return say('chat.failed-refused', { name });
		case 'too-long':
			return say('chat.failed-too-long', { name });
		case 'wrong-request':
			return say('chat.failed-wrong-request', { name });
		case 'broken':
			return say('chat.failed-broken', { name });
		case 'stalled':
			return say('chat.failed-stalled', { name });
		case 'timed-out':
			return say('chat.failed-timed-out', { name });
		case 'empty':
			return say('chat.failed-empty', { name });
	}
}

/** Why an answer ends in the middle. */
export function interruptionSentence(failure: Failure, { name }: Pick<Model, 'name'>): Sentence {
	if (failure.kind === 'stalled') return say('chat.interrupted-stalled', { name });
	if (failure.kind === 'timed-out') return say('chat.interrupted-timed-out', { name });
	return say('chat.interrupted', { name });
}

/** Whether the same question would fail in the same way again. */
export function isFinal({ kind }: Failure): boolean {
	return FINAL.includes(kind);
}

const FINAL: readonly Failure['kind'][] = [
	'gone',
	'key',
	'payment',
	'refused',
	'too-long',
	'unable',
	'wrong-request',
];
