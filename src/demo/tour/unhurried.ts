import { setTimeout as pause } from 'node:timers/promises';
import { defaultRouteLimits, type Limits } from '../../stand-ins/discord/limits.ts';
import type { DiscordStandIn } from '../../stand-ins/discord/stand-in.ts';

const noLimit = { limit: Number.POSITIVE_INFINITY, windowMs: 1 };

/** Rate limits run on the clock of the tour, the client of Discord waits for them on the machine's. */
export const roomyLimits: Partial<Limits> = {
	...Object.fromEntries(Object.keys(defaultRouteLimits).map((route) => [route, noLimit])),
	globalPerSecond: Number.POSITIVE_INFINITY,
};

/** What the client of Discord sends in a second of the machine before it holds back by itself is 50. */
const MOST_A_SECOND = 40;
const SECOND_MS = 1000;

/** Keeps the tour, which leaps through time, below the rate that the client of Discord allows itself. */
export function createUnhurried() {
	let requests: DiscordStandIn['requests'] = [];
	let since = performance.now();
	let before = 0;
	return {
		watch(discord: DiscordStandIn): void {
			requests = discord.requests;
			before = requests.length;
			since = performance.now();
		},
		async wait(): Promise<void> {
			if (requests.length - before < MOST_A_SECOND) return;
			const leftMs = SECOND_MS - (performance.now() - since);
			if (leftMs > 0) await pause(leftMs);
			before = requests.length;
			since = performance.now();
		},
	};
}
