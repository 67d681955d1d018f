/** One at a time per key, first come first served; different keys side by side. In this process only. */
export interface KeyedLock {
	run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

export function createKeyedLock(): KeyedLock {
	const tails = new Map<string, Promise<void>>();
	return {
		async run(key, work) {
			const before = tails.get(key);
			const { promise: tail, resolve: leave } = Promise.withResolvers<void>();
			tails.set(key, tail);
			await before;
			try {
				return await work();
			} finally {
				if (tails.get(key) === tail) tails.delete(key);
				leave();
			}
		},
	};
}
