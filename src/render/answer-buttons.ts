import { type Sentence, say } from '../locales/keys.ts';
import type { NextSteps } from '../providers/provider.ts';
import { buttonId } from './button-id.ts';
import type { Button } from './surface.ts';

type Speak = (sentence: Sentence) => string;

/** Under an answer that is being written. */
export const stopButton = (handle: string, speak: Speak): Button => ({
	id: buttonId('stop', handle),
	label: speak(say('button.stop')),
	style: 'danger',
});

/** Under an answer that has ended; at most five. */
export function nextButtons({ handle }: NextSteps, speak: Speak): readonly Button[] {
	return [
		{ id: buttonId('anew', handle), label: speak(say('button.anew')), style: 'secondary' },
		{ id: buttonId('delete', handle), label: speak(say('button.delete')), style: 'secondary' },
	];
}

/** Under a question that nobody could answer. */
export function retryButtons({ handle }: NextSteps, speak: Speak): readonly Button[] {
	return [{ id: buttonId('anew', handle), label: speak(say('button.retry')), style: 'primary' }];
}
