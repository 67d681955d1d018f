import { Hono } from 'hono';
import type { Core } from '../core.ts';
import { cloudflareBan } from '../faults.ts';
import type { RequestRecord } from '../journal.ts';
import { Refusal, refuse } from '../refusal.ts';
import { readBody } from './body.ts';
import type { RestApp, RestContext, RestEnvironment } from './environment.ts';
import { answerWithFault } from './mishap.ts';
import { createRateLimits } from './rate-limits.ts';

const PREFIX = /^\/api(?:\/v10)?(?=\/)/;

/** What comes before every route: the journal, scripted faults, the token, the rate limits, the body. */
export function createRestApp(core: Core, closing: AbortSignal): RestApp {
	const { clock, limits, portal, journal } = core;
	const rates = createRateLimits(clock, limits);
	const app: RestApp = new Hono<RestEnvironment>({
		getPath: (request) => new URL(request.url).pathname.replace(PREFIX, ''),
	});

	app.use(async (context, next) => {
		const { method, path } = context.req;
		const record: RequestRecord = {
			method,
			path,
			atMs: clock.monotonic(),
			body: undefined,
			status: undefined,
		};
		context.set('record', record);
		journal.request(record);
		const perform = async () => {
			await next();
			if (context.error) writeDown(core, context, context.error);
		};
		const scripted = await answerWithFault(core, context, perform, closing);
		const answer = scripted ?? context.res;
		record.status = answer.status;
		if (answer.headers.get('x-ratelimit-scope') !== 'shared') journal.invalid(answer.status);
		return scripted;
	});

	app.use(async (context, next) => {
		const { method, path } = context.req;
		if (journal.invalidRequests() >= limits.invalidRequests) {
			throw new Refusal(cloudflareBan.status, cloudflareBan.body);
		}
		if (needsToken(path) && context.req.header('authorization') !== `Bot ${portal.token}`) {
			throw refuse.unauthorized();
		}
		const { headers, refusal } = rates.take(method, path);
		if (refusal)
			throw new Refusal(refusal.status, refusal.body, { ...headers, ...refusal.headers });
		const body = await readBody(context.req.raw, limits);
		context.get('record').body = body.json;
		context.set('body', body);
		await next();
		for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
	});

	app.onError((error, { req }) => {
		const known = error instanceof Refusal ? error : undefined;
		const body = known?.body ?? { message: `${req.method} ${req.path}: ${error.message}`, code: 0 };
		const isText = typeof body === 'string';
		return new Response(isText ? body : JSON.stringify(body), {
			status: known?.status ?? 500,
			headers: { 'content-type': isText ? 'text/html' : 'application/json', ...known?.headers },
		});
	});
	return app;
}

const needsToken = (path: string) => !/^\/(?:interactions\/|webhooks\/\d+\/.|gateway$)/.test(path);

function writeDown({ journal }: Core, context: RestContext, error: Error): void {
	const known = error instanceof Refusal ? error : undefined;
	journal.refused({
		method: context.req.method,
		path: context.req.path,
		status: known?.status ?? 500,
		code: known?.code ?? 0,
		message: known ? known.message : String(error.stack),
		answer: known?.body,
		body: context.get('record').body,
	});
}
