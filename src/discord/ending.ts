import type { createScreen } from './screen.ts';
import type { createWanted } from './wanted.ts';

/** How an answer that is shown ends: in full, at what stands, or with nothing. */
export function createEnding({
	onEnd,
	screen,
	wanted,
}: {
	/** Once: nothing more is shown. */
	onEnd: () => void;
	screen: Pick<ReturnType<typeof createScreen>, 'stopGrowing'>;
	wanted: Pick<ReturnType<typeof createWanted>, 'giveUp'>;
}) {
	const gone = new AbortController();
	let settle: { resolve(ids: readonly string[]): void; reject(reason: unknown): void } | undefined;
	let showsProgress = true;
	let hasEnded = false;

	function end(): void {
		if (hasEnded) return;
		hasEnded = true;
		onEnd();
	}

	function giveUp(reason: unknown): void {
		wanted.giveUp();
		showsProgress = false;
		settle?.reject(reason);
		settle = undefined;
	}

	return {
		gone: gone.signal,
		hasEnded: () => hasEnded,
		showsProgress: () => showsProgress,
		hideProgress(): void {
			showsProgress = false;
		},
		end,
		/** The final view is not shown after all. */
		giveUp,
		/** What stands is the final view. */
		land(ids: readonly string[]): void {
			settle?.resolve(ids);
			end();
		},
		/** The messages of the final view, once they stand. */
		landing: () =>
			new Promise<readonly string[]>((resolve, reject) => {
				settle = { resolve, reject };
			}),
		/** Nothing more is to be written: what is finished now still lands. */
		abort: (reason: Error) => gone.abort(reason),
		/** What stands gets the end of the answer. */
		stopHere(reason: Error): void {
			screen.stopGrowing();
			showsProgress = false;
			gone.abort(reason);
		},
		/** Nothing can be shown any more. */
		vanish(reason: Error): void {
			gone.abort(reason);
			giveUp(gone.signal.reason);
			end();
		},
	};
}

export type Ending = ReturnType<typeof createEnding>;
