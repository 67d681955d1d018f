import { createPresenter } from './present/presenter.ts';
import { closedText, preview } from './preview.ts';
import { createSplitter } from './split.ts';

/** What fits of a text, and whether that is all of it. */
export type Excerpt = { readonly text: string; readonly isAll: boolean };

type Said = {
	readonly text: string;
	/** `cut`: it ended before its writer meant it to. */
	readonly how: 'growing' | 'whole' | 'cut';
};

/** So much is looked at before it is asked whether the rest matters. */
const STEP = 2_000;

/**
 * The beginning of a text that grows, or starts anew, made for Discord, of at most `limit` code points. What follows a beginning
 * that is full is never looked at, and of the same text what was found before is given.
 */
export function createExcerpt(limit: number) {
	let presenter = createPresenter();
	let splitter = createSplitter(limit);
	let read = 0;
	let last: (Said & { readonly excerpt: Excerpt }) | undefined;

	/** The first of more than one part, once there is that much. */
	function beginning(text: string): Excerpt | undefined {
		for (;;) {
			const settled = presenter.advance(text.slice(0, read));
			const [first, second] = splitter.advance(settled).full;
			if (first !== undefined && second !== undefined) return { text: first, isAll: false };
			if (read >= text.length) return undefined;
			read = Math.min(read + STEP, text.length);
		}
	}

	function whileGrowing(text: string): Excerpt {
		const { full, tail } = splitter.advance(presenter.advance(text));
		const [first] = full;
		if (first !== undefined) return { text: first, isAll: false };
		const shown = { ...tail, text: tail.text + presenter.unsettled() };
		return { text: preview(shown, limit), isAll: true };
	}

	function ended(text: string, how: 'whole' | 'cut'): Excerpt {
		const presented = presenter.finish(text);
		const [first = '', ...others] = splitter.finish(
			how === 'cut' ? closedText(presented) : presented,
		);
		return { text: first, isAll: others.length === 0 };
	}

	function startAnew(): void {
		presenter = createPresenter();
		splitter = createSplitter(limit);
		read = 0;
	}

	return ({ how, text }: Said): Excerpt => {
		if (last?.text === text && last.how === how) return last.excerpt;
		if (last && (last.how !== 'growing' || !text.startsWith(last.text))) startAnew();
		const excerpt = beginning(text) ?? (how === 'growing' ? whileGrowing(text) : ended(text, how));
		last = { text, how, excerpt };
		return excerpt;
	};
}
