import type { Clock } from '../clock.ts';
import { getJson, type ListServer, withinTime } from './get-json.ts';
import type { Model } from './model.ts';
import { parseModels } from './parse-models.ts';

const MOST_PAGES = 10;
const TIMEOUT_MS = 10_000;

export type FetchedModels = {
	readonly models: readonly Model[];
	/** Every id that is listed, also of those that are not for us. */
	readonly listed: ReadonlySet<string>;
	/** The server has no list: these are only what is declared. */
	readonly isUntold?: boolean;
};

type Request = ListServer & {
	readonly clock: Clock;
	readonly timeoutMs?: number;
	readonly signal: AbortSignal;
};

/** OpenRouter's whole list, page by page, within `timeoutMs`. Rejects when any of it is missing, too large or no list. */
export function fetchModels({
	clock,
	timeoutMs = TIMEOUT_MS,
	signal,
	...server
}: Request): Promise<FetchedModels> {
	return withinTime(clock, timeoutMs, signal, (inTime) => fetchPages(server, inTime));
}

async function fetchPages(server: ListServer, signal: AbortSignal): Promise<FetchedModels> {
	const models = new Map<string, Model>();
	const listed = new Set<string>();
	let url: URL | undefined = new URL(`${server.baseUrl}/models`);
	for (let page = 0; url !== undefined; page++) {
		if (page === MOST_PAGES) throw new Error('the list of models does not end');
		const { status, json } = await getJson(url, server, signal);
		if (status !== 200) throw new Error(`the list of models was answered with HTTP ${status}`);
		const parsed = parseModels(json);
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
