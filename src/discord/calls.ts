import {
	type APIInteractionResponse,
	type RawFile,
	type REST,
	RESTJSONErrorCodes,
	RequestMethod,
	type ResponseLike,
	type RouteLike,
	Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Button } from '../render/surface.ts';
import { sendDirectly } from './direct-handler.ts';
import { createInvalidRequests } from './invalid-requests.ts';
import {
	buttonsBody,
	createBody,
	editBody,
	filesOf,
	followUpBody,
	type Outgoing,
	responseBody,
} from './payload.ts';
import { type RateLimit, readRateLimit } from './rate-limits.ts';
import { DiscordRefusal, NoAnswer } from './refusal.ts';

/** A message that stands, as Discord has it. */
export type Sent = { readonly id?: string; readonly content?: string; readonly limit?: RateLimit };

/** Where an interaction is answered. */
export type Webhook = { readonly applicationId: string; readonly token: string };

/** What shows answers. Each sends once: rejects with DiscordRefusal or NoAnswer, and never waits for a limit. */
export interface Calls {
	createMessage(channelId: string, message: Parameters<typeof createBody>[0]): Promise<Sent>;
	editMessage(channelId: string, messageId: string, message: Outgoing): Promise<Sent>;
	/** Changes nothing but what can be pressed under one of the bot's own messages. */
	editButtons(channelId: string, messageId: string, buttons: readonly Button[]): Promise<Sent>;
	typing(channelId: string): Promise<Sent>;
	/** `@original` is the message that the first answer made. */
	editAnswer(webhook: Webhook, messageId: string, message: Outgoing): Promise<Sent>;
	/** One of the bot's own messages. */
	deleteMessage(channelId: string, messageId: string): Promise<Sent>;
	/** One that this interaction's webhook made, or that holds the component it came from. */
	deleteAnswer(webhook: Webhook, messageId: string): Promise<Sent>;
	followUp(webhook: Webhook, message: Parameters<typeof followUpBody>[0]): Promise<Sent>;
	answerInteraction(
		interaction: { readonly id: string; readonly token: string },
		response: APIInteractionResponse,
	): Promise<Sent>;
	/** The roles of somebody on a server; undefined when they, or the bot, are not there. Rejects where Discord does not say. */
	rolesOf(guildId: string, userId: string): Promise<readonly string[] | undefined>;
	/** How much of what Discord tolerates of refused requests is used up, from 0 to 1. */
	invalidShare(): number;
}

const TIMEOUT_MS = 15_000;

const NOT_THERE: readonly number[] = [
	RESTJSONErrorCodes.UnknownMember,
	RESTJSONErrorCodes.UnknownGuild,
	RESTJSONErrorCodes.MissingAccess,
];

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
};

/** `rest`: signed in. */
export function createCalls({
	rest,
	clock,
	log,
}: {
	rest: REST;
	clock: Clock;
	log: Logger;
}): Calls {
	const invalid = createInvalidRequests(clock);

	async function exchange({ path, ...request }: Request): Promise<[ResponseLike, AnswerBody]> {
		const slow = new AbortController();
		const cancel = clock.after(TIMEOUT_MS, () => slow.abort());
		try {
			sendDirectly(rest, request.method, path);
			const response = await rest.queueRequest({
				...request,
				fullRoute: path,
				signal: slow.signal,
			});
			return [response, parse(await response.text())];
		} catch (cause) {
			log.debug({ method: request.method, error: describeError(cause) }, 'Discord gave no answer');
			throw new NoAnswer({ cause });
		} finally {
			cancel();
		}
	}

	async function call(request: Request): Promise<Sent> {
		const [response, { id, content, ...told }] = await exchange(request);
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

	function refused(response: ResponseLike, told: AnswerBody, auth?: false): DiscordRefusal {
		const refusal = refusalOf(response, told, readRateLimit(response.headers));
		invalid.count(refusal);
		// An empty token makes the library refuse all that follows: repeating a wrong one ends in a ban.
		if (refusal.status === 401 && auth !== false) rest.setToken('');
		return refusal;
	}

	const webhookPath = ({ applicationId, token }: Webhook) => Routes.webhook(applicationId, token);
	const { Delete, Get, Post, Patch } = RequestMethod;

	return {
		createMessage: (channelId, message) =>
			call({
				method: Post,
				path: Routes.channelMessages(channelId),
				body: createBody(message),
				files: filesOf(message),
			}),
		editMessage: (channelId, messageId, message) =>
			call({
				method: Patch,
				path: Routes.channelMessage(channelId, messageId),
				body: editBody(message),
				files: filesOf(message),
			}),
		editButtons: (channelId, messageId, buttons) =>
			call({
				method: Patch,
				path: Routes.channelMessage(channelId, messageId),
				body: buttonsBody(buttons),
			}),
		typing: (channelId) => call({ method: Post, path: Routes.channelTyping(channelId) }),
		editAnswer: (webhook, messageId, message) =>
			call({
				method: Patch,
				path: Routes.webhookMessage(webhook.applicationId, webhook.token, messageId),
				body: editBody(message),
				files: filesOf(message),
				auth: false,
			}),
		deleteMessage: (channelId, messageId) =>
			call({ method: Delete, path: Routes.channelMessage(channelId, messageId) }),
		deleteAnswer: (webhook, messageId) =>
			call({
				method: Delete,
				path: Routes.webhookMessage(webhook.applicationId, webhook.token, messageId),
				auth: false,
			}),
		followUp: (webhook, message) =>
			call({
				method: Post,
				path: webhookPath(webhook),
				body: followUpBody(message),
				files: filesOf(message),
				auth: false,
			}),
		answerInteraction: ({ id, token }, response) =>
			call({
				method: Post,
				path: Routes.interactionCallback(id, token),
				body: responseBody(response),
				auth: false,
			}),
		async rolesOf(guildId, userId) {
			const path = Routes.guildMember(guildId, userId);
			const [response, { roles = [], ...told }] = await exchange({ method: Get, path });
			if (response.ok) return roles;
			if (NOT_THERE.includes(told.code ?? 0)) return undefined;
			throw refused(response, told);
		},
		invalidShare: invalid.share,
	};
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
