import { z } from 'zod';
import type { HeaderLookup } from './retry-time.ts';

/** An error as it arrived: `status` is undefined when it came inside a stream; `body` is parsed JSON, or text. */
export type RawError = {
	readonly status: number | undefined;
	readonly header: HeaderLookup;
	readonly body: unknown;
};

/** What our decisions look at. The texts are the provider's and may quote the person: never shown, never logged. */
export type ErrorFacts = {
	readonly status: number | undefined;
	/** It came after HTTP 200, so the account's own gate had let the request through. */
	readonly inStream: boolean;
	readonly message: string;
	/** The message of whoever stands behind the provider. */
	readonly raw: string;
	readonly codes: ReadonlySet<string>;
	/** The structured part of an error of Google. */
	readonly details: readonly unknown[];
	readonly limitSource: string;
	/** The error was relayed from a provider behind this one. */
	readonly relayed: boolean;
	/** The provider's own filter named reasons, patterns or flagged words. */
	readonly flagged: boolean;
	/** A routing step left no endpoint over, such as the gate for agentic harnesses. */
	readonly routedOut: boolean;
	readonly header: HeaderLookup;
};

const word = z.union([z.string(), z.number()]).optional().catch(undefined);
const text = z.string().catch('');

const metadata = z
	.looseObject({
		headers: z.record(z.string(), z.unknown()).catch({}),
		limit_source: text,
		provider_name: text,
		raw: text,
		error_type: word,
		reason: word,
		retry_after_seconds: word,
	})
	.catch({
		headers: {},
		limit_source: '',
		provider_name: '',
		raw: '',
		error_type: undefined,
		reason: undefined,
		retry_after_seconds: undefined,
	});

const errorBody = z.looseObject({
	message: text,
	code: word,
	http_status: word,
	error_type: word,
	type: word,
	/** Google's name of the code, such as RESOURCE_EXHAUSTED. */
	status: word,
	details: z.array(z.unknown()).catch([]),
	availability: z.looseObject({ code: word, retry_after: word }).optional().catch(undefined),
	metadata,
});

/** The inner error object: bodies come as `{error}`, bare, or (Google) as `[{error}]`. */
function innerError(body: unknown): unknown {
	const first = Array.isArray(body) ? body[0] : body;
	if (typeof first !== 'object' || first === null) return {};
	return 'error' in first ? first.error : first;
}

function statusIn(candidates: readonly unknown[]): number | undefined {
	return candidates.map(Number).find((code) => Number.isInteger(code) && code >= 400 && code < 600);
}

export function readErrorFacts({ status, header, body }: RawError): ErrorFacts {
	const parsed = errorBody.safeParse(innerError(body));
	const error = parsed.success ? parsed.data : errorBody.parse({});
	const { metadata: relay, availability } = error;
	const relayedHeaders = new Map(
		Object.entries(relay.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
	const retryAfter = availability?.retry_after ?? relay.retry_after_seconds;
	if (retryAfter !== undefined) relayedHeaders.set('retry-after', String(retryAfter));
	const codes = [error.code, error.error_type, error.type, error.status, availability?.code];
	const httpFailed = status !== undefined && status >= 400;
	return {
		status: httpFailed ? status : statusIn([error.code, error.http_status]),
		inStream: !httpFailed,
		message: error.message,
		raw: relay.raw,
		codes: new Set([...codes, relay.error_type, relay.reason].map(String)),
		details: error.details,
		limitSource: relay.limit_source,
		relayed: relay.provider_name !== '' || error.message === 'Provider returned error',
		flagged: ['reasons', 'patterns', 'flagged_input'].some((field) => field in relay),
		routedOut: 'failed_routing_step' in relay,
		header: (name) => header(name) ?? relayedHeaders.get(name),
	};
}
