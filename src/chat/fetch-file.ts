import type { Clock } from '../clock.ts';
import type { FileReference } from '../place.ts';
import { type FileKind, HEAD_BYTES, kindOf } from './file-kind.ts';

const DISCORD_ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const TIMEOUT_MS = 10_000;

const MEGABYTE = 1024 ** 2;
/** Of a text little more would fit into a question. */
const MOST_BYTES: Readonly<Record<FileKind, number>> = {
	picture: 10 * MEGABYTE,
	pdf: 10 * MEGABYTE,
	text: MEGABYTE,
	unknown: 0,
};
const MOST_OF_ANY = Math.max(...Object.values(MOST_BYTES));

/** For people. */
export const mostMegabytes = {
	most: MOST_OF_ANY / MEGABYTE,
	mostOfText: MOST_BYTES.text / MEGABYTE,
};

export type Fetched =
	| {
			readonly outcome: 'fetched';
			readonly kind: Exclude<FileKind, 'unknown'>;
			readonly bytes: Uint8Array;
	  }
	/** It lies where we fetch nothing from. */
	| { readonly outcome: 'elsewhere' }
	| { readonly outcome: 'too-large' }
	/** Its first bytes are of nothing that we read; the rest was not fetched. */
	| { readonly outcome: 'unreadable' };

/** Bytes until there are so many, or all of them. */
async function readBody(response: Response): Promise<Fetched> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	let kind: FileKind | undefined;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		chunks.push(chunk);
		if (size >= HEAD_BYTES) kind ??= kindOf(Buffer.concat(chunks).subarray(0, HEAD_BYTES));
		if (kind === 'unknown') return { outcome: 'unreadable' };
		if (size > (kind === undefined ? MOST_OF_ANY : MOST_BYTES[kind]))
			return { outcome: 'too-large' };
	}
	const bytes = Buffer.concat(chunks);
	kind ??= kindOf(bytes);
	return kind === 'unknown' ? { outcome: 'unreadable' } : { outcome: 'fetched', kind, bytes };
}

/**
 * Fetches what Discord hosts, and what lies at `allowedOrigins`, such as that of DISCORD_CDN_URL: nothing else is ever
 * asked, and no redirect followed, as it could lead anywhere. Rejects when that fails or takes longer than ten seconds.
 */
export function createFileFetcher({
	fetch,
	clock,
	allowedOrigins,
}: {
	fetch: typeof globalThis.fetch;
	clock: Clock;
	allowedOrigins: readonly string[];
}) {
	const origins = new Set([...DISCORD_ORIGINS, ...allowedOrigins]);

	function isAllowed(address: string): boolean {
		const url = URL.parse(address);
		return url !== null && origins.has(url.origin) && url.username === '' && url.password === '';
	}

	async function download(url: string, signal: AbortSignal): Promise<Fetched> {
		const response = await fetch(url, {
			redirect: 'manual',
			headers: { 'accept-encoding': 'identity' },
			signal,
		});
		if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
		if (Number(response.headers.get('content-length')) > MOST_OF_ANY)
			return { outcome: 'too-large' };
		return await readBody(response);
	}

	return async function fetchFile(file: FileReference, outer: AbortSignal): Promise<Fetched> {
		if (!isAllowed(file.url)) return { outcome: 'elsewhere' };
		if (file.sizeBytes > MOST_OF_ANY) return { outcome: 'too-large' };
		const ending = new AbortController();
		const end = () => ending.abort(outer.reason);
		outer.addEventListener('abort', end, { once: true });
		const cancelTimeout = clock.after(TIMEOUT_MS, () => ending.abort());
		try {
			return await download(file.url, ending.signal);
		} finally {
			cancelTimeout();
			outer.removeEventListener('abort', end);
			ending.abort();
		}
	};
}
