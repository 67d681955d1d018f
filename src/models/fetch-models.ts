import type { Clock } from '../clock.ts';
import type { Model } from './model.ts';
import { parseModels } from './parse-models.ts';

const LONGEST_BODY_BYTES = 16 * 1024 * 1024;
const MOST_PAGES = 10;
const TIMEOUT_MS = 10_000;

export type FetchedModels = {
	readonly models: readonly Model[];
	readonly listed: ReadonlySet<string>;
};

type Request = {
	readonly fetch: typeof globalThis.fetch;
	readonly baseUrl: string;
	readonly key: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly clock: Clock;
	readonly timeoutMs?: number;
	readonly signal: AbortSignal;
};

/** The whole list, page by page, within `timeoutMs`. Rejects when any of it is missing, too large or no list. */
export async function fetchModels({
	clock,
	timeoutMs = TIMEOUT_MS,
	signal,
	...source
}: Request): Promise<FetchedModels> {
	const timeout = new AbortController();
	const cancel = clock.after(timeoutMs, () =>
		timeout.abort(new DOMException(`no list of models within ${timeoutMs} ms`, 'TimeoutError')),
	);
	try {
		return await fetchPages({ ...source, signal: AbortSignal.any([signal, timeout.signal]) });
	} finally {
		cancel();
	}
}

async function fetchPages({
	fetch,
	baseUrl,
	key,
	headers: own = {},
	signal,
}: Omit<Request, 'clock' | 'timeoutMs'>): Promise<FetchedModels> {
	const headers = { ...own, Authorization: `Bearer ${key}` };
	const models = new Map<string, Model>();
	const listed = new Set<string>();
	let url: URL | undefined = new URL(`${baseUrl}/models`);
	for (let page = 0; url !== undefined; page++) {
		if (page === MOST_PAGES) throw new Error('the list of models does not end');
		const response: Response = await fetch(url, { headers, redirect: 'manual', signal });
		const text = await readText(response);
		if (!response.ok)
			throw new Error(`the list of models was answered with HTTP ${response.status}`);
		const parsed = parseModels(jsonOf(text));
		if (parsed === undefined) throw new Error('the list of models is no list');
		for (const model of parsed.models) models.set(model.id, model);
		for (const id of parsed.listed) listed.add(id);
		url = nextPage(parsed.next, url);
	}
	return { models: [...models.values()], listed };
}

/** The key goes to the server that it belongs to and nowhere else. */
function nextPage(next: string | undefined, current: URL): URL | undefined {
	if (next === undefined) return undefined;
	const url = new URL(next, current);
	if (url.origin !== current.origin) throw new Error('the list of models goes on elsewhere');
	return url;
}

async function readText(response: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	for await (const piece of response.body ?? []) {
		length += piece.length;
		if (length > LONGEST_BODY_BYTES) throw new Error('the list of models is too large');
		pieces.push(piece);
	}
	return new TextDecoder().decode(Buffer.concat(pieces));
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
