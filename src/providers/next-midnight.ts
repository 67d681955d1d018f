const DAY_MS = 86_400_000;

/** The first midnight after `nowMs` by the clocks of this IANA time zone, summer time included; epoch milliseconds. */
export function nextMidnight(zone: string, nowMs: number): number {
	const wall = wallTime(zone, nowMs);
	const tomorrow = (Math.floor(wall / DAY_MS) + 1) * DAY_MS;
	const guess = tomorrow - (wall - nowMs);
	// The clocks may be set between now and then.
	return tomorrow - (wallTime(zone, guess) - guess);
}

/** What the clocks there show, to the second, as if they showed UTC. */
function wallTime(zone: string, ms: number): number {
	const shown = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(ms);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(shown.find((one) => one.type === type)?.value);
	const day = Date.UTC(part('year'), part('month') - 1, part('day'));
	const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
	const milliseconds = ((ms % 1000) + 1000) % 1000;
	return day + seconds * 1000 + milliseconds;
}
