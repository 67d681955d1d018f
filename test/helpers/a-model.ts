import type { Model } from '../../src/models/model.ts';

/** A model of OpenRouter with nothing special about it. */
export const aModel = (id: string, more: Partial<Model> = {}): Model => ({
	id,
	provider: 'openrouter',
	remoteId: id,
	name: id,
	author: id.split('/')[0] ?? '',
	contextTokens: 131_072,
	maxAnswerTokens: null,
	inputs: ['text'],
	canUseTools: false,
	canReason: false,
	createdAt: 0,
	expiresAt: null,
	...more,
});
