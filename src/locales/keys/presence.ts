import type { None } from './none.ts';

/** What stands beside the bot's name: at most 128 characters, without Markdown and timestamps, which are not shown there. */
export interface PresenceSentences {
	'presence.starting': None;
	'presence.restarting': None;
	'presence.cannot-save': None;
	'presence.no-models': None;
	'presence.rejected': { provider: string };
	'presence.degraded': { provider: string };
	'presence.ready': None;
	'presence.day-unknown': None;
	'presence.spent': None;
	'presence.spent-but-others': None;
	/** `time`: `14:05`, UTC. */
	'presence.paused': { time: string };
	'presence.left': { left: number; limit: number };
}
