import type { LimitedRoute } from '../limits.ts';

export interface RateRoute {
	readonly name: LimitedRoute;
	/** Same for all requests that share a bucket apart from the major parameter. */
	readonly bucket: string;
	readonly major: string;
}

const table: readonly (readonly [method: string, path: RegExp, name: LimitedRoute])[] = [
	['POST', /^\/channels\/(\d+)\/messages$/, 'createMessage'],
	['PATCH', /^\/channels\/(\d+)\/messages\/\d+$/, 'editMessage'],
	['DELETE', /^\/channels\/(\d+)\/messages\/\d+$/, 'deleteMessage'],
	['POST', /^\/channels\/(\d+)\/typing$/, 'typing'],
	['PUT', /^\/channels\/(\d+)\/messages\/\d+\/reactions\//, 'reaction'],
	['DELETE', /^\/channels\/(\d+)\/messages\/\d+\/reactions\//, 'reaction'],
	['POST', /^\/channels\/(\d+)\/(?:messages\/\d+\/)?threads$/, 'startThread'],
	['POST', /^\/webhooks\/(\d+\/[^/]+)$/, 'executeWebhook'],
	['PATCH', /^\/webhooks\/(\d+\/[^/]+)\/messages\/[^/]+$/, 'editWebhookMessage'],
	['GET', /^(\/gateway\/bot)$/, 'gatewayBot'],
];

const isCallback = (path: string) => path.startsWith('/interactions/');

/** Interaction endpoints do not count towards the 50 a second of a bot. */
export const isExemptFromGlobal = (path: string) =>
	isCallback(path) || path.startsWith('/webhooks/');

/** undefined: the route has no bucket. */
export function rateRoute(method: string, path: string): RateRoute | undefined {
	if (isCallback(path)) return undefined;
	for (const [wanted, pattern, name] of table) {
		const major = method === wanted ? pattern.exec(path)?.[1] : undefined;
		if (major !== undefined) return { name, bucket: name, major };
	}
	const major = /^\/(?:channels|guilds|webhooks)\/(\d+(?:\/[^/]{60,})?)/.exec(path)?.[1] ?? '';
	const shape = path.replaceAll(/\d{15,}|\/reactions\/.*/g, ':id');
	return { name: 'otherRoutes', bucket: `${method} ${shape}`, major };
}
