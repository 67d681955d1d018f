import { type Sentence, say } from '../locales/keys.ts';
import { countCodePoints } from './code-points.ts';
import { quiet } from './footer.ts';
import { createPresenter } from './present/presenter.ts';
import { closedText, preview } from './preview.ts';
import { createSplitter, MESSAGE_LIMIT, splitMessage } from './split.ts';
import type { View } from './surface.ts';

/** A longer answer goes on in a file; where no file may be attached, in this many messages at most. */
const MOST_MESSAGES = 4;
const MOST_WITHOUT_FILE = 8;

/** The views of one answer, whose text only grows: what is shown is made of it, the file holds it as it was written. */
export function createAnswerView(inWords: (sentence: Sentence) => string) {
	const presenter = createPresenter();
	const splitter = createSplitter();
	const line = (key: 'render.rest-in-file' | 'render.shortened' | 'render.muted') =>
		quiet(inWords(say(key)));

	/** The first messages only, the last of them with `lines` below it. */
	function cutShort(
		parts: readonly string[],
		most: number,
		lines: readonly string[],
	): readonly string[] {
		const below = lines.join('\n');
		const room = MESSAGE_LIMIT - countCodePoints(below) - 1;
		const last = splitMessage(parts[most - 1] ?? '', Math.max(room, MESSAGE_LIMIT / 2))[0] ?? '';
		return withBelow([...parts.slice(0, most - 1), last], below);
	}

	return {
		/** Nothing to see yet: no parts. */
		whileStreaming(text: string): View {
			const { full, tail } = splitter.advance(presenter.advance(text));
			if (full.length >= MOST_MESSAGES) {
				return { parts: cutShort(full, MOST_MESSAGES, [line('render.rest-in-file')]) };
			}
			const shown = { ...tail, text: tail.text + presenter.unsettled() };
			const last = preview(shown, MESSAGE_LIMIT);
			return { parts: last === '' ? [...full] : [...full, last] };
		},
		/** The whole text with what is told of it below, wherever that fits; `isCut`: it was to go on. */
		ended(text: string, told: readonly string[], isCut = false): View {
			const presented = presenter.finish(text);
			const parts = splitter.finish(isCut ? closedText(presented) : presented);
			const lines = parts.length > 0 ? told.map(asSmall) : told;
			const endingAt = (part: number, isMuted = false) => {
				const below = isMuted ? [line('render.muted'), ...lines] : lines;
				return cutShort(parts, part + 1, below)[part] ?? '';
			};
			if (parts.length <= MOST_MESSAGES) {
				const all = withBelow(parts, lines.join('\n'));
				return all.length > 1 ? { parts: all, endingAt } : { parts: all };
			}
			return {
				endingAt,
				parts: cutShort(parts, MOST_MESSAGES, [line('render.rest-in-file'), ...lines]),
				file: {
					name: 'answer.md',
					content: text.toWellFormed(),
					type: 'text/markdown; charset=utf-8',
					description: inWords(say('render.file-description')),
					instead:
						parts.length <= MOST_WITHOUT_FILE
							? withBelow(parts, lines.join('\n'))
							: cutShort(parts, MOST_WITHOUT_FILE, [line('render.shortened'), ...lines]),
				},
			};
		},
	};
}

/** Below an answer the bot speaks in small type only, which no text of a model has. */
function asSmall(line: string): string {
	return line.startsWith(quiet('')) ? line : line.split('\n').map(quiet).join('\n');
}

function withBelow(parts: readonly string[], below: string): readonly string[] {
	if (below === '') return parts;
	const last = parts.at(-1);
	const joined = `${last}\n${below}`;
	if (last === undefined || countCodePoints(joined) > MESSAGE_LIMIT) {
		return [...parts, ...splitMessage(below)];
	}
	return [...parts.slice(0, -1), joined];
}
