import type { Limits } from '../limits.ts';
import { refuse } from '../refusal.ts';

export interface UploadedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly contentType: string;
}

export interface RequestBody {
	readonly json: unknown;
	/** By the n of `files[n]`. */
	readonly files: ReadonlyMap<string, UploadedFile>;
}

const noFiles: ReadonlyMap<string, UploadedFile> = new Map();

/** JSON or multipart/form-data with `payload_json` and `files[n]`. */
export async function readBody(request: Request, limits: Limits): Promise<RequestBody> {
	if (Number(request.headers.get('content-length') ?? 0) > limits.requestBytes)
		throw refuse.tooLarge();
	const type = request.headers.get('content-type') ?? '';
	if (type.startsWith('multipart/form-data'))
		return readMultipart(await request.formData(), limits);
	const words = await request.text();
	return { json: words === '' ? undefined : parseJson(words), files: noFiles };
}

async function readMultipart(form: FormData, limits: Limits): Promise<RequestBody> {
	const payload = form.get('payload_json');
	const files = new Map<string, UploadedFile>();
	for (const [field, value] of form) {
		const index = /^files\[(\d+)\]$/.exec(field)?.[1];
		if (index === undefined || typeof value === 'string') continue;
		if (value.size > limits.fileBytes) throw refuse.tooLarge();
		const bytes = new Uint8Array(await value.arrayBuffer());
		files.set(index, { name: value.name, bytes, contentType: value.type || guessType(value.name) });
	}
	return { json: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

function guessType(name: string): string {
	if (/\.(?:txt|md)$/i.test(name)) return 'text/plain; charset=utf-8';
	return /\.png$/i.test(name) ? 'image/png' : 'application/octet-stream';
}

function parseJson(words: string): unknown {
	try {
		return JSON.parse(words);
	} catch (error) {
		if (error instanceof SyntaxError) throw refuse.invalidJson();
		throw error;
	}
}
