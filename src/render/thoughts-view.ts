import { type Sentence, say } from '../locales/keys.ts';
import { createPresenter } from './present/presenter.ts';
import { MESSAGE_LIMIT, splitMessage } from './split.ts';
import type { View } from './surface.ts';

/** Where no file may be attached, so many messages of them at most. */
const MOST_MESSAGES = 4;

/** What a model thought, as a file. */
export function thoughtsView(
	{ text, isCut }: { readonly text: string; readonly isCut: boolean },
	speak: (sentence: Sentence) => string,
): View {
	const shown = createPresenter().finish(text);
	const intro = speak(say(isCut ? 'thoughts.beginning' : 'thoughts.here'));
	return {
		parts: [intro],
		file: {
			name: 'thoughts.md',
			content: text.toWellFormed(),
			type: 'text/markdown; charset=utf-8',
			description: speak(say('thoughts.file-description')),
			instead: [intro, ...splitMessage(shown, MESSAGE_LIMIT).slice(0, MOST_MESSAGES)],
		},
	};
}
