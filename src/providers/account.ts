import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { jsonOf, readBounded } from './bounded-body.ts';
import { failureOf } from './failure.ts';
import { ProviderFailure } from './provider.ts';
import { readOpenRouterError } from './readings/openrouter.ts';
import { createWatchdog } from './watchdog.ts';

/** The account's requests of the UTC day as the provider counts them, everybody's use of the key included. */
export type DailyCounter = { readonly used: number; readonly limit: number };

/** What the provider says of the account behind the key. */
export interface Account {
	/** Undefined: it does not say. Rejects with a ProviderFailure, or with the signal's reason when aborted. */
	read(signal: AbortSignal): Promise<DailyCounter | undefined>;
}

const LONGEST_BODY_BYTES = 65_536;

/** `free_model_daily_requests` appeared in September 2026 and may be absent. Source: @openrouter/sdk 1.3.19. */
const keyBody = z.object({
	data: z.object({
		free_model_daily_requests: z
			.object({ used: z.int().nonnegative(), limit: z.int().positive() })
			.optional()
			.catch(undefined),
	}),
});

export function createAccount({
	fetch = globalThis.fetch,
	baseUrl,
	key,
	headers = {},
	clock,
	timeoutMs = 10_000,
}: {
	fetch?: typeof globalThis.fetch;
	baseUrl: string;
	key: string;
	/** What every request to this provider carries besides the key. */
	headers?: Readonly<Record<string, string>>;
	clock: Clock;
	timeoutMs?: number;
}): Account {
	const get = async (signal: AbortSignal) => {
		const response = await fetch(`${baseUrl}/key`, {
			headers: { ...headers, Authorization: `Bearer ${key}` },
			redirect: 'manual',
			signal,
		});
		const body = jsonOf(await readBounded(response, LONGEST_BODY_BYTES));
		if (response.ok) return keyBody.safeParse(body).data ?? refuse({ kind: 'broken' }, 200);
		const header = (name: string) => response.headers.get(name) ?? undefined;
		const { status } = response;
		return refuse(failureOf({ status, header, body }, clock.now(), readOpenRouterError), status);
	};
	return {
		async read(signal) {
			const watchdog = createWatchdog({ clock, totalMs: timeoutMs, signal });
			try {
				const { data } = await get(watchdog.signal);
				return data.free_model_daily_requests;
			} catch (error) {
				signal.throwIfAborted();
				if (error instanceof ProviderFailure) throw error;
				const kind = watchdog.verdict() === undefined ? 'broken' : 'stalled';
				throw new ProviderFailure({ kind }, undefined, { cause: error });
			} finally {
				watchdog.close();
			}
		},
	};
}

function refuse(...failure: ConstructorParameters<typeof ProviderFailure>): never {
	throw new ProviderFailure(...failure);
}
