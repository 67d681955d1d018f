import { z } from 'zod';

const changed = { changedBy: z.string(), at: z.number() };
const ids = z.array(z.string());
const door = z.object({ allow: ids, deny: ids });

/** What is not seen and could carry words that nobody reads, or turn the order of what is read. */
const UNSEEN = /[[\p{Cc}\p{Cf}\u{e0000}-\u{e0fff}]--[\n\t\u{200c}\u{200d}]]/gv;
const plainText = z
	.string()
	.transform((text) =>
		text.replaceAll(/\r\n?/g, '\n').toWellFormed().replaceAll(UNSEEN, '').trim(),
	);

/** What is stored of one scope. */
export const choicesSchema = z.object({
	model: z
		.object({
			id: z.string(),
			isStrict: z.boolean().exactOptional(),
			chosenBy: z.string(),
			at: z.number(),
		})
		.exactOptional(),
	quota: z
		.object({
			dailyCap: z.int().positive().exactOptional(),
			roleWeights: z.record(z.string(), z.number().positive()).exactOptional(),
			...changed,
		})
		.exactOptional(),
	persona: z
		.object({ text: plainText, preset: z.string().exactOptional(), ...changed })
		.exactOptional(),
	language: z.object({ locale: z.string(), ...changed }).exactOptional(),
	retention: z.object({ days: z.int().positive(), ...changed }).exactOptional(),
	pause: z.object(changed).exactOptional(),
	threads: z.object({ mode: z.enum(['never', 'offer', 'always']), ...changed }).exactOptional(),
	places: z.object({ channels: door, roles: door, people: door, ...changed }).exactOptional(),
	models: z.object({ allowed: ids, ...changed }).exactOptional(),
	members: z
		.object({
			maySetPersona: z.boolean().exactOptional(),
			maySetModel: z.boolean().exactOptional(),
			...changed,
		})
		.exactOptional(),
	history: z
		.array(
			z.object({
				what: z.string(),
				value: z.string().exactOptional(),
				channelId: z.string().exactOptional(),
				...changed,
			}),
		)
		.exactOptional(),
	quiet: z.object(changed).exactOptional(),
	privacy: z
		.object({ noticedAt: z.number().exactOptional(), optedOutAt: z.number().exactOptional() })
		.exactOptional(),
});
