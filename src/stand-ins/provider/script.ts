import type { Script } from '../model-server/script.ts';
import type { Answerer } from '../model-server/scripts.ts';
import type { ErrorId } from './error-body.ts';
import type { ProviderRequest } from './request.ts';

export type AnswerScript = Script<ErrorId>;
export type ProviderAnswerer = Answerer<ErrorId, ProviderRequest>;
