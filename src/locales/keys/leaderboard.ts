import type { None } from './none.ts';

/** How the models do on a server. */
export interface LeaderboardSentences {
	'leaderboard.description': None;
	'leaderboard.no-server': None;
	'leaderboard.none': { compare: string };
	'leaderboard.few': { count: number };
	'leaderboard.votes': { count: number };
	'leaderboard.more': { count: number };
	'leaderboard.how': { compare: string };
	'leaderboard.row': {
		rank: number;
		name: string;
		points: number;
		low: number;
		high: number;
		count: number;
	};
	'leaderboard.shown-row': {
		name: string;
		points: number;
		low: number;
		high: number;
		count: number;
	};
	'leaderboard.speed': { tokens: number };
	'leaderboard.first-word': { seconds: number };
	'leaderboard.success': { percent: number };
	'leaderboard.not-measured': None;
	'leaderboard.picture-title': { count: number };
	'leaderboard.picture-few': { count: number };
	'leaderboard.picture-note': None;
}
