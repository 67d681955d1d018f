/** A small generator with a seed, so that what it finds can be had again (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** One of `kinds`, as often as its weight is of the sum of all. */
export function createDice<Kind>(
	random: () => number,
	kinds: readonly (readonly [number, Kind])[],
) {
	const sum = kinds.reduce((all, [weight]) => all + weight, 0);
	return (): Kind => {
		let left = random() * sum;
		for (const [weight, kind] of kinds) {
			left -= weight;
			if (left < 0) return kind;
		}
		throw new RangeError('no kinds');
	};
}
