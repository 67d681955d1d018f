import type { Clock } from '../clock.ts';

const LONGEST_BODY_BYTES = 16 * 1024 * 1024;

/** Where a provider's list of models is asked for. */
export type ListServer = {
	readonly fetch: typeof globalThis.fetch;
	readonly baseUrl: string;
	/** Absent: a server that wants none, such as one on the operator's own machine. */
	readonly key?: string | undefined;
	readonly headers?: Readonly<Record<string, string>> | undefined;
};

/** `json` is undefined when the body is none. Rejects when the body is too large or nothing comes. */
export async function getJson(
	url: URL,
	{ fetch, key, headers = {} }: Omit<ListServer, 'baseUrl'>,
	signal: AbortSignal,
): Promise<{ readonly status: number; readonly json: unknown }> {
	const authorization = key === undefined ? {} : { Authorization: `Bearer ${key}` };
	const response = await fetch(url, {
		headers: { ...headers, ...authorization },
		redirect: 'manual',
		signal,
	});
	return { status: response.status, json: jsonOf(await readText(response)) };
}

/** What `work` gives, if it does within `timeoutMs`; its signal says when it need not go on. */
export async function withinTime<Result>(
	clock: Clock,
	timeoutMs: number,
	signal: AbortSignal,
	work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const timeout = new AbortController();
	const cancel = clock.after(timeoutMs, () =>
		timeout.abort(new DOMException(`no list of models within ${timeoutMs} ms`, 'TimeoutError')),
	);
	try {
		return await work(AbortSignal.any([signal, timeout.signal]));
	} finally {
		cancel();
	}
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
