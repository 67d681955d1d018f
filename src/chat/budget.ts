import type { Model } from '../models/model.ts';
import { estimateTokens } from './tokens.ts';

/** An answer may take a quarter of the context, at most this; a request for less than 16 is refused by some providers. */
const ANSWER_SHARE = 1 / 4;
const MOST_ANSWER_TOKENS = 8_192;
const FEWEST_ANSWER_TOKENS = 16;

/** The estimate is one: so much of the room stays free for its error. */
const FILLED_SHARE = 0.95;

/** What each message costs besides its text. */
const TOKENS_PER_MESSAGE = 4;

/** Tokens, as far as they can be told beforehand. */
export type Budget = {
	readonly answer: number;
	/** For all messages together. */
	readonly prompt: number;
	cost(content: string): number;
};

/** `factor` corrects the estimate for this model. */
export function budgetOf(
	model: Pick<Model, 'contextTokens' | 'maxAnswerTokens'>,
	factor: number,
): Budget {
	const share = Math.floor(model.contextTokens * ANSWER_SHARE);
	const answer = Math.max(
		FEWEST_ANSWER_TOKENS,
		Math.min(share, MOST_ANSWER_TOKENS, model.maxAnswerTokens ?? MOST_ANSWER_TOKENS),
	);
	return {
		answer,
		prompt: Math.floor((model.contextTokens - answer) * FILLED_SHARE),
		cost: (content) => Math.ceil((estimateTokens(content) + TOKENS_PER_MESSAGE) * factor),
	};
}
