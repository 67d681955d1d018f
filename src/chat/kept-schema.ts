import { z } from 'zod';
import type { PlaceKey } from '../place.ts';
import type { KeptQuestion } from './question.ts';

/** A place key was made by us; that it has the right form is checked, not what it says. */
export const placeKey = z.custom<PlaceKey>(
	(key) => typeof key === 'string' && /^(guild:[^:]+:[^:]+|dm:[^:]+)$/.test(key),
);
const person = z.object({ id: z.string(), name: z.string() });
const words = z.array(z.object({ id: z.string(), text: z.string() })).readonly();

const schema = z.object({
	person,
	roleIds: z.array(z.string()),
	place: z.object({
		key: placeKey,
		kind: z.enum(['channel', 'thread', 'dm']),
		channelId: z.string(),
		serverId: z.string().exactOptional(),
		parentKey: placeKey.exactOptional(),
	}),
	text: z.string(),
	isPrivate: z.boolean().exactOptional(),
	modelId: z.string().exactOptional(),
	quoted: z
		.object({ messageIds: z.array(z.string()), personIds: z.array(z.string()) })
		.exactOptional(),
	locale: z.object({ person: z.string(), place: z.string() }),
	turn: z.object({ id: z.string(), askedAt: z.number(), person }).exactOptional(),
	words: words.exactOptional(),
	edited: z.object({ text: z.string(), words }).exactOptional(),
	speakerId: z.string().exactOptional(),
	canGoOn: z.boolean().exactOptional(),
	offersThread: z.boolean().exactOptional(),
});

/** Undefined for what is no question of ours. */
export function parseKept(text: string): KeptQuestion | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
