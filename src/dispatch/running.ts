/** Counts what runs, so that leaving can wait for it. */
export function createRunning() {
	let count = 0;
	const waiting = new Set<() => void>();

	return {
		async track<Result>(work: () => Promise<Result>): Promise<Result> {
			count++;
			try {
				return await work();
			} finally {
				count--;
				if (count === 0) {
					for (const resolve of waiting) resolve();
					waiting.clear();
				}
			}
		},
		idle(): Promise<void> {
			return count === 0
				? Promise.resolve()
				: new Promise((resolve) => {
						waiting.add(resolve);
					});
		},
	};
}
