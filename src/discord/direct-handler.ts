import { type REST, RESTEvents } from 'discord.js';

type Handler = NonNullable<ReturnType<REST['handlers']['get']>>;

/**
 * The library sends the calls of a bucket one by one, repeats them by itself and sleeps on limits, by the machine's
 * clock. The outbox decides all that for answers, so their routes get a handler that only sends; `inactive` lets the
 * library sweep it like its own.
 */
export function sendDirectly(rest: REST, method: string, path: string): void {
	const { route, major } = bucketOf(path);
	const hash = rest.hashes.get(`${method}:${route}`)?.value ?? `Global(${method}:${route})`;
	const handler: Handler = {
		id: `${hash}:${major}`,
		inactive: true,
		async queueRequest(routeId, url, options, data) {
			const signal = data.signal ?? null;
			const response = await rest.options.makeRequest(url, { ...options, signal });
			rest.emit(
				RESTEvents.Response,
				{ method, path: routeId.original, route: routeId.bucketRoute, options, data, retries: 0 },
				response,
			);
			return response;
		},
	};
	rest.handlers.set(handler.id, handler);
}

/** As the library names them: REST.generateRouteData of @discordjs/rest 2.6.3, which is private. */
function bucketOf(path: string): { route: string; major: string } {
	if (path.startsWith('/interactions/')) {
		return { route: '/interactions/:id/:token/callback', major: 'burst' };
	}
	const major = /^\/webhooks\/(\d{17,19}\/[^/?]+)|^\/(?:channels|guilds)\/(\d{17,19})/.exec(path);
	const route = path
		.replaceAll(/\d{17,19}/g, ':id')
		.replace(/\/webhooks\/:id\/[^/?]+/, '/webhooks/:id/:token');
	return { route, major: major?.[1] ?? major?.[2] ?? 'global' };
}
