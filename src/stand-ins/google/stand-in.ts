import {
	type ChatServer,
	type ChatServerOptions,
	createChatServer,
} from '../model-server/chat-server.ts';
import type { Asked, Dialect } from '../model-server/dialect.ts';
import { createOpenAiVoice } from '../model-server/openai-voice.ts';
import type { Script } from '../model-server/script.ts';
import { type GoogleErrorId, googleError } from './error-body.ts';
import { malformed } from './malformed.ts';
import { createMeter, type Meter } from './meter.ts';
import { type GoogleLimits, type GoogleModel, googleModels, retiredModels } from './model.ts';

export interface GoogleStandInOptions extends ChatServerOptions {
	key?: string;
	models?: readonly GoogleModel[];
	/** The only ones that the bot may ask, without `models/`; every model unless told otherwise. */
	freeModels?: readonly string[];
}

/** The OpenAI-compatible address of Google AI Studio on loopback, with the limits of its free tier. */
export interface GoogleStandIn extends ChatServer<GoogleErrorId> {
	readonly key: string;
	setModels(models: readonly GoogleModel[]): void;
	/** It leaves the list; calls for it are told to use the other one. */
	retireModel(id: string, instead: string): void;
	setLimits(id: string, limits: Partial<GoogleLimits>): void;
	/** What somebody else in the project uses of the model, now. */
	useOutside(id: string, use: { requests?: number; tokens?: number }): void;
	/** Requests that the model has counted since midnight in California. */
	usedToday(id: string): number;
}

const DEFAULT_KEY = 'AIzaSy-0123456789abcdef0123456789abcde';

export async function createGoogleStandIn({
	key = DEFAULT_KEY,
	models: initial = googleModels,
	freeModels,
	...options
}: GoogleStandInOptions): Promise<GoogleStandIn> {
	const { clock } = options;
	let models = [...initial];
	const retired = new Map(Object.entries(retiredModels));
	const meters = new Map<string, Meter>();
	const must = (id: string): GoogleModel => {
		const model = models.find((one) => one.id === id);
		if (!model) throw new Error(`the stand-in lists no model ${id}`);
		return model;
	};
	const meterOf = (id: string): Meter => {
		const meter = meters.get(id) ?? createMeter(clock, () => must(id));
		meters.set(id, meter);
		return meter;
	};

	const admit = ({ request, body }: Asked) => {
		const id = bare(request.model);
		const model = models.find((one) => one.id === id);
		const instead = model ? undefined : retired.get(id);
		if (instead !== undefined)
			return googleError('gemini_retired', { message: moved(id, instead) });
		if (model?.kind !== 'chat') return googleError('gemini_not_found', { message: notFound(id) });
		if (!model.takesSystem && body.messages.some(({ role }) => instructs.has(role)))
			return googleError('gemini_invalid', {
				message: `Developer instruction is not enabled for models/${id}`,
			});
		const refusal = meterOf(id).admit(request.promptTokens);
		if (refusal) return refusal;
		const speaker = { id: request.id, model: id, created: Math.floor(clock.now() / 1_000) };
		const asksUsage = body.stream_options?.include_usage ?? false;
		return {
			model: { id, name: model.name, maxTokens: model.longest },
			headers: {},
			voice: (script: Script) =>
				createOpenAiVoice(
					speaker,
					{
						extra: {},
						delta: { role: 'assistant' },
						usageChunk: false,
						...(asksUsage && { atEnd: (usage: object) => ({ usage }) }),
					},
					script,
				),
			settle() {},
		};
	};
	const dialect: Dialect<GoogleErrorId> = {
		basePath: '/v1beta/openai',
		idPrefix: 'gemini-',
		needsKey: true,
		isAuthorized: (authorization) => authorization === `Bearer ${key}`,
		wrongKey: (authorization) => googleError(authorization ? 'gemini_bad_key' : 'gemini_no_key'),
		unreadable: (message) => googleError('gemini_invalid', { message }),
		tooLarge: () =>
			googleError('gemini_invalid', { message: 'Request payload size exceeds the limit.' }),
		malformed,
		admit,
		failure: ({ failure, retryAfterSeconds }) =>
			googleError(failure, {
				...(retryAfterSeconds !== undefined && {
					headers: { 'retry-after': String(retryAfterSeconds) },
				}),
			}),
		models: () => ({
			status: 200,
			body: {
				object: 'list',
				data: models.map(({ id }) => ({ id: `models/${id}`, object: 'model', owned_by: 'google' })),
			},
		}),
		notFound: () => googleError('gemini_not_found', { message: 'Requested entity was not found.' }),
		isFree: (id) => freeModels?.includes(bare(id)) ?? true,
	};

	return Object.assign(await createChatServer(dialect, options), {
		key,
		setModels(next: readonly GoogleModel[]) {
			models = [...next];
		},
		retireModel(id: string, instead: string) {
			models = models.filter((model) => model.id !== id);
			retired.set(id, instead);
		},
		setLimits(id: string, limits: Partial<GoogleLimits>) {
			const own = must(id);
			const changed = { ...own, limits: { ...own.limits, ...limits } };
			models = models.map((model) => (model === own ? changed : model));
		},
		useOutside: (id: string, use: { requests?: number; tokens?: number }) =>
			meterOf(id).useOutside(use),
		usedToday: (id: string) => meterOf(id).usedToday(),
	});
}

const instructs = new Set(['system', 'developer']);

const bare = (id: string) => id.replace(/^models\//, '');

const moved = (id: string, instead: string) =>
	`This model models/${id} is no longer available to new users. Please update your code to use models/${instead} for the latest features and improvements.`;

const notFound = (id: string) =>
	`models/${id} is not found for API version v1main, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`;
