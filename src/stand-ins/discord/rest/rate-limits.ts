import { createHash } from 'node:crypto';
import type { Clock } from '../../../clock.ts';
import type { Limits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { isExemptFromGlobal, rateRoute } from './rate-routes.ts';

interface Window {
	used: number;
	endsAtMs: number;
}

export interface RateLimits {
	/** Counts the request; the headers that its answer carries, or a 429. */
	take(
		method: string,
		path: string,
	): { headers: Record<string, string>; refusal: Refusal | undefined };
}

const SECOND_MS = 1_000;
const MANY_WINDOWS = 2_000;
const seconds = (ms: number) => (ms / SECOND_MS).toFixed(3);

export function createRateLimits(clock: Clock, limits: Limits): RateLimits {
	const windows = new Map<string, Window>();
	const forgetEnded = (nowMs: number) => {
		if (windows.size < MANY_WINDOWS) return;
		for (const [key, { endsAtMs }] of windows) if (endsAtMs <= nowMs) windows.delete(key);
	};
	const openWindow = (key: string, windowMs: number) => {
		const nowMs = clock.monotonic();
		const found = windows.get(key);
		if (found && found.endsAtMs > nowMs) return found;
		forgetEnded(nowMs);
		const opened = { used: 0, endsAtMs: nowMs + windowMs };
		windows.set(key, opened);
		return opened;
	};
	const waitMs = (window: Window) => Math.max(1, window.endsAtMs - clock.monotonic());

	const takeGlobal = (path: string) => {
		if (isExemptFromGlobal(path)) return undefined;
		const window = openWindow('global', SECOND_MS);
		window.used += 1;
		return window.used > limits.globalPerSecond ? tooMany(waitMs(window), 'global') : undefined;
	};

	const takeBucket = (method: string, path: string) => {
		const route = rateRoute(method, path);
		const { limit, windowMs } = limits[route?.name ?? 'otherRoutes'];
		if (!route || limit === Number.POSITIVE_INFINITY) return { headers: {}, refusal: undefined };
		const window = openWindow(`${route.bucket} ${route.major}`, windowMs);
		const refused = window.used >= limit;
		if (!refused) window.used += 1;
		const left = waitMs(window);
		const headers = {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(limit - window.used),
			'x-ratelimit-reset': seconds(clock.now() + left),
			'x-ratelimit-reset-after': seconds(left),
			'x-ratelimit-bucket': createHash('md5').update(route.bucket).digest('hex'),
		};
		return { headers, refusal: refused ? tooMany(left, 'user') : undefined };
	};

	return {
		take(method, path) {
			const refusal = takeGlobal(path);
			return refusal ? { headers: {}, refusal } : takeBucket(method, path);
		},
	};
}

function tooMany(waitMs: number, scope: 'user' | 'global'): Refusal {
	const global = scope === 'global';
	const body = {
		message: 'You are being rate limited.',
		retry_after: waitMs / SECOND_MS,
		global,
	};
	return new Refusal(429, body, {
		'retry-after': String(Math.ceil(waitMs / SECOND_MS)),
		'x-ratelimit-scope': scope,
		...(global ? { 'x-ratelimit-global': 'true' } : {}),
	});
}
