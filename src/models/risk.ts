/** Of the attempts of late so many may be lost on models that failed when they were asked last, the first one aside. */
const SHARE = 1 / 20;
const HALF_LIFE_MS = 6 * 3_600_000;

/** How much is spent on finding out whether models that failed are back. `nowMs` is monotonic. */
export interface Risk {
	/** `isLost`: on a model that had failed before. */
	count(isLost: boolean, nowMs: number): void;
	/** Whether one more may be lost. */
	isAffordable(nowMs: number): boolean;
}

export function createRisk(): Risk {
	let attempts = 0;
	let lost = 0;
	let countedMs = 0;

	function fade(nowMs: number): void {
		const kept = 0.5 ** (Math.max(0, nowMs - countedMs) / HALF_LIFE_MS);
		countedMs = nowMs;
		attempts *= kept;
		lost *= kept;
	}

	return {
		count(isLost, nowMs) {
			fade(nowMs);
			attempts++;
			if (isLost) lost++;
		},
		isAffordable(nowMs) {
			fade(nowMs);
			return lost <= attempts * SHARE;
		},
	};
}

const RISKY_FOR_MS = 10 * 60_000;
const LONGEST_RISKY_MS = 2 * 3_600_000;

/** How long after its n-th failure in a row a model is asked only when nobody else can answer: congestion takes its time. */
export const riskyForMs = (inARow: number): number =>
	Math.min(LONGEST_RISKY_MS, RISKY_FOR_MS * 2 ** Math.min(20, inARow - 1));
