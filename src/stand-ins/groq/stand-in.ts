import {
	type ChatServer,
	type ChatServerOptions,
	createChatServer,
} from '../model-server/chat-server.ts';
import type { Asked, Dialect } from '../model-server/dialect.ts';
import { type GroqErrorId, groqError, ORGANIZATION } from './error-body.ts';
import { malformed, unseen } from './malformed.ts';
import { createMeter, type Meter, type MinuteCount } from './meter.ts';
import { decommissioned, type GroqLimits, type GroqModel, groqModels } from './model.ts';
import { createGroqVoice } from './voice.ts';

export interface GroqStandInOptions extends ChatServerOptions {
	key?: string;
	models?: readonly GroqModel[];
	/** `sliding` unless told otherwise. */
	minuteCount?: MinuteCount;
	/** The only ones that the bot may ask; every model unless told otherwise. */
	freeModels?: readonly string[];
}

/** A Groq on loopback: as strict as the real one, with the limits of its free plan. */
export interface GroqStandIn extends ChatServer<GroqErrorId> {
	readonly key: string;
	/** Must never reach a person or a log. */
	readonly organization: string;
	setModels(models: readonly GroqModel[]): void;
	/** It leaves the list; calls for it are told that it was decommissioned. */
	removeModel(id: string): void;
	setLimits(id: string, limits: Partial<GroqLimits>): void;
	/** What somebody else in the organization uses of the model, now. */
	useOutside(id: string, use: { requests?: number; tokens?: number }): void;
}

const DEFAULT_KEY = `gsk_${'0123456789abcdef'.repeat(3)}`;

export async function createGroqStandIn({
	key = DEFAULT_KEY,
	models: initial = groqModels,
	minuteCount = 'sliding',
	freeModels,
	...options
}: GroqStandInOptions): Promise<GroqStandIn> {
	const { clock } = options;
	let models = [...initial];
	const retired = new Set(decommissioned);
	const meters = new Map<string, Meter>();
	const must = (id: string): GroqModel => {
		const model = models.find((one) => one.id === id);
		if (!model) throw new Error(`the stand-in lists no model ${id}`);
		return model;
	};
	const meterOf = (id: string): Meter => {
		const meter = meters.get(id) ?? createMeter(clock, () => must(id), minuteCount);
		meters.set(id, meter);
		return meter;
	};
	const created = Math.floor(clock.now() / 1_000);

	const admit = (asked: Asked) => {
		const { request, body } = asked;
		const model = models.find(({ id }) => id === request.model);
		if (!model && retired.has(request.model))
			return groqError('groq_decommissioned', { model: request.model });
		if (!model?.active || !model.chats)
			return groqError('groq_model_not_found', { model: request.model });
		const wrongPictures = unseen(asked, model);
		if (wrongPictures) return wrongPictures;
		const meter = meterOf(model.id);
		const most = body.max_completion_tokens ?? body.max_tokens ?? 0;
		const taken = meter.admit(request.promptTokens + most);
		if ('status' in taken) return taken;
		const speaker = { id: request.id, model: model.id, created: Math.floor(clock.now() / 1_000) };
		return {
			model: { id: model.id, name: model.id, maxTokens: model.longest },
			headers: { ...meter.headers(), 'x-groq-region': 'fra' },
			voice: (script: Parameters<typeof createGroqVoice>[1]) =>
				createGroqVoice(speaker, script, body.stream_options?.include_usage ?? false),
			settle: ({ prompt, completion }: { prompt: number; completion: number }) =>
				taken.settle(prompt + completion),
		};
	};
	const dialect: Dialect<GroqErrorId> = {
		basePath: '/openai/v1',
		idPrefix: 'chatcmpl-',
		needsKey: true,
		isAuthorized: (authorization) => authorization === `Bearer ${key}`,
		wrongKey: () => groqError('groq_401'),
		unreadable: (message) => groqError('groq_bad_request', { message }),
		tooLarge: () => groqError('groq_entity_too_large'),
		malformed,
		admit,
		failure: ({ failure, retryAfterSeconds }, model) =>
			groqError(failure, {
				model,
				headers: {
					...(models.some(({ id }) => id === model) && meterOf(model).headers()),
					...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
				},
			}),
		models: () => ({
			status: 200,
			body: { object: 'list', data: models.map((model) => rowOf(model, created)) },
		}),
		notFound: () => ({
			status: 404,
			body: { error: { message: 'Unknown request URL', type: 'invalid_request_error' } },
		}),
		isFree: (id) => freeModels?.includes(id) ?? true,
	};

	return Object.assign(await createChatServer(dialect, options), {
		key,
		organization: ORGANIZATION,
		setModels(next: readonly GroqModel[]) {
			models = [...next];
		},
		removeModel(id: string) {
			models = models.filter((model) => model.id !== id);
			retired.add(id);
		},
		setLimits(id: string, limits: Partial<GroqLimits>) {
			const own = must(id);
			const changed = { ...own, limits: { ...own.limits, ...limits } };
			models = models.map((model) => (model === own ? changed : model));
		},
		useOutside: (id: string, use: { requests?: number; tokens?: number }) =>
			meterOf(id).useOutside(use),
	});
}

const rowOf = ({ id, ownedBy, active, context, longest }: GroqModel, created: number) => ({
	id,
	object: 'model',
	created,
	owned_by: ownedBy,
	active,
	context_window: context,
	public_apps: null,
	max_completion_tokens: longest,
});
