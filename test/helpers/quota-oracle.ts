/**
 * What may be let through, told naively and apart from the code under test: a list of everything that was, looked at
 * whole each time. It lives by true time, which no step of the wall clock touches.
 */
export function createQuotaOracle() {
	const WINDOW_MS = 62_000;
	const DAY_MS = 86_400_000;
	const passed = new Map<string, { times: number[]; days: Set<number> }>();
	const violations: string[] = [];
	let perDay = 50;
	const outside = new Map<number, number>();
	const minuteLimits: { limit: number; until: number }[] = [];
	let frozenUntil = 0;
	let latestWall = 0;

	const perMinute = (now: number) =>
		Math.min(20, ...minuteLimits.filter(({ until }) => now < until).map(({ limit }) => limit));
	const inLastMinute = (now: number) =>
		[...passed.values()].filter(({ times }) => times.some((time) => now - time < WINDOW_MS)).length;
	const onDay = (day: number) =>
		[...passed.values()].filter(({ days }) => days.has(day)).length + (outside.get(day) ?? 0);
	const bothSides = (wall: number) =>
		[wall - 1_999, wall, wall + 1_999].map((time) => Math.floor(time / DAY_MS));
	const daysAt = (wall: number) => {
		latestWall = Math.max(latestWall, wall);
		return new Set(bothSides(latestWall));
	};

	return {
		violations,
		total: () => passed.size,
		limitMinute(limit: number, now: number) {
			if (limit <= perMinute(now)) minuteLimits.push({ limit, until: now + DAY_MS });
		},
		limitDay(limit: number) {
			perDay = limit;
		},
		freeze(until: number) {
			frozenUntil = Math.max(frozenUntil, until);
		},
		/** A counter heard within 62 s of midnight may be yesterday's and is not expected to count. */
		useOutside(count: number, wall: number) {
			const known = Math.max(latestWall, wall);
			const day = Math.floor(known / DAY_MS);
			if (known % DAY_MS >= WINDOW_MS) outside.set(day, (outside.get(day) ?? 0) + count);
		},
		dayCount(wall: number) {
			return onDay(Math.floor(Math.max(latestWall, wall) / DAY_MS));
		},
		admit(id: string, now: number, wall: number) {
			const days = daysAt(wall);
			if (passed.has(id)) violations.push(`${id} twice`);
			if (now < frozenUntil) violations.push(`${id} at ${now}, frozen until ${frozenUntil}`);
			if (inLastMinute(now) >= perMinute(now)) violations.push(`${id} at ${now}, minute full`);
			for (const day of days)
				if (onDay(day) >= perDay) violations.push(`${id} at ${now}, day ${day} spent`);
			passed.set(id, { times: [now], days });
		},
		sent(id: string, now: number, wall: number) {
			const attempt = passed.get(id);
			if (attempt === undefined) {
				violations.push(`${id} sent without a lease`);
				return;
			}
			attempt.times.push(now);
			for (const day of daysAt(wall)) attempt.days.add(day);
		},
		giveBack: (id: string) => void passed.delete(id),
	};
}
