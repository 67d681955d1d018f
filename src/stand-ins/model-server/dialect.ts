import type { ChatBody } from './chat-body.ts';
import type { ErrorReply } from './error-reply.ts';
import type { OpenRequest } from './request.ts';
import type { Script } from './script.ts';
import type { TokenCounts, Voice } from './voice.ts';

export interface Asked {
	request: OpenRequest;
	body: ChatBody;
	/** Bytes of the whole request body. */
	bytes: number;
}

/** A request that a model may answer. */
export interface Admission {
	/** `id`: as `answerModel` knows it. `maxTokens`: the most that it ever writes. */
	model: { id: string; name: string; maxTokens: number };
	headers: Record<string, string>;
	voice(script: Script): Voice;
	/** Told what the reply came to, when it ended of itself. */
	settle(counts: TokenCounts): void;
}

export interface JsonReply {
	status: number;
	headers?: Record<string, string>;
	body: object;
}

/** What tells one server of OpenAI's dialect from another. */
export interface Dialect<Failure extends string> {
	/** What stands before `/chat/completions`. */
	basePath: string;
	idPrefix: string;
	isAuthorized(authorization: string | undefined): boolean;
	/** Whether a request without any key is against the rules. */
	needsKey: boolean;
	wrongKey(authorization: string | undefined): ErrorReply<Failure>;
	/** The body is no JSON, or not of the common shape. */
	unreadable(problem: string): ErrorReply<Failure>;
	tooLarge(): ErrorReply<Failure>;
	/** What it cannot read though the common shape is right: fields that it does not know. */
	malformed(asked: Asked): ErrorReply<Failure> | null;
	/** Who answers, or why nobody does. */
	admit(asked: Asked): Admission | ErrorReply<Failure>;
	/** A scripted failure, of this model and moment. */
	failure(script: Script<Failure> & { failure: Failure }, model: string): ErrorReply<Failure>;
	models(): JsonReply;
	notFound(): JsonReply;
	isFree(model: string): boolean;
}
