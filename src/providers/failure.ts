import { type RawError, readErrorFacts } from './error-facts.ts';
import type { Failure } from './provider.ts';
import { isTooLong, readPlainError } from './readings/plain.ts';
import type { ReadError } from './table.ts';

/**
 * What an error means to us, read in its server's own words first. Pure; `nowMs` is epoch milliseconds. An address or a
 * model that the text recommends instead is never looked at: what OpenRouter recommends on 404 is paid.
 */
export function failureOf(raw: RawError, nowMs: number, readOwn: ReadError): Failure {
	const facts = readErrorFacts(raw);
	if (isTooLong(facts)) return { kind: 'too-long' };
	return readOwn(facts, nowMs) ?? readPlainError(facts, nowMs);
}
