import type { ModelRequest, Open, Violation } from '../model-server/request.ts';
import type { ProviderBody } from './chat-body.ts';
import type { ErrorId } from './error-body.ts';

export type ProviderRequest = ModelRequest<ErrorId, ProviderBody>;
export type OpenProviderRequest = Open<ProviderRequest>;

export type Rule =
	| 'authorization'
	| 'title'
	| 'max-price'
	| 'paid-model'
	| 'paid-plugin'
	| 'person'
	| 'models'
	| 'messages'
	| 'redirect'
	| 'body';

export type ProviderViolation = Violation<Rule, ProviderRequest>;
