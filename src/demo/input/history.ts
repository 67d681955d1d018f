/** The lines that were sent, to be walked with the arrow keys. */
export interface History {
	add(text: string): void;
	/** The line before the one on screen; what was being typed is kept as the newest. */
	older(current: string): string;
	newer(current: string): string;
}

export function createHistory(most = 200): History {
	const lines: string[] = [];
	let draft = '';
	let position = 0;
	const at = () => lines[position] ?? draft;
	return {
		add(text) {
			if (text.trim() !== '' && lines.at(-1) !== text) lines.push(text);
			if (lines.length > most) lines.shift();
			position = lines.length;
			draft = '';
		},
		older(current) {
			if (position === lines.length) draft = current;
			position = Math.max(0, position - 1);
			return at();
		},
		newer(current) {
			if (position === lines.length) return current;
			position += 1;
			return at();
		},
	};
}
