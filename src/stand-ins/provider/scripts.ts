import type { ProviderRequest } from './request.ts';
import type { AnswerScript } from './script.ts';

export type Answerer = AnswerScript | ((request: ProviderRequest) => AnswerScript);

/** Which script answers which question. */
export function createScripts() {
	let always: Answerer = {};
	const next: Answerer[] = [];
	return {
		answer(answerer: Answerer | null) {
			always = answerer ?? {};
		},
		answerNext(...answerers: Answerer[]) {
			next.push(...answerers);
		},
		take(request: ProviderRequest): AnswerScript {
			const answerer = next.shift() ?? always;
			return typeof answerer === 'function' ? answerer(request) : answerer;
		},
	};
}
