import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import { MOVED_PATH } from '../model-server/answering.ts';
import { parseBody } from '../model-server/chat-body.ts';
import { readBody } from '../model-server/http.ts';
import { openRecord } from '../model-server/record.ts';
import { countPromptTokens } from '../model-server/tokens.ts';
import type { Catalogue } from './catalogue.ts';
import { type ProviderBody, providerBody } from './chat-body.ts';
import { type ErrorId, type ErrorReply, errorReply } from './error-body.ts';
import type { OpenProviderRequest, ProviderViolation, Rule } from './request.ts';
import { askedModels, brokenRules } from './rules.ts';

interface Dependencies {
	clock: Clock;
	key: string;
	catalogue: Catalogue;
}

type Taken = { body: ProviderBody } | { refused: ErrorReply };

const TOO_LARGE = 'the body is too large';

/** Writes down every request that arrives, and judges it: what the provider refuses, and what no good bot sends. */
export function createIntake({ clock, key, catalogue }: Dependencies) {
	const requests: OpenProviderRequest[] = [];
	const violations: ProviderViolation[] = [];

	const record = (incoming: IncomingMessage) =>
		openRecord<ErrorId, ProviderBody>(incoming, {
			clock,
			number: requests.length + 1,
			idPrefix: 'gen-',
			authorized: incoming.headers.authorization === `Bearer ${key}`,
		});
	function open(incoming: IncomingMessage): OpenProviderRequest {
		const request = record(incoming);
		requests.push(request);
		return request;
	}

	function judge(request: OpenProviderRequest, body: ProviderBody) {
		request.body = body;
		request.model = askedModels(body)[0] ?? '';
		request.promptTokens = countPromptTokens(body);
		const { headers } = request;
		for (const broken of brokenRules({ headers, body, isPaid: catalogue.surelyPaid }))
			violations.push({ ...broken, request });
	}

	async function take(incoming: IncomingMessage, request: OpenProviderRequest): Promise<Taken> {
		const violate = (rule: Rule, detail: string) => void violations.push({ rule, detail, request });
		const hasKey = Boolean(request.headers['authorization']);
		if (!hasKey) violate('authorization', 'no Authorization header');
		const bytes = await readBody(incoming);
		const parsed = bytes ? parseBody(bytes, providerBody) : { problem: TOO_LARGE };
		if ('problem' in parsed) violate('body', parsed.problem);
		else judge(request, parsed.body);

		if (!request.authorized) return { refused: errorReply(hasKey ? 'dead_key' : 'no_key') };
		if ('body' in parsed) return { body: parsed.body };
		const { problem } = parsed;
		const tooLarge = problem === TOO_LARGE;
		return {
			refused: tooLarge ? errorReply('doc_413') : errorReply('bad_request', { message: problem }),
		};
	}

	/** Somebody went where a redirect led, which a bot that guards its key does not. */
	function noteFollowed(incoming: IncomingMessage) {
		violations.push({ rule: 'redirect', detail: MOVED_PATH, request: record(incoming) });
	}

	return { requests, violations, open, take, noteFollowed };
}
