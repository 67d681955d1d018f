import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Catalogue } from './catalogue.ts';
import { type ChatBody, parseChatBody } from './chat-body.ts';
import { type ErrorReply, errorReply } from './error-body.ts';
import { headersOf, readBody } from './http.ts';
import type { OpenRequest, Rule, Violation } from './request.ts';
import { askedModels, brokenRules } from './rules.ts';
import { countPromptTokens } from './tokens.ts';

interface Dependencies {
	clock: Clock;
	key: string;
	catalogue: Catalogue;
}

type Taken = { body: ChatBody } | { refused: ErrorReply };

const TOO_LARGE = 'the body is too large';

/** Writes down every request that arrives, and judges it: what the provider refuses, and what no good bot sends. */
export function createIntake({ clock, key, catalogue }: Dependencies) {
	const requests: OpenRequest[] = [];
	const violations: Violation[] = [];

	function open(incoming: IncomingMessage): OpenRequest {
		const number = requests.length + 1;
		const request: OpenRequest = {
			number,
			id: `gen-${Math.floor(clock.now() / 1_000)}-${String(number).padStart(20, '0')}`,
			at: clock.now(),
			monotonicMs: clock.monotonic(),
			headers: headersOf(incoming),
			authorized: incoming.headers.authorization === `Bearer ${key}`,
			body: null,
			promptTokens: 0,
			model: '',
			verdict: { kind: 'open' },
			sentText: '',
			sent: [],
			endedMs: null,
			aborted: false,
			abortedAt: null,
		};
		requests.push(request);
		return request;
	}

	function judge(request: OpenRequest, body: ChatBody) {
		request.body = body;
		request.model = askedModels(body)[0] ?? '';
		request.promptTokens = countPromptTokens(body);
		const { headers } = request;
		for (const broken of brokenRules({ headers, body, isPaid: catalogue.surelyPaid }))
			violations.push({ ...broken, request });
	}

	async function take(incoming: IncomingMessage, request: OpenRequest): Promise<Taken> {
		const violate = (rule: Rule, detail: string) => void violations.push({ rule, detail, request });
		const hasKey = Boolean(request.headers['authorization']);
		if (!hasKey) violate('authorization', 'no Authorization header');
		const bytes = await readBody(incoming);
		const parsed = bytes ? parseChatBody(bytes) : { problem: TOO_LARGE };
		if ('problem' in parsed) violate('body', parsed.problem);
		else judge(request, parsed.body);

		if (!request.authorized) return { refused: errorReply(hasKey ? 'dead_key' : 'no_key') };
		if ('body' in parsed) return parsed;
		const { problem } = parsed;
		const tooLarge = problem === TOO_LARGE;
		return {
			refused: tooLarge ? errorReply('doc_413') : errorReply('bad_request', { message: problem }),
		};
	}

	return { requests, violations, open, take };
}
