/** So many tasks that wait for nothing run without a pause. */
const MOST_AT_A_STRETCH = 4;

export const turnOfTheLoop = () => new Promise<void>((resolve) => void setImmediate(resolve));

/**
 * Runs what it is given one after another, first come first served. What waits for nothing would keep the process from
 * all else until the last of a burst is done, acknowledgements that Discord waits for among it: so it makes a pause in
 * between, in which the event loop has its turn.
 */
export function createTurns(pause = turnOfTheLoop) {
	let last: Promise<unknown> = Promise.resolve();
	/** Begun since the loop has turned. */
	let begun = 0;

	async function whenMayBegin(): Promise<void> {
		if (begun === MOST_AT_A_STRETCH) await pause();
		if (begun === 0) {
			setImmediate(() => {
				begun = 0;
			});
		}
		begun++;
	}

	return <Result>(task: () => Result | Promise<Result>): Promise<Result> => {
		const run = last.then(whenMayBegin).then(task);
		last = Promise.allSettled([run]);
		return run;
	};
}
