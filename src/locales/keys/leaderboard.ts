import type { None } from './none.ts';

export interface LeaderboardSentences {
	'leaderboard.description': None;
	'leaderboard.no-server': None;
	'leaderboard.none': { compare: string };
	'leaderboard.few': { count: number };
	'leaderboard.votes': { count: number };
	'leaderboard.more': { count: number };
	'leaderboard.how': { compare: string };
	'leaderboard.speed': { tokens: number };
	'leaderboard.first-word': { seconds: string };
	'leaderboard.success': { percent: number };
	'leaderboard.not-measured': None;
	'leaderboard.picture-title': { count: number };
	'leaderboard.picture-few': { count: number };
	'leaderboard.picture-note': None;
	'leaderboard.picture-success': { percent: number };
}
