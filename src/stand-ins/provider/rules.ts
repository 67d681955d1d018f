import { textOf } from '../model-server/chat-body.ts';
import type { ProviderBody } from './chat-body.ts';
import type { Rule } from './request.ts';

interface Judged {
	headers: Readonly<Record<string, string>>;
	body: ProviderBody;
	/** Whether a model may cost something, as far as the bot could have known. */
	isPaid: (id: string) => boolean;
}

/** What a bot that never pays and says who it is would not have sent. */
export function brokenRules({ headers, body, isPaid }: Judged): { rule: Rule; detail: string }[] {
	const asked = askedModels(body);
	const price = body.provider?.max_price;
	const empty = body.messages.findIndex(
		(message) =>
			message.role === 'user' &&
			Array.isArray(message.content) === false &&
			textOf(message).trim() === '',
	);
	const checks: [boolean, Rule, string][] = [
		[!headers['x-openrouter-title'], 'title', 'no X-OpenRouter-Title'],
		[
			!price || Number(price.prompt) !== 0 || Number(price.completion) !== 0,
			'max-price',
			`provider.max_price is ${JSON.stringify(price)}`,
		],
		[
			body.plugins?.some((plugin) => !isFreePlugin(plugin)) ?? false,
			'paid-plugin',
			JSON.stringify(body.plugins),
		],
		[/^\d{15,}$/.test(body.user ?? ''), 'person', 'user is an id instead of a pseudonym'],
		[asked.length === 0, 'models', 'no model is named'],
		[asked.length > 3, 'models', `${asked.length} models in one request`],
		[empty >= 0, 'messages', `message ${empty} is an empty question`],
		[
			!body.messages.some(({ role }) => role === 'user'),
			'messages',
			'there is no message of a user',
		],
	];
	const broken = checks.flatMap(([wrong, rule, detail]) => (wrong ? [{ rule, detail }] : []));
	const paid = asked.filter(isPaid);
	return [...broken, ...paid.map((id) => ({ rule: 'paid-model' as const, detail: id }))];
}

type Plugin = NonNullable<ProviderBody['plugins']>[number];

/** A web search, and a PDF read by the default engine, are billed even with a free model. */
const isFreePlugin = ({ id, pdf }: Plugin) =>
	id === 'context-compression' || (id === 'file-parser' && pdf?.engine === 'cloudflare-ai');

/** The models of a request in the order in which they are tried. */
export const askedModels = ({ model, models = [] }: ProviderBody): string[] => [
	...new Set([...(model === undefined ? [] : [model]), ...models]),
];
