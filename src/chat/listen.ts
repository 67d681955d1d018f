import {
	type AnswerEvent,
	type Failure,
	type ModelEvent,
	ProviderFailure,
	type Usage,
} from '../providers/provider.ts';

/** An answer that goes on for longer is cut off upstream: about thirty full Discord messages. */
export const MOST_ANSWER_CHARACTERS = 48_000;

/** How an answer ended and what it was. `failure` only with `interrupted`. */
export type Heard = {
	readonly said: string;
	readonly reason: 'complete' | 'length' | 'filtered' | 'stopped' | 'cut' | 'interrupted';
	readonly modelId?: string;
	readonly usage?: Usage;
	readonly failure?: Failure;
};

type Speech = Extract<AnswerEvent, { type: 'thinking' | 'text' }>;

/** Never half of a character. */
function cutTo(length: number, text: string): string {
	return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/**
 * Passes on what a model says; what it thinks goes to `onThought` alone. Leaving early ends the stream upstream. Throws a ProviderFailure only when not one
 * word was said.
 */
export async function* listen(
	events: AsyncIterable<ModelEvent>,
	signal: AbortSignal,
	onThought: (delta: string) => void = () => {},
): AsyncGenerator<Speech, Heard> {
	let said = '';
	let speaker: { readonly modelId?: string } = {};
	try {
		for await (const event of events) {
			switch (event.type) {
				case 'answering':
					speaker = { modelId: event.modelId };
					break;
				case 'thinking':
					onThought(event.delta);
					yield { type: 'thinking' };
					break;
				case 'text': {
					if (event.startsAnew) said = '';
					const delta = cutTo(MOST_ANSWER_CHARACTERS - said.length, event.delta);
					said += delta;
					yield { ...event, delta };
					if (delta.length < event.delta.length) return { said, reason: 'cut', ...speaker };
					break;
				}
				case 'end': {
					const { type: _, ...end } = event;
					return { said, ...end };
				}
			}
		}
		throw new ProviderFailure({ kind: 'broken' });
	} catch (error) {
		if (signal.aborted) return { said, reason: 'stopped', ...speaker };
		if (said === '' || !(error instanceof ProviderFailure)) throw error;
		return { said, reason: 'interrupted', failure: error.failure, ...speaker };
	}
}
