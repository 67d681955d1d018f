/** One that does not end by then counts as over. */
const LONGEST_TRIAL_MS = 600_000;

/** Of a model that rested one question is let through, and the others wait for what comes of it. Times are monotonic. */
export interface Trial {
	isOn(nowMs: number): boolean;
	/** An attempt begins; `afterRest`: the first one of these is the trial. */
	begin(afterRest: boolean, nowMs: number): void;
	/** An attempt ended without a lesson. Those that began before the trial may be the ones that end, so the last counts. */
	endedUnknown(): void;
	/** One ended with a lesson. */
	decided(): void;
}

export function createTrial(): Trial {
	let open = 0;
	let sinceMs: number | undefined;
	/** How many may still end until it is sure that the trial has. */
	let left = 0;
	const isOn = (nowMs: number) => sinceMs !== undefined && nowMs - sinceMs < LONGEST_TRIAL_MS;
	const endOne = () => {
		open = Math.max(0, open - 1);
	};
	return {
		isOn,
		begin(afterRest, nowMs) {
			open++;
			if (!afterRest || isOn(nowMs)) return;
			sinceMs = nowMs;
			left = open;
		},
		endedUnknown() {
			endOne();
			left--;
			if (left <= 0) sinceMs = undefined;
		},
		decided() {
			endOne();
			sinceMs = undefined;
		},
	};
}
