const steps = [
	['day', 86_400],
	['hour', 3_600],
	['minute', 60],
] as const;

/** How Discord writes `<t:…:style>` for a reader of this language; `now`: epoch milliseconds. */
export function createShownTime({
	locale,
	timeZone,
	now,
}: {
	locale: string;
	/** undefined: that of this machine. */
	timeZone: string | undefined;
	now: () => number;
}): (epochSeconds: number, style: string) => string {
	const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
	function fromNow(seconds: number): string {
		for (const [unit, length] of steps) {
			if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
		}
		// This very second is past rather than to come.
		return relative.format(seconds === 0 ? -0 : seconds, 'second');
	}
	return (epochSeconds, style) => {
		const at = new Date(epochSeconds * 1000);
		if (Number.isNaN(at.getTime())) return `<t:${epochSeconds}:${style}>`;
		if (style === 'R') return fromNow(epochSeconds - Math.floor(now() / 1000));
		return new Intl.DateTimeFormat(locale, {
			timeZone,
			hourCycle: 'h23',
			...parts(style),
		}).format(at);
	};
}

function parts(style: string): Intl.DateTimeFormatOptions {
	const kind = style.toLowerCase();
	return {
		...(kind === 't' ? {} : { dateStyle: style === 'd' ? 'short' : 'long' }),
		...(kind === 'd' ? {} : { timeStyle: style === 'T' ? 'medium' : 'short' }),
	};
}
