import { type Sentence, say } from '../locales/keys.ts';
import type { AnswerFacts } from '../providers/provider.ts';
import { plainLine } from './plain-line.ts';

/** The quiet line under an answer: model and why it is not the chosen one, seconds, tokens, what is left of the day. */
export function footer(facts: AnswerFacts, inWords: (sentence: Sentence) => string): string {
	const { durationMs, instead, left, modelName, tokens } = facts;
	const name = plainLine(modelName);
	const told = [
		instead === undefined
			? name
			: inWords(say('render.instead', { name, why: inWords(say(`render.instead-${instead}`)) })),
		inWords(say('render.seconds', { seconds: durationMs / 1000 })),
		...(tokens === undefined ? [] : [inWords(say('render.tokens', { count: tokens }))]),
		...(left ? [inWords(say('render.left', left))] : []),
	];
	return quiet(told.join(' · '));
}

export function quiet(line: string): string {
	return `-# ${line}`;
}
