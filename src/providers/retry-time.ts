export type HeaderLookup = (name: string) => string | undefined;

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONGEST_MINUTE_MS = 2 * MINUTE_MS;
/** How far behind midnight the provider's day may end. */
const DAY_SLACK_MS = 5 * MINUTE_MS;
/** Below this a point in time is given in seconds (as milliseconds it would lie before April 1973). */
const SECONDS_BELOW = 100_000_000_000;

const nextDay = (nowMs: number) => (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;

/** X-RateLimit-Reset as epoch milliseconds; OpenRouter sends milliseconds, others seconds. */
function resetOf(header: HeaderLookup): number | undefined {
	const value = Number(header('x-ratelimit-reset') ?? Number.NaN);
	if (!Number.isFinite(value) || value <= 0) return undefined;
	return value < SECONDS_BELOW ? value * 1000 : value;
}

/** X-RateLimit-Limit, when it is a number that a limit can be. */
export function limitOf(header: HeaderLookup): number | undefined {
	const value = Number(header('x-ratelimit-limit') ?? Number.NaN);
	return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Whether the reset lies too far ahead to be that of a minute. */
export function resetsLater(header: HeaderLookup, nowMs: number): boolean {
	return (resetOf(header) ?? 0) > nowMs + LONGEST_MINUTE_MS;
}

/** When an account's minute is over; a whole minute from now when the provider's word is missing, past or absurd. */
export function minuteRetryAt(header: HeaderLookup, nowMs: number): number {
	const at = resetOf(header) ?? busyRetryAt(header, nowMs);
	if (at === undefined || at <= nowMs) return nowMs + MINUTE_MS;
	return Math.min(at, nowMs + LONGEST_MINUTE_MS);
}

/** When an account's day is over; the next UTC midnight when the provider's word is missing or past. */
export function dayRetryAt(header: HeaderLookup, nowMs: number): number {
	const at = resetOf(header);
	if (at === undefined || at <= nowMs) return nextDay(nowMs);
	return Math.min(at, nextDay(nowMs) + DAY_SLACK_MS, nowMs + DAY_MS);
}

/** Retry-After, in seconds or as a date; at most a day ahead. Undefined when it says nothing of use. */
export function busyRetryAt(header: HeaderLookup, nowMs: number): number | undefined {
	const value = header('retry-after')?.trim();
	if (!value) return undefined;
	const seconds = Number(value);
	const at = Number.isFinite(seconds) ? nowMs + seconds * 1000 : Date.parse(value);
	return at > nowMs ? Math.min(at, nowMs + DAY_MS) : undefined;
}

/** A duration as Go and Google write them, such as `2m59.56s`, `370ms` or `17s`, in milliseconds. */
export function durationMs(text: string): number | undefined {
	const parts = [...text.matchAll(/([\d.]+)(ms|[dhms])/g)];
	const isAll = parts.map(([part]) => part).join('') === text.trim();
	const sum = parts.reduce(
		(total, [, count, unit = '']) => total + Number(count) * unitMs(unit),
		0,
	);
	return isAll && parts.length > 0 && Number.isFinite(sum) ? sum : undefined;
}

const UNITS_MS: Readonly<Record<string, number>> = {
	ms: 1,
	s: 1000,
	m: MINUTE_MS,
	h: 60 * MINUTE_MS,
	d: DAY_MS,
};
const unitMs = (unit: string) => UNITS_MS[unit] ?? Number.NaN;

/** So long from now, at most a day. */
export const inTime = (ms: number, nowMs: number): number =>
	nowMs + Math.min(Math.ceil(ms), DAY_MS);
