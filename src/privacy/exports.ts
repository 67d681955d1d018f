import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Clock } from '../clock.ts';
import type { Person } from '../place.ts';
import type { DataSource, Export } from './privacy.ts';

/** Reading everything of one person takes the bot's time. */
const ONCE_IN_MS = 10 * 60_000;

/** Discord takes 10 MiB from who pays for nothing, the rest of the request included. */
const MOST_BYTES = 9 * 1024 ** 2;

const NAME = 'my-data.json';

async function asFile(json: string): Promise<Export> {
	if (Buffer.byteLength(json) <= MOST_BYTES)
		return { outcome: 'made', name: NAME, content: json, type: 'application/json' };
	const packed = await promisify(gzip)(json);
	return packed.length <= MOST_BYTES
		? { outcome: 'made', name: `${NAME}.gz`, content: packed, type: 'application/gzip' }
		: { outcome: 'too-large' };
}

/** Puts together all that is kept of one person. */
export function createExports({
	sources,
	clock,
}: {
	sources: readonly DataSource[];
	clock: Clock;
}): (person: Person) => Promise<Export> {
	/** When, by the monotonic clock, each had one last. */
	const made = new Map<string, number>();

	function waitMs(personId: string): number {
		const now = clock.monotonic();
		for (const [id, at] of made) if (now - at >= ONCE_IN_MS) made.delete(id);
		const at = made.get(personId);
		return at === undefined ? 0 : ONCE_IN_MS - (now - at);
	}

	return async (person) => {
		const left = waitMs(person.id);
		if (left > 0) return { outcome: 'too-soon', at: clock.now() + left };
		made.set(person.id, clock.monotonic());
		try {
			const parts: [string, unknown][] = [];
			for (const { name, export: read } of sources)
				if (read) parts.push([name, await read(person.id)]);
			const all = { person, exportedAt: new Date(clock.now()).toISOString() };
			return await asFile(
				JSON.stringify({ ...all, ...Object.fromEntries(parts) }, undefined, '\t'),
			);
		} catch (error) {
			made.delete(person.id);
			throw error;
		}
	};
}
