import type { ModelNews } from '../../quota/quota.ts';
import { readGroqError } from '../readings/groq.ts';
import type { HeaderLookup } from '../retry-time.ts';
import type { ProviderRow } from '../table.ts';
import { type FreeModel, freeModels } from './free-models.ts';

const usual = {
	requestsPerMinute: 30,
	requestsPerDay: 1000,
	tokensPerMinute: 8000,
	tokensPerDay: 200_000,
};
const gptOss = {
	author: 'OpenAI',
	contextTokens: 131_072,
	maxAnswerTokens: 65_536,
	inputs: ['text'],
	canUseTools: true,
	canReason: true,
	limits: usual,
};
const qwen = {
	author: 'Qwen',
	contextTokens: 131_072,
	maxAnswerTokens: null,
	inputs: ['text', 'image'],
	canUseTools: true,
	canReason: true,
	limits: usual,
};

/**
 * The chat models of Groq's free plan. Left out: those that call tools with a price on other plans (`groq/compound`), that
 * judge a text, that hear. Source: console.groq.com/docs/rate-limits, 2026; of Qwen 3.8 the limits are taken to be those
 * of 3.6, which the headers of its replies put right.
 */
const FREE: readonly FreeModel[] = [
	{ ...gptOss, remoteId: 'openai/gpt-oss-120b', name: 'GPT-OSS 120B' },
	{ ...gptOss, remoteId: 'openai/gpt-oss-20b', name: 'GPT-OSS 20B' },
	{ ...qwen, remoteId: 'qwen/qwen3.8-27b', name: 'Qwen 3.8 27B' },
	{ ...qwen, remoteId: 'qwen/qwen3.6-27b', name: 'Qwen 3.6 27B' },
	{
		remoteId: 'llama-3.1-8b-instant',
		name: 'Llama 3.1 8B Instant',
		author: 'Meta',
		contextTokens: 131_072,
		maxAnswerTokens: null,
		inputs: ['text'],
		canUseTools: true,
		canReason: false,
		limits: { ...usual, requestsPerDay: 14_400, tokensPerMinute: 6000, tokensPerDay: 500_000 },
	},
	{
		remoteId: 'allam-2-7b',
		name: 'ALLaM 2 7B',
		author: 'SDAIA',
		contextTokens: 4096,
		maxAnswerTokens: null,
		inputs: ['text'],
		canUseTools: false,
		canReason: false,
		limits: { ...usual, requestsPerDay: 7000, tokensPerMinute: 6000, tokensPerDay: 500_000 },
	},
];

/** Groq refuses fields that it does not know. Source: console.groq.com/docs/openai, 2026. */
export const groq: ProviderRow = {
	name: 'groq',
	title: 'Groq',
	baseUrl: 'https://api.groq.com/openai/v1',
	headers: {},
	modelsPerRequest: 1,
	sharesBudget: false,
	...freeModels(FREE, 'rolling'),
	messages: ({ messages }) => messages,
	body: ({ maxAnswerTokens }) => ({
		max_completion_tokens: maxAnswerTokens,
		stream_options: { include_usage: true },
	}),
	readNews,
	readError: readGroqError,
};

/**
 * `-requests` is of the day and `-tokens` of the minute; of the other two limits no header tells. When the day's are back
 * (`reset-requests`) is no time to wait for: one request comes back every 86 seconds. Source: headers seen, 2026.
 */
function readNews(header: HeaderLookup, remoteId: string): ModelNews | undefined {
	const requestsPerDay = limitIn(header, 'requests');
	const tokensPerMinute = limitIn(header, 'tokens');
	if (!requestsPerDay && !tokensPerMinute) return undefined;
	return {
		provider: 'groq',
		remoteId,
		kind: 'model-limits',
		...(requestsPerDay && { requestsPerDay }),
		...(tokensPerMinute && { tokensPerMinute }),
	};
}

function limitIn(header: HeaderLookup, measure: 'requests' | 'tokens') {
	const limit = countIn(header(`x-ratelimit-limit-${measure}`));
	const remaining = countIn(header(`x-ratelimit-remaining-${measure}`));
	if (!limit) return undefined;
	return remaining === undefined ? { limit } : { limit, remaining: Math.min(remaining, limit) };
}

function countIn(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
