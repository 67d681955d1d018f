import type { ChatMessage, ChatRequest } from '../provider.ts';
import { GOOGLE_DAY, readGoogleError } from '../readings/google.ts';
import type { ProviderRow } from '../table.ts';
import { type FreeModel, freeModels } from './free-models.ts';

const flashLimits = { requestsPerMinute: 5, requestsPerDay: 20, tokensPerMinute: 250_000 };
const gemini = {
	author: 'Google',
	contextTokens: 1_048_576,
	maxAnswerTokens: 65_536,
	inputs: ['text', 'image'],
	canUseTools: true,
	canReason: true,
	limits: flashLimits,
};
const gemma = {
	author: 'Google',
	contextTokens: 262_144,
	maxAnswerTokens: 32_768,
	inputs: ['text', 'image'],
	canUseTools: false,
	canReason: false,
	limits: { requestsPerMinute: 30, requestsPerDay: 14_400, tokensPerMinute: 15_000 },
};

/**
 * The chat models of the free tier. Google publishes no limits any more: these were seen by others in 2026 (of Gemma for
 * its third generation, of 3.5 Flash-Lite for 2.5); where less is given, its refusals say so. Pro has none that are free.
 */
const FREE: readonly FreeModel[] = [
	{ ...gemini, remoteId: 'gemini-3.8-flash', name: 'Gemini 3.8 Flash' },
	{ ...gemini, remoteId: 'gemini-3.7-flash', name: 'Gemini 3.7 Flash' },
	{ ...gemini, remoteId: 'gemini-3.6-flash', name: 'Gemini 3.6 Flash' },
	{ ...gemini, remoteId: 'gemini-3.5-flash', name: 'Gemini 3.5 Flash' },
	{ ...gemini, remoteId: 'gemini-3-flash-preview', name: 'Gemini 3 Flash Preview' },
	{
		...gemini,
		remoteId: 'gemini-3.5-flash-lite',
		name: 'Gemini 3.5 Flash-Lite',
		limits: { ...flashLimits, requestsPerMinute: 10 },
	},
	{
		...gemini,
		remoteId: 'gemini-3.1-flash-lite',
		name: 'Gemini 3.1 Flash-Lite',
		limits: { ...flashLimits, requestsPerMinute: 15, requestsPerDay: 500 },
	},
	{ ...gemini, remoteId: 'gemini-2.5-flash', name: 'Gemini 2.5 Flash' },
	{
		...gemini,
		remoteId: 'gemini-2.5-flash-lite',
		name: 'Gemini 2.5 Flash-Lite',
		limits: { ...flashLimits, requestsPerMinute: 10 },
	},
	{ ...gemma, remoteId: 'gemma-4-31b-it', name: 'Gemma 4 31B' },
	{ ...gemma, remoteId: 'gemma-4-26b-a4b-it', name: 'Gemma 4 26B A4B' },
];

/** Google AI Studio in OpenAI's dialect: a field that it does not know is a 400. Source: ai.google.dev/gemini-api/docs/openai. */
export const google: ProviderRow = {
	name: 'google',
	title: 'Google AI Studio',
	baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
	headers: {},
	modelsPerRequest: 1,
	sharesBudget: false,
	...freeModels(FREE, GOOGLE_DAY),
	messages: (request) =>
		/^gemma/.test(request.models[0].remoteId) ? withoutSystem(request) : request.messages,
	body: ({ maxAnswerTokens }) => ({
		max_tokens: maxAnswerTokens,
		stream_options: { include_usage: true },
	}),
	readNews: () => undefined,
	readError: readGoogleError,
};

/** Gemma knows no system role there: what it says goes before the first thing that the user said. */
function withoutSystem({ messages }: ChatRequest): readonly ChatMessage[] {
	const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
	const others = messages.filter(({ role }) => role !== 'system');
	if (system.length === 0) return others;
	const first = others.findIndex(({ role }) => role === 'user');
	const instructions = system.join('\n\n');
	if (first < 0) return [{ role: 'user', content: instructions }, ...others];
	return others.map((message, index) =>
		index === first ? { ...message, content: `${instructions}\n\n${message.content}` } : message,
	);
}
