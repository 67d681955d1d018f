import type { ErrorReply } from '../model-server/error-reply.ts';
import bodies from './error-bodies.json' with { type: 'json' };

/** The name of a stored body. All but `gemini_invalid`, `_no_key` and `_not_found` were captured or composed of captures. */
export type GoogleErrorId = keyof typeof bodies;

interface Inner {
	code: number;
	message: string;
	status: string;
	details?: object[];
}

const known: Record<GoogleErrorId, { status: number; headers: object; body: { error: Inner }[] }> =
	bodies;

/** A fresh copy of a known error, in the array that the OpenAI-compatible address wraps every error in. */
export function googleError(
	id: GoogleErrorId,
	changes: { message?: string; details?: object[]; headers?: Record<string, string> } = {},
): ErrorReply<GoogleErrorId> {
	const { status, headers, body } = structuredClone(known[id]);
	const inner: Inner = {
		...(body[0]?.error ?? { code: status, message: '', status: 'UNKNOWN' }),
		...(changes.message !== undefined && { message: changes.message }),
		...(changes.details && { details: changes.details }),
	};
	return {
		id,
		status,
		headers: { ...headers, ...changes.headers },
		body: [{ error: inner }],
		inner,
	};
}
