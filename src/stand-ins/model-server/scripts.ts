import type { ModelRequest } from './request.ts';
import type { Script } from './script.ts';

export type Answerer<Failure extends string = string, Request = ModelRequest> =
	| Script<Failure>
	| ((request: Request) => Script<Failure>);

/** Which script answers which question: a model's own, else the next one, else the usual one. */
export function createScripts<Failure extends string, Request>() {
	type Own = Answerer<Failure, Request>;
	let always: Own = {};
	const next: Own[] = [];
	const byModel = new Map<string, Own>();
	return {
		answer(answerer: Own | null) {
			always = answerer ?? {};
		},
		answerNext(...answerers: Own[]) {
			next.push(...answerers);
		},
		answerModel(id: string, answerer: Own | null) {
			if (answerer === null) byModel.delete(id);
			else byModel.set(id, answerer);
		},
		take(model: string, request: Request): Script<Failure> {
			const answerer = byModel.get(model) ?? next.shift() ?? always;
			return typeof answerer === 'function' ? answerer(request) : answerer;
		},
	};
}
