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
export function nextButtons(
	{ canGoOn, canOpenThread, handle, hasThoughts, isEdited }: NextSteps,
	speak: Speak,
): readonly Button[] {
	const offered = (name: string, label: Sentence, style: Button['style'] = 'secondary') => ({
		id: buttonId(name, handle),
		label: speak(label),
		style,
	});
	// There is room for five.
	const offersThread = canOpenThread && !(canGoOn && hasThoughts);
	return [
		// Nobody wants once more what was not meant.
		isEdited
			? offered('edited', say('button.edited'), 'primary')
			: offered('anew', say('button.anew')),
		...(canGoOn ? [offered('on', say('button.on'))] : []),
		offered('other', say('button.other')),
		...(hasThoughts ? [offered('thoughts', say('button.thoughts'))] : []),
		...(offersThread ? [offered('thread', say('button.thread'))] : []),
		offered('delete', say('button.delete')),
	];
}

/** Under a question that nobody could answer. */
export function retryButtons(
	{ handle }: Pick<NextSteps, 'handle'>,
	speak: Speak,
): readonly Button[] {
	return [
		{ id: buttonId('anew', handle), label: speak(say('button.retry')), style: 'primary' },
		{ id: buttonId('other', handle), label: speak(say('button.other')), style: 'secondary' },
	];
}
