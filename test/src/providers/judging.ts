import { readFileSync } from 'node:fs';
import { failureOf } from '../../../src/providers/failure.ts';
import type { Failure } from '../../../src/providers/provider.ts';
import { google, groq, openRouter, type ProviderRow } from '../../../src/providers/table.ts';

/** An error as a provider has answered it. */
export type Known = {
	readonly id: string;
	readonly status: number;
	readonly headers: Record<string, string>;
	readonly body: unknown;
};

export const { errors }: { errors: readonly Known[] } = JSON.parse(
	readFileSync(new URL('../../fixtures/provider-errors.json', import.meta.url), 'utf8'),
);

export const NOON = Date.UTC(2026, 9, 2, 12);

export const known = (id: string): Known => {
	const found = errors.find((error) => error.id === id);
	if (!found) throw new Error(`no error ${id}`);
	return found;
};

/** Whose error it is, by its name in the fixture. */
export function rowOf({ id }: Known): ProviderRow {
	if (id.startsWith('groq_')) return groq;
	return id.startsWith('gemini_') ? google : openRouter;
}

/** HTTP 200 stands for an error inside a stream. */
export function judge(
	{ status, headers, body }: Omit<Known, 'id'>,
	nowMs: number,
	{ readError }: ProviderRow = openRouter,
): Failure {
	const lower = new Map(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const header = (name: string) => lower.get(name);
	return failureOf({ status: status === 200 ? undefined : status, header, body }, nowMs, readError);
}
