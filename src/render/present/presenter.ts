import type { Place } from './rule.ts';
import { scan } from './scan.ts';
import { createTamer } from './tame.ts';

/**
 * Turns a model's Markdown into what Discord shows well, as the text grows. What is settled is never taken back, and
 * the source before it is not looked at again.
 */
export function createPresenter() {
	const tamer = createTamer();
	let read = 0;
	let settled = '';
	/** Tamed, and not settled yet. */
	let pending = '';
	let before = '\n';
	let place: Place = { kind: 'line' };

	/** `text`: everything so far. */
	function advance(text: string): string {
		if (text.length > read) {
			pending += tamer.push(text.slice(read));
			read = text.length;
			const reach = scan(pending, place, 'growing', before);
			settled += reach.shown;
			before = pending.charAt(reach.end - 1) || before;
			pending = pending.slice(reach.end);
			place = reach.place;
		}
		return settled;
	}

	return {
		/** What is settled. */
		advance,
		/** What follows it for now: the construct that is being written, closed for the moment or left out. */
		unsettled: () => scan(pending, place, 'preview', before).shown,
		/** All of the finished text. */
		finish(text: string): string {
			const known = advance(text);
			return known + scan(pending + tamer.end(), place, 'whole', before).shown;
		},
	};
}
