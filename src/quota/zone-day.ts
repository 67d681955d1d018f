import { DAY_MS, HOUR_MS } from './windows.ts';

/** No zone is further from UTC than this. */
const FURTHEST_MS = 15 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const ends = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
	});
	formats.set(zone, format);
	return format;
}

/** The calendar day of an IANA time zone, in days since 1970-01-01. Throws a RangeError for a zone that does not exist. */
export function dayIn(zone: string, atMs: number): number {
	const parts = new Map(
		formatOf(zone)
			.formatToParts(atMs)
			.map(({ type, value }) => [type, Number(value)]),
	);
	const [year = 0, month = 0, day = 0] = [parts.get('year'), parts.get('month'), parts.get('day')];
	return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

/** When that day is over there (epoch ms). It may last 23 or 25 hours, and its midnight need not exist. */
export function dayEndsIn(zone: string, day: number): number {
	const key = `${zone} ${day}`;
	const known = ends.get(key);
	if (known !== undefined) return known;
	let within = (day + 1) * DAY_MS - FURTHEST_MS;
	let after = (day + 1) * DAY_MS + FURTHEST_MS;
	while (after - within > 1) {
		const middle = Math.floor((within + after) / 2);
		if (dayIn(zone, middle) > day) after = middle;
		else within = middle;
	}
	ends.clear();
	ends.set(key, after);
	return after;
}
