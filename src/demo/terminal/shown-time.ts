const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const steps = [
	['day', 86_400],
	['hour', 3_600],
	['minute', 60],
] as const;

/** How Discord writes `<t:…:style>` for a reader at `nowMs` (epoch milliseconds). */
export function shownTime(epochSeconds: number, style: string, nowMs: number): string {
	const at = new Date(epochSeconds * 1000);
	if (Number.isNaN(at.getTime())) return `<t:${epochSeconds}:${style}>`;
	if (style === 'R') return fromNow(epochSeconds - Math.floor(nowMs / 1000));
	const withTime = style.toLowerCase() === 't' || style.toLowerCase() === 'f';
	const withDate = style.toLowerCase() === 'd' || style.toLowerCase() === 'f';
	return new Intl.DateTimeFormat('en-GB', {
		...(withDate ? { dateStyle: style === 'd' ? 'short' : 'long' } : {}),
		...(withTime ? { timeStyle: style === 'T' ? 'medium' : 'short' } : {}),
	}).format(at);
}

function fromNow(seconds: number): string {
	for (const [unit, length] of steps) {
		if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
	}
	return relative.format(seconds, 'second');
}

/** `14:05` of the reader's day. */
export function timeOfDay(epochMs: number): string {
	return shownTime(epochMs / 1000, 't', epochMs);
}
