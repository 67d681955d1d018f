import type { ErrorReply } from '../model-server/error-reply.ts';
import bodies from './error-bodies.json' with { type: 'json' };

/**
 * The name of a stored body. `groq_tpd`, `_tpm`, `_rpm`, `_413`, `_401` and `_decommissioned` are those of the wild,
 * `_rpd` is worded after `_rpm`; of the others the status and the code are documented, and the words are ours.
 */
export type GroqErrorId = keyof typeof bodies;

const known: Record<
	GroqErrorId,
	{ status: number; headers: object; body: { error: { message: string; type: string } } }
> = bodies;

interface Changes {
	message?: string;
	/** Replaces the model that the stored body names. */
	model?: string;
	type?: 'tokens' | 'requests';
	headers?: Record<string, string>;
}

/** Leaks of it are easy to look for. */
export const ORGANIZATION = 'org_01k8x0w5pefc1a3q7kstandin';

/** A fresh copy of a known error, with what depends on the request and on the moment filled in. */
export function groqError(id: GroqErrorId, changes: Changes = {}): ErrorReply<GroqErrorId> {
	const { status, headers, body } = structuredClone(known[id]);
	const { error } = body;
	error.message = changes.message ?? error.message.replace('org_x', ORGANIZATION);
	if (changes.model !== undefined)
		error.message = error.message.replace(
			/(model `)[^`]*`/,
			(_, words) => `${words}${changes.model}\``,
		);
	if (changes.type) error.type = changes.type;
	return { id, status, headers: { ...headers, ...changes.headers }, body, inner: error };
}
