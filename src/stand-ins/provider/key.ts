import { type Clock, sleep } from '../../clock.ts';
import type { Account } from './account.ts';
import { errorReply } from './error-body.ts';

interface Daily {
	used: number;
	limit: number;
	remaining: number;
}

/**
 * How `GET /key` behaves. `absent`: without `free_model_daily_requests`, as before September 2026. `lagMs`: how
 * old the shown `used` may be (60,000 unless set). `lying`: these numbers, whatever was counted.
 */
export type KeyMode =
	| 'ok'
	| 'absent'
	| 'slow'
	| '401'
	| '500'
	| 'stall'
	| { lagMs: number }
	| { slowMs: number }
	| { lying: Daily };

interface KeyEndpoint {
	setMode(mode: KeyMode): void;
	/** Resolves with status and body; rejects with the signal's reason when the asker leaves first. */
	reply(signal: AbortSignal): Promise<{ status: number; body: object }>;
}

const SLOW_MS = 30_000;
/** The real one answers from a copy up to a minute old: OmniRoute and others saw it lag. */
const LAG_MS = 60_000;

export function createKeyEndpoint(clock: Clock, account: Account): KeyEndpoint {
	let mode: KeyMode = 'ok';
	let shown: { used: number; atMs: number } | null = null;

	const daily = (): Daily | undefined => {
		if (mode === 'absent') return undefined;
		if (typeof mode === 'object' && 'lying' in mode) return mode.lying;
		const lagMs = typeof mode === 'object' && 'lagMs' in mode ? mode.lagMs : LAG_MS;
		const nowMs = clock.monotonic();
		if (!shown || nowMs - shown.atMs >= lagMs) shown = { used: account.dayUsed(), atMs: nowMs };
		const limit = account.dayLimit();
		return { used: shown.used, limit, remaining: Math.max(0, limit - shown.used) };
	};
	const waitMs = () => {
		if (mode === 'slow') return SLOW_MS;
		if (mode === 'stall') return Number.MAX_SAFE_INTEGER;
		return typeof mode === 'object' && 'slowMs' in mode ? mode.slowMs : 0;
	};

	return {
		setMode(next) {
			mode = next;
		},
		async reply(signal) {
			if (waitMs() > 0) await sleep(clock, waitMs(), signal);
			if (mode === '401') return errorReply('dead_key');
			if (mode === '500') return errorReply('doc_500');
			const free_model_daily_requests = daily();
			return {
				status: 200,
				body: {
					data: {
						...constantFields,
						...(free_model_daily_requests && { free_model_daily_requests }),
					},
				},
			};
		},
	};
}

const constantFields = {
	label: 'sk-or-v1-012...def',
	limit: null,
	limit_remaining: null,
	limit_reset: null,
	include_byok_in_limit: false,
	usage: 0,
	usage_daily: 0,
	usage_weekly: 0,
	usage_monthly: 0,
	byok_usage: 0,
	byok_usage_daily: 0,
	byok_usage_weekly: 0,
	byok_usage_monthly: 0,
	is_free_tier: true,
	is_management_key: false,
	is_provisioning_key: false,
	creator_user_id: 'user_x',
	expires_at: null,
	organization_id: null,
	workspace_id: null,
	allowed_data_regions: ['global'],
	rate_limit: {
		requests: -1,
		interval: '10s',
		note: 'This field is deprecated and safe to ignore.',
	},
};
