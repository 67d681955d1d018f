import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { FileReference } from '../place.ts';
import type { AttachedImage } from '../providers/provider.ts';
import { cleanName } from './clean.ts';
import { decodeText } from './decode-text.ts';
import type { QuotedFile } from './quoted.ts';

const DISCORD_ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
const MOST_FILES = 4;
const MOST_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;
const LONGEST_FILE_NAME = 64;

/** Files as text. What cannot be read becomes a note; only the signal's end rejects. */
export interface Attachments {
	read(
		files: readonly FileReference[],
		signal: AbortSignal,
	): Promise<{
		readonly quoted: readonly QuotedFile[];
		readonly images: readonly AttachedImage[];
		readonly notes: readonly Sentence[];
	}>;
}

class TooLarge extends Error {
	override name = 'TooLarge';
}

async function readBytes(response: Response): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new TooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** `allowedOrigins`: besides Discord's own, such as that of DISCORD_CDN_URL. */
export function createAttachments({
	fetch,
	clock,
	log,
	allowedOrigins = [],
}: {
	fetch: typeof globalThis.fetch;
	clock: Clock;
	log: Logger;
	allowedOrigins?: readonly string[];
}): Attachments {
	const origins = new Set([...DISCORD_ORIGINS, ...allowedOrigins]);

	function isAllowed(address: string): boolean {
		const url = URL.parse(address);
		return url !== null && origins.has(url.origin) && url.username === '' && url.password === '';
	}

	/** Never follows a redirect: it could lead anywhere. */
	async function download(file: FileReference, signal: AbortSignal): Promise<Uint8Array> {
		const response = await fetch(file.url, {
			redirect: 'manual',
			headers: { 'accept-encoding': 'identity' },
			signal,
		});
		if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
		if (Number(response.headers.get('content-length')) > MOST_BYTES) throw new TooLarge();
		return await readBytes(response);
	}

	async function readOne(file: FileReference, outer: AbortSignal): Promise<QuotedFile | Sentence> {
		const name = cleanName(file.name, LONGEST_FILE_NAME) || 'file';
		const tooLarge = say('chat.file-too-large', { name, kilobytes: MOST_BYTES / 1024 });
		if (!isAllowed(file.url)) return say('chat.file-failed', { name });
		if (file.sizeBytes > MOST_BYTES) return tooLarge;
		const ending = new AbortController();
		const end = () => ending.abort(outer.reason);
		outer.addEventListener('abort', end, { once: true });
		const cancelTimeout = clock.after(TIMEOUT_MS, () => ending.abort());
		try {
			const text = decodeText(await download(file, ending.signal));
			return text === undefined ? say('chat.file-unreadable', { name }) : { name, text };
		} catch (error) {
			outer.throwIfAborted();
			if (error instanceof TooLarge) return tooLarge;
			log.warn({ error: describeError(error) }, 'an attached file could not be fetched');
			return say('chat.file-failed', { name });
		} finally {
			cancelTimeout();
			outer.removeEventListener('abort', end);
			ending.abort();
		}
	}

	return {
		async read(files, signal) {
			signal.throwIfAborted();
			const results = await Promise.all(
				files.slice(0, MOST_FILES).map((file) => readOne(file, signal)),
			);
			const quoted = results.filter((result) => 'text' in result);
			const notes = results.filter((result) => 'key' in result);
			if (files.length > MOST_FILES) notes.push(say('chat.files-too-many', { most: MOST_FILES }));
			return { quoted, images: [], notes };
		},
	};
}
