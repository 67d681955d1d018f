import type { Clock } from '../../clock.ts';

export type MinuteWindow = 'clock' | 'rolling' | 'both';
export type Refusal = { by: 'minute' | 'day'; limit: number; resetMs: number };

export interface Account {
	/** Counts one attempt, then says whether it is refused. A refused attempt stays counted, as at the real one. */
	attempt(counts?: { day: boolean }): Refusal | null;
	useOutside(count: number): void;
	setLimits(limits: { minute?: number; day?: number }): void;
	dayLimit(): number;
	minuteLimit(): number;
	minuteUsed(): number;
	dayUsed(): number;
	nextMinuteMs(): number;
	nextDayMs(): number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

interface Options {
	clock: Clock;
	minuteLimit: number;
	dayLimit: number;
	minuteWindow: MinuteWindow;
}

/** The account behind the key: all free models and all callers draw on one minute and one UTC day. */
export function createAccount({ clock, minuteWindow, ...limits }: Options): Account {
	let { minuteLimit, dayLimit } = limits;
	let day = { start: 0, used: 0 };
	let clockMinute = { start: 0, used: 0 };
	const recent: number[] = [];

	const roll = () => {
		const now = clock.now();
		const dayStart = now - (now % DAY_MS);
		if (day.start !== dayStart) day = { start: dayStart, used: 0 };
		const minuteStart = now - (now % MINUTE_MS);
		if (clockMinute.start !== minuteStart) clockMinute = { start: minuteStart, used: 0 };
		const oldest = clock.monotonic() - MINUTE_MS;
		while (recent[0] !== undefined && recent[0] <= oldest) recent.shift();
	};
	const count = (amount: number, alsoDay: boolean) => {
		roll();
		if (alsoDay) day.used += amount;
		clockMinute.used += amount;
		for (let index = 0; index < amount; index++) recent.push(clock.monotonic());
	};
	const minuteUsed = () => {
		roll();
		if (minuteWindow === 'clock') return clockMinute.used;
		if (minuteWindow === 'rolling') return recent.length;
		return Math.max(clockMinute.used, recent.length);
	};
	const nextMinuteMs = () => (Math.floor(clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
	const nextDayMs = () => (Math.floor(clock.now() / DAY_MS) + 1) * DAY_MS;

	return {
		attempt(counts = { day: true }) {
			count(1, counts.day);
			if (counts.day && day.used > dayLimit)
				return { by: 'day', limit: dayLimit, resetMs: nextDayMs() };
			if (minuteUsed() > minuteLimit)
				return { by: 'minute', limit: minuteLimit, resetMs: nextMinuteMs() };
			return null;
		},
		useOutside: (amount) => count(amount, true),
		setLimits(next) {
			minuteLimit = next.minute ?? minuteLimit;
			dayLimit = next.day ?? dayLimit;
		},
		dayLimit: () => dayLimit,
		minuteLimit: () => minuteLimit,
		minuteUsed,
		dayUsed() {
			roll();
			return day.used;
		},
		nextMinuteMs,
		nextDayMs,
	};
}
