import type { RawFile, REST, RequestMethod, ResponseLike, RouteLike } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { sendDirectly } from './direct-handler.ts';
import { createInvalidRequests } from './invalid-requests.ts';
import { type RateLimit, readRateLimit } from './rate-limits.ts';
import { DiscordRefusal, NoAnswer } from './refusal.ts';

/** A message that stands, as Discord has it. */
export type Sent = { readonly id?: string; readonly content?: string; readonly limit?: RateLimit };

const TIMEOUT_MS = 15_000;

const answerBody = z.looseObject({
	id: z.string().optional(),
	content: z.string().optional(),
	code: z.number().optional(),
	roles: z.array(z.string()).optional(),
	retry_after: z.number().optional(),
	global: z.boolean().optional(),
});
type AnswerBody = z.infer<typeof answerBody>;

type Request = {
	readonly method: RequestMethod;
	readonly path: RouteLike;
	readonly body?: unknown;
	readonly files?: RawFile[];
	readonly auth?: false;
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
};

/** One request and its answer: sent once, never waiting for a limit; what Discord refuses is counted. */
export function createExchange({ rest, clock, log }: { rest: REST; clock: Clock; log: Logger }) {
	const invalid = createInvalidRequests(clock);

	/** Rejects with NoAnswer. */
	async function exchange({ path, signal, timeoutMs = TIMEOUT_MS, ...request }: Request): Promise<{
		readonly response: ResponseLike;
		readonly text: string;
		readonly told: AnswerBody;
	}> {
		const slow = new AbortController();
		const cancel = clock.after(timeoutMs, () => slow.abort());
		try {
			sendDirectly(rest, request.method, path);
			const response = await rest.queueRequest({
				...request,
				fullRoute: path,
				signal: signal ? AbortSignal.any([signal, slow.signal]) : slow.signal,
			});
			const text = await response.text();
			return { response, text, told: parse(text) };
		} catch (cause) {
			log.debug({ method: request.method, error: describeError(cause) }, 'Discord gave no answer');
			throw new NoAnswer({ cause });
		} finally {
			cancel();
		}
	}

	function refused(response: ResponseLike, told: AnswerBody, auth?: false): DiscordRefusal {
		const refusal = refusalOf(response, told, readRateLimit(response.headers));
		invalid.count(refusal);
		// An empty token makes the library refuse all that follows: repeating a wrong one ends in a ban.
		if (refusal.status === 401 && auth !== false) rest.setToken('');
		return refusal;
	}

	/** Rejects with DiscordRefusal or NoAnswer. */
	async function call(request: Request): Promise<Sent> {
		const {
			response,
			told: { id, content, ...told },
		} = await exchange(request);
		const limit = readRateLimit(response.headers);
		if (response.ok) {
			return {
				...(id === undefined ? {} : { id }),
				...(content === undefined ? {} : { content }),
				...(limit ? { limit } : {}),
			};
		}
		throw refused(response, told, request.auth);
	}

	return { call, exchange, refused, invalidShare: invalid.share };
}

function parse(text: string): AnswerBody {
	if (!text.startsWith('{')) return {};
	const body = answerBody.safeParse(JSON.parse(text));
	return body.success ? body.data : {};
}

function refusalOf(
	{ headers, status }: ResponseLike,
	told: AnswerBody,
	limit: RateLimit | undefined,
): DiscordRefusal {
	const seconds = told.retry_after ?? Number(headers.get('retry-after') ?? Number.NaN);
	return new DiscordRefusal({
		status,
		code: told.code ?? 0,
		...(status === 429 && Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
		global: told.global === true,
		shared: headers.get('x-ratelimit-scope') === 'shared',
		...(limit ? { limit } : {}),
	});
}
