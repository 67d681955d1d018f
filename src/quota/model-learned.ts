import type { LedgerDatabase } from '../store/ledger-file.ts';
import type { Moment } from './ledger-time.ts';
import type { ModelLimits, ModelNews, Target } from './quota.ts';
import { prepared } from './statements.ts';
import { DAY_MS, GUARD_MS, HOUR_MS, WINDOW_MS } from './windows.ts';

type Refused = Extract<ModelNews, { kind: 'model-refused' }>;

/** Replies without headers tell no limit that was raised: after a day the table counts again. */
const LIMIT_HOLDS_MS = DAY_MS;
/** No provider closes a day for longer. */
const SHUT_AT_MOST_MS = 25 * HOUR_MS;
const NEVER = Number.MAX_SAFE_INTEGER;

const limits = [
	'requestsPerMinute',
	'requestsPerDay',
	'tokensPerMinute',
	'tokensPerDay',
] as const satisfies readonly (keyof ModelLimits)[];

/** Which limit a refusal is about. */
export function limitOf({
	span,
	measure,
}: Pick<Refused, 'span' | 'measure'>): keyof Required<ModelLimits> {
	if (measure === 'requests') return span === 'minute' ? 'requestsPerMinute' : 'requestsPerDay';
	return span === 'minute' ? 'tokensPerMinute' : 'tokensPerDay';
}

/** What the provider said last of its limits, as long as that holds. */
export function learnedLimits(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	steady: number,
): ModelLimits {
	const rows = prepared(
		database,
		'SELECT measure, most FROM model_limits WHERE provider = ? AND remote_id = ? AND until_steady > ?',
	).all(provider, remoteId, steady);
	const told = new Map(rows.map((row) => [row['measure'], Number(row['most'])]));
	return Object.fromEntries(
		limits.flatMap((limit) => {
			const most = told.get(limit);
			return most === undefined ? [] : [[limit, most]];
		}),
	);
}

/** A limit of nothing is no limit to plan with: the time that comes with it says when to ask again. */
export function learnLimit(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	limit: keyof Required<ModelLimits>,
	most: number | undefined,
	steady: number,
): void {
	if (most === undefined || !(most >= 1)) return;
	prepared(
		database,
		`INSERT INTO model_limits (provider, remote_id, measure, most, until_steady) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET most = excluded.most, until_steady = excluded.until_steady`,
	).run(provider, remoteId, limit, Math.floor(most), steady + LIMIT_HOLDS_MS);
}

/**
 * Shuts the window: a minute by steady time, the longer of two pauses; a day until its time by the wall clock, and no
 * longer than a day lasts. A time that has passed or is absurd says only that we may not go on now.
 */
export function shut(database: LedgerDatabase, news: Refused, { steady, now }: Moment): void {
	const { provider, remoteId, span, measure, retryAt } = news;
	const isMinute = span === 'minute';
	const atMostMs = isMinute ? HOUR_MS : SHUT_AT_MOST_MS;
	const aheadMs =
		retryAt > now ? Math.ceil(Math.min(retryAt - now, atMostMs)) : WINDOW_MS - GUARD_MS;
	const untilSteady = steady + aheadMs + GUARD_MS;
	const untilWall = isMinute ? NEVER : now + aheadMs + GUARD_MS;
	prepared(
		database,
		`INSERT INTO model_shut (provider, remote_id, span, measure, until_steady, until_wall) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET until_wall = excluded.until_wall, until_steady =
			CASE WHEN span = 'minute' THEN max(until_steady, excluded.until_steady) ELSE excluded.until_steady END`,
	).run(provider, remoteId, span, measure, untilSteady, untilWall);
}

/** Until when the provider has shut this model, by the wall clock as it stands (epoch ms). */
export function shutUntil(
	database: LedgerDatabase,
	{ provider, remoteId }: Target,
	{ steady, now }: Moment,
): { readonly minute: number; readonly day: number } {
	const rows = prepared(
		database,
		`SELECT span, max(min(until_wall, ? + until_steady - ?)) AS until FROM model_shut
			WHERE provider = ? AND remote_id = ? AND until_steady > ? AND until_wall > ? GROUP BY span`,
	).all(now, steady, provider, remoteId, steady, now);
	const until = (span: Refused['span']) =>
		Number(rows.find((row) => row['span'] === span)?.['until'] ?? 0);
	return { minute: until('minute'), day: until('day') };
}
