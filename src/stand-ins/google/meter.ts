import type { Clock } from '../../clock.ts';
import type { ErrorReply } from '../model-server/error-reply.ts';
import { createSlidingGauge } from '../model-server/gauge.ts';
import { type GoogleErrorId, googleError } from './error-body.ts';
import type { GoogleModel } from './model.ts';

/** What one model of our project has counted. */
export interface Meter {
	/** Takes one request and the tokens of its prompt, or says what has no room. A refused one is not counted. */
	admit(promptTokens: number): ErrorReply<GoogleErrorId> | null;
	/** Requests of somebody else in the same project, now. */
	useOutside(use: { requests?: number; tokens?: number }): void;
	usedToday(): number;
}

const MINUTE_MS = 60_000;

/** The day in which the quota counts: it begins at midnight in California, summer time included. */
export const pacificDay = (epochMs: number): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(epochMs);

const METRICS = 'generativelanguage.googleapis.com';
const spans = {
	day: {
		error: 'gemini_per_day',
		metric: 'generate_content_free_tier_requests',
		quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier',
	},
	minute: {
		error: 'gemini_per_minute',
		metric: 'generate_content_free_tier_requests',
		quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier',
	},
	tokens: {
		error: 'gemini_per_minute',
		metric: 'generate_content_free_tier_input_token_count',
		quotaId: 'GenerateContentInputTokensPerModelPerMinute-FreeTier',
	},
} as const;

/** What the daily refusal says of coming back, which means nothing: captured from a quota that was spent for hours. */
const DAY_RETRY_MS = 997.965142;

export function createMeter(clock: Clock, model: () => GoogleModel): Meter {
	const limits = () => model().limits;
	const requests = createSlidingGauge({ clock, limit: () => limits().rpm, spanMs: MINUTE_MS });
	const tokens = createSlidingGauge({ clock, limit: () => limits().tpm, spanMs: MINUTE_MS });
	let day = { name: '', used: 0 };
	const today = () => {
		const name = pacificDay(clock.now());
		if (day.name !== name) day = { name, used: 0 };
		return day;
	};
	const refuse = (span: keyof typeof spans, limit: number, retryMs: number) => {
		const { error, metric, quotaId } = spans[span];
		const { id } = model();
		const wait = Number.isFinite(retryMs) ? retryMs : MINUTE_MS;
		return googleError(error, {
			message: `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \n* Quota exceeded for metric: ${METRICS}/${metric}, limit: ${limit}, model: ${id}\nPlease retry in ${retryIn(wait)}.`,
			details: [
				{
					'@type': 'type.googleapis.com/google.rpc.Help',
					links: [
						{
							description: 'Learn more about Gemini API quotas',
							url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
						},
					],
				},
				{
					'@type': 'type.googleapis.com/google.rpc.QuotaFailure',
					violations: [
						{
							quotaMetric: `${METRICS}/${metric}`,
							quotaId,
							quotaDimensions: { location: 'global', model: id },
							quotaValue: String(limit),
						},
					],
				},
				{
					'@type': 'type.googleapis.com/google.rpc.RetryInfo',
					retryDelay: `${Math.floor(wait / 1_000)}s`,
				},
			],
		});
	};

	return {
		admit(promptTokens) {
			const { rpd, rpm, tpm } = limits();
			if (today().used >= rpd) return refuse('day', rpd, DAY_RETRY_MS);
			if (requests.waitMs(1) > 0) return refuse('minute', rpm, requests.waitMs(1));
			if (tokens.waitMs(promptTokens) > 0)
				return refuse('tokens', tpm, tokens.waitMs(promptTokens));
			today().used += 1;
			requests.take(1);
			tokens.take(promptTokens);
			return null;
		},
		useOutside(use) {
			today().used += use.requests ?? 0;
			requests.take(use.requests ?? 0);
			tokens.take(use.tokens ?? 0);
		},
		usedToday: () => today().used,
	};
}

const retryIn = (ms: number) => (ms < 1_000 ? `${ms}ms` : `${Number((ms / 1_000).toFixed(9))}s`);
