import { RateLimitError } from 'discord.js';
import type { Refusal } from './session.ts';

/** The gateway's address may be asked for twice in five seconds. */
const FIRST_MS = 5_000;
const LAST_MS = 60_000;

/** Cloudflare's bans of an address last from minutes to an hour, and asking during one prolongs it. */
const BAN_MS = 600_000;

/** How long to wait before signing in again; `chance` is between 0 and 1 and spreads bots that failed together. */
export function retryDelayMs(refusal: Refusal, failures: number, chance = Math.random()): number {
	if (refusal.kind === 'failed' && refusal.error instanceof RateLimitError) {
		return BAN_MS * (1 + chance);
	}
	return Math.min(FIRST_MS * 2 ** failures, LAST_MS) * (1 + chance / 2);
}
