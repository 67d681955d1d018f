import PQueue from 'p-queue';
import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { FileReference } from '../place.ts';
import { cleanName } from './clean.ts';
import { createFileFetcher, type Fetched, mostMegabytes } from './fetch-file.ts';
import type { NamedImage, QuotedFile } from './quoted.ts';
import { type ReadFile, type Reading, readFile } from './read-file.ts';

const MOST_FILES = 4;
/** Of all questions together: so many are in memory at once. */
const MOST_AT_ONCE = 2;
const LONGEST_FILE_NAME = 64;

/** Files as text and pictures. What cannot be read becomes a note; only the signal's end rejects. */
export interface Attachments {
	read(
		files: readonly FileReference[],
		signal: AbortSignal,
	): Promise<{
		readonly quoted: readonly QuotedFile[];
		/** Each with what it was read from. */
		readonly images: readonly (NamedImage & { readonly file: FileReference })[];
		readonly notes: readonly Sentence[];
	}>;
}

const sentences: Readonly<
	Record<Exclude<Fetched['outcome'], 'fetched'>, (name: string) => Sentence>
> = {
	elsewhere: (name) => say('chat.file-elsewhere', { name }),
	'too-large': (name) => say('chat.file-too-large', { name, ...mostMegabytes }),
	unreadable: (name) => say('chat.file-unreadable', { name }),
};

/** `allowedOrigins`: besides Discord's own, such as that of DISCORD_CDN_URL. */
export function createAttachments({
	fetch,
	clock,
	log,
	pictures,
	allowedOrigins = [],
}: {
	fetch: typeof globalThis.fetch;
	clock: Clock;
	log: Logger;
	pictures: Reading;
	allowedOrigins?: readonly string[];
}): Attachments {
	const fetchFile = createFileFetcher({ fetch, clock, allowedOrigins });
	const line = new PQueue({ concurrency: MOST_AT_ONCE });

	async function readOne(file: FileReference, signal: AbortSignal): Promise<ReadFile> {
		const name = cleanName(file.name, LONGEST_FILE_NAME) || 'file';
		try {
			const fetched = await fetchFile(file, signal);
			if (fetched.outcome !== 'fetched') return { note: sentences[fetched.outcome](name) };
			return await readFile({ name, ...fetched }, pictures, signal);
		} catch (error) {
			signal.throwIfAborted();
			log.warn({ error: describeError(error) }, 'an attached file could not be fetched');
			return { note: say('chat.file-failed', { name }) };
		}
	}

	return {
		async read(files, signal) {
			signal.throwIfAborted();
			const taken = files.slice(0, MOST_FILES);
			const read = await Promise.all(
				taken.map(async (file) => {
					const one = await line.add(() => readOne(file, signal), { signal });
					return { ...one, file };
				}),
			);
			const notes = read.flatMap(({ note }) => note ?? []);
			if (files.length > MOST_FILES) notes.push(say('chat.files-too-many', { most: MOST_FILES }));
			return {
				quoted: read.flatMap(({ quoted }) => quoted ?? []),
				images: read.flatMap(({ file, image }) => (image ? { ...image, file } : [])),
				notes,
			};
		},
	};
}
