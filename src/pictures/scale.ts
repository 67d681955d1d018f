/** What arrives from elsewhere, as a count that can be drawn: never negative, never endless. */
export const asCount = (value: number | undefined): number =>
	value !== undefined && Number.isFinite(value) ? Math.min(Math.max(0, value), 1e9) : 0;

/** Round numbers from 0 up to `highest`, about four of them, for the side of a plot. */
export function ticksUpTo(highest: number): number[] {
	const rough = Math.max(1, highest / 4);
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
	return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** How many had been used by the start of each hour of the day so far, and now: hours (0 to 24) and counts. */
export function usedSoFar(
	hours: readonly number[],
	now: number,
): readonly (readonly [hour: number, used: number])[] {
	const nowHour = Math.min(asCount(now), 1) * 24;
	const steps: [number, number][] = [[0, 0]];
	let used = 0;
	for (const [hour, count] of hours.slice(0, 24).entries()) {
		used += asCount(count);
		if (hour + 1 < nowHour) steps.push([hour + 1, used]);
	}
	return [...steps, [nowHour, used]];
}
