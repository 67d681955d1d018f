import { hasImage } from '../model-server/chat-body.ts';
import type { Account, Refusal } from './account.ts';
import type { Catalogue } from './catalogue.ts';
import type { ProviderBody } from './chat-body.ts';
import { type ErrorReply, errorReply } from './error-body.ts';
import { isFree, type ProviderModel } from './model.ts';
import { askedModels } from './rules.ts';

/** Below this many tokens of context the provider shortens a long prompt by itself. */
const COMPRESSED_CONTEXT = 8_192;
const NOT_FOR_CHAT = /content-safety/;

/** The account's 429, in the form for the gate that refused. */
export function accountError(refusal: Refusal): ErrorReply {
	const limit = { limit: refusal.limit, resetMs: refusal.resetMs };
	if (refusal.by === 'minute') return errorReply('free_per_min', { limit });
	return errorReply(refusal.limit < 1_000 ? 'free_per_day_50' : 'free_per_day_1000', { limit });
}

/** A scripted account error tells the moment's reset and limit rather than those of the capture. */
export function limitOf(id: ErrorReply['id'], account: Account) {
	if (id.startsWith('free_per_min'))
		return { limit: account.minuteLimit(), resetMs: account.nextMinuteMs() };
	if (id.startsWith('free_per_day'))
		return { limit: account.dayLimit(), resetMs: account.nextDayMs() };
	return undefined;
}

/** What refuses the request as a whole, before any model is tried. */
export function refuseAll(body: ProviderBody, catalogue: Catalogue): ErrorReply | null {
	const asked = askedModels(body);
	if (asked.length === 0) return errorReply('bad_request', { message: 'No models provided' });
	const listed = body.models?.length ?? 0;
	if (Math.max(asked.length, listed) > 3) return errorReply('models_too_many');
	const invalid = asked.find((id) => !catalogue.find(id) && !catalogue.vanished(id));
	return invalid === undefined ? null : errorReply('bad_model_id', { model: invalid });
}

interface Wanted {
	id: string;
	body: ProviderBody;
	promptTokens: number;
	catalogue: Catalogue;
}

/** The model that answers for `id`, or why none does. */
export function chooseModel({
	id,
	body,
	promptTokens,
	catalogue,
}: Wanted): ProviderModel | ErrorReply {
	const model = catalogue.find(id);
	if (!model) return errorReply('404_1', { model: id });
	if (!isFree(model)) return paidError(model, body);
	const { input_modalities: input } = model.architecture;
	if (hasImage(body) && !input.includes('image')) return errorReply('404_5');
	if (body.tools?.length && !model.supported_parameters.includes('tools'))
		return errorReply('404_6');
	const context = model.top_provider.context_length ?? model.context_length ?? 0;
	if (promptTokens > context && context > COMPRESSED_CONTEXT) return tooLong(context, promptTokens);
	return id === 'openrouter/free'
		? (pickFree(catalogue, hasImage(body)) ?? errorReply('404_1', { model: id }))
		: model;
}

function paidError(model: ProviderModel, body: ProviderBody): ErrorReply {
	const price = body.provider?.max_price;
	const priceCap = price && Number(price.prompt) === 0 && Number(price.completion) === 0;
	if (!priceCap) return errorReply('no_credits');
	const isVariant = model.id.endsWith(':free');
	return isVariant
		? errorReply('404_2', { model: model.id.slice(0, -':free'.length) })
		: errorReply('404_1', { model: model.id });
}

const tooLong = (context: number, tokens: number) =>
	errorReply('context_length', {
		message: `This endpoint's maximum context length is ${context} tokens. However, you requested about ${tokens} tokens (${tokens} of text input). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.`,
	});

/** The first one that can see when there is something to see; the real router picks at random. */
const pickFree = (catalogue: Catalogue, mustSee: boolean) =>
	catalogue
		.all()
		.find(
			(model) =>
				isFree(model) &&
				model.id.endsWith(':free') &&
				!NOT_FOR_CHAT.test(model.id) &&
				model.architecture.output_modalities.join() === 'text' &&
				(!mustSee || model.architecture.input_modalities.includes('image')),
		);
