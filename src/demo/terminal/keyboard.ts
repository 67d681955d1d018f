import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { Key } from '../input/editor.ts';

export type Keyboard = {
	readonly onKey: (key: Key) => void;
	readonly onPaste: (text: string) => void;
};

const BRACKETED_PASTE = ['\u001b[?2004h', '\u001b[?2004l'] as const;

/** Listens to a terminal key by key; the returned function gives it back as it was. */
export function listenToKeys(
	input: ReadStream,
	write: (text: string) => void,
	{ onKey, onPaste }: Keyboard,
): () => void {
	let pasted: string | undefined;
	const onKeypress = (text: string | undefined, key: Key) => {
		if (key.name === 'paste-start') pasted = '';
		else if (key.name === 'paste-end') {
			onPaste(pasted ?? '');
			pasted = undefined;
		} else if (pasted === undefined) onKey(key);
		else pasted += text ?? key.sequence ?? '';
	};
	emitKeypressEvents(input);
	input.setRawMode(true);
	input.on('keypress', onKeypress);
	input.resume();
	write(BRACKETED_PASTE[0]);
	return () => {
		write(BRACKETED_PASTE[1]);
		input.off('keypress', onKeypress);
		input.setRawMode(false);
		input.pause();
	};
}
