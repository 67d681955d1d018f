import { type ChatBody, textOf } from '../stand-ins/model-server/chat-body.ts';
import type { ProviderRequest } from '../stand-ins/provider/request.ts';
import type { AnswerScript } from '../stand-ins/provider/script.ts';

const TYPICAL_PACE = { firstTokenDelayMs: 600, tokensPerSecond: 40 } as const;

/** The latest thing that a person said in a request. */
export function lastQuestion(body: ChatBody | null): string {
	const last = body?.messages.findLast(({ role }) => role === 'user');
	return last ? textOf(last) : '';
}

/** Answers the questions that are known here at a usual pace; the stand-in finds its own words for all others. */
export function whatModelsSay(known: Readonly<Record<string, string>>) {
	return ({ body }: Pick<ProviderRequest, 'body'>): AnswerScript => {
		const asked = lastQuestion(body);
		const text = Object.entries(known).find(([question]) => asked.includes(question))?.[1];
		return text === undefined ? {} : { text, ...TYPICAL_PACE };
	};
}
