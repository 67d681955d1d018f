import type { Clock } from '../clock.ts';
import type { Lease } from '../quota/quota.ts';
import { jsonOf, readBounded } from './bounded-body.ts';
import { failureOf } from './failure.ts';
import { ProviderFailure } from './provider.ts';
import type { HeaderLookup } from './retry-time.ts';
import type { ReadError } from './table.ts';

const LONGEST_ERROR_BYTES = 65_536;

/**
 * The `fetch` of one attempt. It marks the lease as sent at the last moment, when nothing of ours can fail any more,
 * and turns a reply that is no event stream into a ProviderFailure: the openai package would cut Google's error
 * lists to nothing and read JSON in place of a stream as an answer without words. `thrown` is what it threw, for the
 * package hides it.
 */
export function createAttemptFetch({
	fetch,
	lease,
	clock,
	readError,
	onReply,
}: {
	fetch: typeof globalThis.fetch;
	lease: Lease;
	clock: Clock;
	readError: ReadError;
	/** Told the headers of every reply, of an error too. */
	onReply: (header: HeaderLookup) => void;
}) {
	let thrown: unknown;
	const attempt: typeof globalThis.fetch = async (url, init) => {
		try {
			await lease.sent();
		} catch (error) {
			thrown = error;
			throw error;
		}
		// A redirect followed would be a second request under one lease, to who knows where.
		const response = await fetch(url, { ...init, redirect: 'manual' });
		const header = (name: string) => response.headers.get(name) ?? undefined;
		onReply(header);
		const type = header('content-type') ?? '';
		if (response.ok && !/json|html/.test(type)) return response;
		const body = jsonOf(await readBounded(response, LONGEST_ERROR_BYTES));
		const { status } = response;
		const failure = failureOf({ status, header, body }, clock.now(), readError);
		thrown = new ProviderFailure(failure, status);
		throw thrown;
	};
	return { fetch: attempt, thrown: () => thrown };
}
