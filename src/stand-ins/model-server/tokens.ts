import { type ChatBody, textOf } from './chat-body.ts';

/** Cuts a text into pieces about as long as tokens; joined again they are the text. */
export function splitTokens(text: string): string[] {
	return text.match(/\s*(?:\p{Script=Han}{1,2}|[\p{L}\p{N}_']{1,6}|[^\p{L}\p{N}_'\s])|\s+/gu) ?? [];
}

const TOKENS_PER_MESSAGE = 4;

/** A rough count: four letters, or a little more than one Chinese character, make a token. */
export function countTokens(text: string): number {
	const wide = text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/g)?.length ?? 0;
	return Math.ceil(wide * 0.8 + (text.length - wide) / 4);
}

export const countPromptTokens = ({ messages }: ChatBody): number =>
	messages.reduce((sum, message) => sum + TOKENS_PER_MESSAGE + countTokens(textOf(message)), 0);
