import type { Model } from '../../../src/models/model.ts';

export const model = (id: string, changes: Partial<Model> = {}): Model => ({
	id,
	name: id.slice(id.indexOf('/') + 1).replace(/:free$/, ''),
	author: id.slice(0, id.indexOf('/')),
	contextTokens: 131_072,
	maxAnswerTokens: null,
	inputs: ['text'],
	createdAt: 1_775_000_000_000,
	...changes,
});
