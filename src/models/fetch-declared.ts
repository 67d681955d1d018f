import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { type Declaration, declaredModels, idOf, type Listed, modelOf } from './declared.ts';
import type { FetchedModels } from './fetch-models.ts';
import { getJson, type ListServer, withinTime } from './get-json.ts';
import type { DeclaredModel } from './model.ts';

/** A provider whose list has no prices: only what is declared free counts, and only while it is listed. */
export type DeclaredSource = ListServer &
	Declaration & {
		readonly clock: Clock;
		/** Told what came in place of the list. */
		readonly onError?: (status: number, body: unknown) => void;
	};

/** The whole list as it is now. Rejects when it cannot be had, is none, or names nothing. */
type FetchList = (signal: AbortSignal) => Promise<FetchedModels>;

const TIMEOUT_MS = 10_000;

const tokens = z.int().positive().optional().catch(undefined);
const row = z.object({
	id: z.string().min(1).max(200),
	created: z.number().positive().optional().catch(undefined),
	active: z.boolean().optional().catch(undefined),
	context_window: tokens,
	context_length: tokens,
	max_model_len: tokens,
	max_completion_tokens: tokens,
});
type Row = z.infer<typeof row>;
const body = z.object({ data: z.array(z.unknown()) });

/** Groq: `active` says whether a model is served, `context_window` and `max_completion_tokens` how much. */
export const fetchGroqModels = (source: DeclaredSource): FetchList => createFetch(source, readRow);

/** Google: ids begin with `models/`; embeddings, voices and painters among them are never declared. */
export const fetchGoogleModels = (source: DeclaredSource): FetchList =>
	createFetch(source, ({ id }) => ({ remoteId: id.replace(/^models\//, ''), isActive: true }));

/**
 * Any server that speaks OpenAI's dialect. One without `GET /models` has what is declared; Ollama lists `llama3.2` as
 * `llama3.2:latest`, vLLM tells its context as `max_model_len`.
 */
export const fetchPlainModels = (source: DeclaredSource): FetchList =>
	createFetch(
		source,
		(item) => ({ ...readRow(item), remoteId: item.id.replace(/:latest$/, '') }),
		[404, 405, 501],
	);

const readRow = ({ id, active = true, created, ...sizes }: Row): Listed => ({
	remoteId: id,
	isActive: active,
	contextTokens: sizes.context_window ?? sizes.context_length ?? sizes.max_model_len,
	maxAnswerTokens: sizes.max_completion_tokens,
	createdAt: created === undefined ? undefined : created * 1_000,
});

/** `statusesWithoutList` say that the server has no list at all. */
function createFetch(
	{ clock, onError, ...source }: DeclaredSource,
	read: (item: Row) => Listed,
	statusesWithoutList: readonly number[] = [],
): FetchList {
	const url = new URL(`${source.baseUrl}/models`);
	return async (signal) => {
		const { status, json } = await withinTime(clock, TIMEOUT_MS, signal, (inTime) =>
			getJson(url, source, inTime),
		);
		if (statusesWithoutList.includes(status)) return allOf(source);
		if (status !== 200) {
			onError?.(status, json);
			throw new Error(`the list of models was answered with HTTP ${status}`);
		}
		const rows = body.safeParse(json).data?.data.map((item) => row.safeParse(item).data);
		const listed = rows?.filter((item) => item !== undefined).map(read);
		if (!listed?.length) throw new Error('the list of models is no list');
		return match(source, listed);
	};
}

function allOf(source: Declaration): FetchedModels {
	const models = declaredModels(source);
	return { models, listed: new Set(models.map(({ id }) => id)), isUntold: true };
}

function match(source: Declaration, listed: readonly Listed[]): FetchedModels {
	const byName = new Map(listed.map((item) => [item.remoteId, item]));
	const modelOfDeclared = (declared: DeclaredModel) => {
		const found = byName.get(declared.remoteId.replace(/:latest$/, ''));
		return found?.isActive ? [modelOf(declared, source, found)] : [];
	};
	return {
		models: source.declared.flatMap(modelOfDeclared),
		listed: new Set(listed.map(({ remoteId }) => idOf(source.provider, remoteId))),
	};
}
