import OpenAI from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Lease, ModelNews } from '../quota/quota.ts';
import { readAnswer } from './answer-reader.ts';
import { createAttemptFetch } from './attempt-fetch.ts';
import { failureOf } from './failure.ts';
import { isModelName, namedAmong } from './named-among.ts';
import { type ChatMessage, type ChatRequest, type Provider, ProviderFailure } from './provider.ts';
import { remedyOf } from './remedy.ts';
import type { ProviderRow, ReadError } from './table.ts';
import { createWatchdog, type Watchdog } from './watchdog.ts';

/** How long each part of a reply may take. Comments keep a connection, but are no progress of the model. */
export type Timeouts = {
	readonly headersMs: number;
	readonly firstTokenMs: number;
	readonly betweenTokensMs: number;
	readonly totalMs: number;
	/** How long the figures and the end of the stream may follow after the finish reason. */
	readonly afterFinishMs: number;
};

const usualTimeouts: Timeouts = {
	headersMs: 30_000,
	firstTokenMs: 75_000,
	betweenTokensMs: 40_000,
	totalMs: 480_000,
	afterFinishMs: 2_000,
};

type Dependencies = {
	readonly row: ProviderRow;
	/** Undefined: the server asks for none, as a local one. */
	readonly key: string | undefined;
	readonly baseUrl?: string;
	readonly clock: Clock;
	readonly log: Logger;
	readonly fetch?: typeof globalThis.fetch;
	readonly timeouts?: Partial<Timeouts>;
	/** Whether the model surely costs nothing, by our id of it; asked right before each call. */
	readonly mayCall: (modelId: string) => boolean;
	/** Our id of what the provider calls by this name. */
	readonly idOf: (remoteId: string) => string | undefined;
	/** Told what the headers of each reply say of a model's budget. */
	readonly onNews: (news: ModelNews) => void;
};

/** A Provider through the openai package, one HTTP request per attempt: its own retries are off. */
export function createOpenAiProvider({
	row,
	key,
	baseUrl = row.baseUrl,
	clock,
	log,
	fetch = globalThis.fetch,
	timeouts,
	mayCall,
	idOf,
	onNews,
}: Dependencies): Provider {
	const limits = { ...usualTimeouts, ...timeouts };
	const connect = (attemptFetch: typeof globalThis.fetch) =>
		new OpenAI({
			apiKey: key ?? NO_KEY,
			baseURL: baseUrl,
			// What the environment holds for OpenAI itself is not for this server.
			adminAPIKey: null,
			organization: null,
			project: null,
			maxRetries: 0,
			logLevel: 'off',
			fetch: attemptFetch,
			defaultHeaders: { ...row.headers, ...(key === undefined && { Authorization: null }) },
		});
	const open = async (request: ChatRequest, lease: Lease, watchdog: Watchdog) => {
		const { readError } = row;
		const attempt = createAttemptFetch({
			fetch,
			lease,
			clock,
			readError,
			onReply(header) {
				const news = row.readNews(header, request.models[0].remoteId);
				if (news) onNews(news);
			},
		});
		watchdog.expect(limits.headersMs);
		try {
			return await connect(attempt.fetch).chat.completions.create(
				{ ...bodyOf(request, row), ...row.body(request) },
				{ signal: watchdog.signal },
			);
		} catch (error) {
			throw attempt.thrown() ?? toFailure(error, watchdog, clock.now(), readError);
		}
	};

	/** That an upstream is busy is everyday; anything else deserves a look. */
	function note({ failure, message: why }: ProviderFailure, model: string): void {
		const facts = { provider: row.name, model, why, remedy: remedyOf(failure).kind };
		if (failure.kind === 'busy') log.info(facts, 'a model was busy');
		else log.warn(facts, 'an attempt failed');
	}

	return {
		name: row.name,
		async *stream(request, lease, signal) {
			const [first, ...others] = request.models;
			const modelId = first.id;
			const paid = [first, ...others].find((model) => !mayCall(model.id));
			if (paid) throw new ProviderFailure({ kind: 'gone', remoteId: paid.remoteId });
			const watchdog = createWatchdog({ clock, totalMs: limits.totalMs, signal });
			try {
				const chunks = await open(request, lease, watchdog);
				yield* readAnswer({
					chunks,
					modelId,
					idOf: (name) =>
						namedAmong(request.models, name)?.id ??
						idOf(name.replace(/^models\//, '')) ??
						chosenBy(row, name),
					watchdog,
					limits,
					signal,
					toFailure: (error) => toFailure(error, watchdog, clock.now(), row.readError),
				});
			} catch (error) {
				if (signal.aborted) {
					yield { type: 'end', reason: 'stopped', modelId };
					return;
				}
				if (error instanceof ProviderFailure) note(error, modelId);
				throw error;
			} finally {
				watchdog.close();
			}
		},
	};
}

/** Who spoke where our lists do not know it: only OpenRouter has others speak than those that were asked. */
const chosenBy = ({ modelsPerRequest }: ProviderRow, name: string) =>
	modelsPerRequest > 1 && isModelName(name) ? name : undefined;

/** The openai package insists on some key; without a header it goes nowhere. */
const NO_KEY = 'none';

const bodyOf = (request: ChatRequest, row: ProviderRow) => ({
	model: request.models[0].remoteId,
	stream: true as const,
	messages: row.messages(request).map(messageOf),
});

function messageOf({ role, content, images = [] }: ChatMessage): ChatCompletionMessageParam {
	const text = content.toWellFormed();
	if (role !== 'user' || images.length === 0) return { role, content: text };
	const pictures = images.map(({ type, bytes }) => ({
		type: 'image_url' as const,
		image_url: { url: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` },
	}));
	return { role, content: [{ type: 'text', text }, ...pictures] };
}

/** What ended a reply early: an error chunk, a cut socket, broken JSON, no connection, our own watchdog. */
function toFailure(
	error: unknown,
	watchdog: Watchdog,
	nowMs: number,
	readError: ReadError,
): ProviderFailure {
	const verdict = watchdog.verdict();
	if (verdict) return new ProviderFailure({ kind: verdict });
	if (!(error instanceof OpenAI.APIError) || error.error === undefined)
		return new ProviderFailure({ kind: 'broken' }, undefined, { cause: error });
	const raw = { status: undefined, header: () => undefined, body: error.error };
	return new ProviderFailure(failureOf(raw, nowMs, readError), 200);
}
