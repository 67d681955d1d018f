import { type Sentence, say } from '../locales/keys.ts';
import type { QuotedMessage } from '../place.ts';
import { quoteMessage } from './quoted.ts';
import { beginning, estimateTokens } from './tokens.ts';

/** What rounding adds. */
const SPARE_TOKENS = 8;
/** Less of a message than this says nothing. */
const FEWEST_TOKENS = 40;

const costOf = (quote: string) => estimateTokens(quote) + SPARE_TOKENS;

/** What they take where there is room for all of them. */
export function tokensOfMessages(messages: readonly QuotedMessage[]): number {
	return messages.reduce((sum, message) => sum + costOf(quoteMessage(message, false)), 0);
}

/**
 * As many of the newest as fit into so many tokens, quoted, oldest first. When not even the last one fits, its beginning
 * is taken. `modelName`: for whom there may be too little room.
 */
export function cutMessages(
	messages: readonly QuotedMessage[],
	mostTokens: number,
	modelName: string,
): { readonly quotes: readonly string[]; readonly notes: readonly Sentence[] } {
	const quotes: string[] = [];
	let room = mostTokens;
	for (const message of messages.toReversed()) {
		const quote = quoteMessage(message, false);
		room -= costOf(quote);
		if (room < 0) break;
		quotes.unshift(quote);
	}
	const last = messages.at(-1);
	if (quotes.length === 0 && last) {
		const around = costOf(quoteMessage({ ...last, text: '' }, true));
		const forText = mostTokens - around;
		if (forText >= FEWEST_TOKENS)
			quotes.push(quoteMessage({ ...last, text: beginning(last.text, forText) }, true));
	}
	if (quotes.length === messages.length) return { quotes, notes: [] };
	return {
		quotes,
		notes: [
			quotes.length === 0
				? say('read.too-little-room', { model: modelName })
				: say('read.shortened', { count: quotes.length }),
		],
	};
}
