import { type ChatBody, textOf } from './chat-body.ts';

/** What a bot must never send to a server that is not OpenRouter, whether or not it puts up with it. */
export type Rule =
	| 'authorization'
	| 'not-free'
	| 'person'
	| 'foreign-field'
	| 'messages'
	| 'token-cap'
	| 'redirect'
	| 'body';

export interface Broken {
	rule: Rule;
	detail: string;
}

interface Judged {
	headers: Readonly<Record<string, string>>;
	body: ChatBody;
	isFree: (model: string) => boolean;
}

/** Fields and headers that mean something to OpenRouter alone. */
const foreignFields = ['models', 'provider', 'plugins', 'transforms', 'route', 'session_id'];
const FOREIGN_HEADER = /^(x-openrouter-|http-referer$|x-title$)/;
const DISCORD_ID = /(?<!\d)\d{17,20}(?!\d)/;

export function brokenManners({ headers, body, isFree }: Judged): Broken[] {
	const foreign = [
		...foreignFields.filter((field) => field in body),
		...Object.keys(headers).filter((name) => FOREIGN_HEADER.test(name)),
	];
	const empty = body.messages.findIndex(
		(message) =>
			message.role === 'user' && !Array.isArray(message.content) && textOf(message).trim() === '',
	);
	const { messages: _, ...around } = body;
	const model = body.model ?? '';
	const checks: [boolean, Rule, string][] = [
		[!isFree(model), 'not-free', `${model} was not declared free`],
		[DISCORD_ID.test(JSON.stringify(around)), 'person', 'the request names an id of Discord'],
		[foreign.length > 0, 'foreign-field', foreign.join(', ')],
		[empty >= 0, 'messages', `message ${empty} is an empty question`],
		[!body.messages.some(({ role }) => role === 'user'), 'messages', 'no message of a user'],
		[!body.max_completion_tokens && !body.max_tokens, 'token-cap', 'the answer may be endless'],
	];
	return checks.flatMap(([wrong, rule, detail]) => (wrong ? [{ rule, detail }] : []));
}
