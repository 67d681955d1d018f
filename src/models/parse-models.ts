import { z } from 'zod';
import type { Model } from './model.ts';

/** A page of `GET /models`. */
export type ParsedModels = {
	/** The free chat models, in the order of the list. */
	readonly models: readonly Model[];
	/** Every id that could be read: a model in here and not in `models` is surely not for us. */
	readonly listed: ReadonlySet<string>;
	/** Where the list goes on. */
	readonly next: string | undefined;
};

const price = z.union([z.string().regex(/\S/), z.number()]).transform(Number);
const tokens = z.int().positive().nullish().catch(undefined);

const row = z.object({
	id: z.string().min(1).max(200),
	name: z.string().catch(''),
	created: z.number().nonnegative().catch(0),
	context_length: tokens,
	architecture: z.object({
		input_modalities: z.array(z.string()).catch(['text']),
		output_modalities: z.array(z.string()),
	}),
	pricing: z.record(z.string(), z.unknown()),
	supported_parameters: z.array(z.string()).catch([]),
	alias_target: z.unknown().optional(),
	expiration_date: z.iso.date().nullish().catch(undefined),
	top_provider: z
		.object({ context_length: tokens, max_completion_tokens: tokens })
		.nullish()
		.catch(undefined),
});
type Row = z.infer<typeof row>;

const body = z.object({
	data: z.array(z.unknown()),
	links: z.object({ next: z.string().nullish() }).nullish().catch(undefined),
});

/** Reads a body of `GET /models` and drops the rows that it cannot read; undefined when it is no such body at all. */
export function parseModels(json: unknown): ParsedModels | undefined {
	const parsed = body.safeParse(json);
	if (!parsed.success) return undefined;
	const rows = parsed.data.data.map((item) => row.safeParse(item).data).filter((item) => !!item);
	const usable = rows.filter(
		(item) => isFree(item.pricing) && !isOtherwisePaid(item) && isForChat(item),
	);
	const unique = new Map(usable.map((item) => [item.id, item]));
	return {
		models: [...unique.values()].map(modelOf).filter((model) => !!model),
		listed: new Set(rows.map(({ id }) => id)),
		next: parsed.data.links?.next ?? undefined,
	};
}

const isZero = (value: unknown) => price.safeParse(value).data === 0;

/** Prompt and completion cost nothing, and so does everything else that has a price; "-1" is a router that charges. */
function isFree({ prompt, completion, discount: _, ...others }: Row['pricing']): boolean {
	const rest = Object.values(others).filter((value) => value !== null && value !== undefined);
	const isNone = (value: unknown) => Array.isArray(value) && value.length === 0;
	return (
		isZero(prompt) && isZero(completion) && rest.every((value) => isZero(value) || isNone(value))
	);
}

/**
 * Ways of calling a model that cost something whatever the row says (`:online` searches the web for money, the others
 * choose among the paid providers), and names that stand for whatever is newest.
 */
const PAID_SUFFIX = /:(?:online|nitro|floor|exacto|batch)(?![^:])/i;

const isOtherwisePaid = ({ id, alias_target: alias }: Row) =>
	PAID_SUFFIX.test(id) || id.startsWith('~') || (alias !== undefined && alias !== null);

/** Models that judge or measure a text instead of answering it, and the router that picks among the paid. */
const NOT_FOR_CHAT = /content-safety|guard|moderation|embed|rerank|reward|^openrouter\/auto\b/i;

const isForChat = ({ id, architecture: { input_modalities: input, output_modalities } }: Row) =>
	output_modalities.join() === 'text' && input.includes('text') && !NOT_FOR_CHAT.test(id);

/** Undefined when the context is not told: nobody could say what fits. */
function modelOf({
	id,
	name,
	created,
	context_length,
	top_provider,
	architecture,
	supported_parameters: parameters,
	expiration_date: expiration,
}: Row) {
	const contexts = [context_length, top_provider?.context_length].filter((size) => !!size);
	if (contexts.length === 0) return undefined;
	const [authorId = '', slug = id] = id.split('/');
	const [, author = authorId, title = ''] = /^(?:([^:]{1,40}):\s)?(.*)$/s.exec(name.trim()) ?? [];
	const model: Model = {
		id,
		provider: 'openrouter',
		remoteId: id,
		name: title.replace(/\s*\(free\)\s*$/i, '').trim() || slug.replace(/:free$/, ''),
		author,
		contextTokens: Math.min(...contexts.map(Number)),
		maxAnswerTokens: top_provider?.max_completion_tokens ?? null,
		inputs: architecture.input_modalities,
		canUseTools: parameters.includes('tools'),
		canReason: parameters.includes('reasoning'),
		createdAt: created * 1000,
		expiresAt: expiration ? Date.parse(expiration) : null,
	};
	return model;
}
