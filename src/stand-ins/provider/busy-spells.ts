import type { Clock } from '../../clock.ts';

/** The upstreams of all models are busy and free by turns. */
export interface BusySpells {
	/** How much of the time each is busy, 0 to 1 (exclusive): so many of the tries meet a 429 in the long run. */
	share: number;
	/** The same seed makes the same spells at the same times after they were set. */
	seed: number;
	/** How long a busy spell lasts on the average, milliseconds. */
	spellMs: number;
}

interface Spell {
	busy: boolean;
	endMs: number;
	retryAfterSeconds?: number;
}

/** A `Retry-After` was sometimes there; 23 to 29 seconds were seen. */
const TELLS_WHEN = 0.5;
const SOONEST_SECONDS = 23;
const SECONDS_APART = 7;

export function createUpstreams(clock: Clock) {
	let spells: BusySpells | null = null;
	let startMs = 0;
	let byModel = new Map<string, { random: () => number; spell: Spell }>();

	const nextSpell = ({ share, spellMs }: BusySpells, random: () => number, last: Spell): Spell => {
		const busy = !last.busy;
		const averageMs = busy ? spellMs : (spellMs * (1 - share)) / share;
		const tells = busy && random() < TELLS_WHEN;
		return {
			busy,
			endMs: last.endMs + averageMs * (0.5 + random()),
			...(tells && { retryAfterSeconds: SOONEST_SECONDS + Math.floor(random() * SECONDS_APART) }),
		};
	};
	const begin = ({ share, seed }: BusySpells, id: string) => {
		const random = createRandom(`${seed} ${id}`);
		const spell: Spell = { busy: random() >= share, endMs: startMs };
		return { random, spell };
	};

	return {
		set(next: BusySpells | null) {
			if (next && !(next.share > 0 && next.share < 1 && next.spellMs > 0))
				throw new RangeError('a share lies between 0 and 1, and a spell takes some time');
			spells = next;
			startMs = clock.monotonic();
			byModel = new Map();
		},
		/** What a try of this model meets now: no room, or `null`. */
		busy(id: string): { retryAfterSeconds?: number } | null {
			if (!spells) return null;
			const model = byModel.get(id) ?? begin(spells, id);
			byModel.set(id, model);
			while (model.spell.endMs <= clock.monotonic())
				model.spell = nextSpell(spells, model.random, model.spell);
			const { busy, retryAfterSeconds } = model.spell;
			if (!busy) return null;
			return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
		},
	};
}

/** Numbers from 0 to 1 that only the text decides: mulberry32 over its FNV-1a hash. */
function createRandom(text: string): () => number {
	let state = 0x811c9dc5;
	for (const byte of Buffer.from(text)) state = Math.imul(state ^ byte, 0x01000193) >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
