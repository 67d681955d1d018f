import { DefaultRestOptions, REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { Logger } from '../log.ts';

/**
 * The library would repeat a 429 without `Retry-After` at once and for ever. Only Cloudflare sends such answers, as a
 * ban of the address (discord-api-docs issues 5385, 7137), so it is thrown instead.
 */
const isBan = ({ retryAfter }: { retryAfter: number }) => retryAfter <= 0;

/** A tenth of what Discord tolerates of 401, 403 and 429 in ten minutes before it bans the address. */
const INVALID_REQUESTS_WARNING = 1_000;

/**
 * A form goes out in one piece. Node's own undici (7.29 in Node 24.21) streams it and, when the connection has broken,
 * goes on filling the stream that it closed: an unhandled rejection, which ends the process.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
	if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
	const form = new Response(init.body);
	return DefaultRestOptions.makeRequest(url, {
		...init,
		headers: { ...init.headers, ...Object.fromEntries(form.headers) },
		body: await form.bytes(),
	});
};

/** `apiUrl` is the base without a version, such as `https://discord.com/api`. */
export function restOptions(apiUrl: string): Partial<RESTOptions> {
	return {
		api: apiUrl.replace(/\/+$/, ''),
		invalidRequestWarningInterval: INVALID_REQUESTS_WARNING,
		makeRequest,
		rejectOnRateLimit: isBan,
	};
}

/** Tells of a token that Discord no longer takes; interaction routes carry none, so their 401s are another matter. */
export function watchRest(rest: REST, log: Logger, onUnauthorised: () => void): void {
	rest.on(RESTEvents.Response, (request, response) => {
		if (response.status === 401 && request.data.auth) onUnauthorised();
	});
	rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global, scope }) =>
		log.debug({ route, waitMs: timeToReset, global, scope }, 'Discord asks to wait'),
	);
	rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
		log.warn({ count, windowEndsMs: remainingTime }, 'Discord refused many requests'),
	);
}

/** For everything but the gateway's address: one for the process, so that its knowledge of limits outlives a session. */
export function createRest(apiUrl: string, token: string): REST {
	return new REST(restOptions(apiUrl)).setToken(token);
}
