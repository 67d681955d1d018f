import { z } from 'zod';
import type { AttachedImage } from '../providers/provider.ts';
import type { LeaderboardPicture, QuotaPicture } from './pictures.ts';

/** What the process beside this one can be told to do. */
export type Task =
	| { readonly name: 'quota'; readonly picture: QuotaPicture }
	| { readonly name: 'leaderboard'; readonly picture: LeaderboardPicture }
	| { readonly name: 'shrink' | 'pdf' | 'old-text'; readonly bytes: Uint8Array };

/** Drawn by us, of which little is left in memory; the others read files. */
export const isDrawn = ({ name }: Task): boolean => name === 'quota' || name === 'leaderboard';

/** `error`: why there is no result. */
export type Reply = { readonly result: unknown } | { readonly error: string };

const bytes = z.instanceof(Uint8Array);
const imageTypes: readonly AttachedImage['type'][] = ['image/jpeg', 'image/png'];

const shrunk = z.discriminatedUnion('outcome', [
	z.object({
		outcome: z.literal('picture'),
		image: z.object({ type: z.enum(imageTypes), bytes }),
	}),
	z.object({ outcome: z.literal('too-big'), mostMegapixels: z.number() }),
	z.object({ outcome: z.literal('broken') }),
]);

const pdf = z.discriminatedUnion('outcome', [
	z.object({
		outcome: z.literal('text'),
		text: z.string(),
		pages: z.number(),
		readPages: z.number(),
	}),
	z.object({ outcome: z.literal('no-text') }),
	z.object({ outcome: z.literal('locked') }),
	z.object({ outcome: z.literal('broken') }),
]);

/** What comes back, by task. */
export const results = { drawn: bytes, shrink: shrunk, pdf, oldText: z.string().optional() };
