import { z } from 'zod';
import type { Logger } from '../log.ts';
import type { Records } from '../store/store.ts';
import type { Choices, Settings } from './settings.ts';

const changed = { changedBy: z.string(), at: z.number() };
const ids = z.array(z.string());
const door = z.object({ allow: ids, deny: ids });

const choicesSchema = z.object({
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
		.object({ text: z.string(), preset: z.string().exactOptional(), ...changed })
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
	quiet: z.object(changed).exactOptional(),
	privacy: z
		.object({ noticedAt: z.number().exactOptional(), optedOutAt: z.number().exactOptional() })
		.exactOptional(),
});

/** One record per scope. A record of the wrong shape counts as nothing chosen, and is logged. */
export function createSettings({
	records,
	log,
}: {
	records: Records<unknown>;
	log: Logger;
}): Settings {
	const tails = new Map<string, Promise<unknown>>();

	const read: Settings['read'] = async (scope) => {
		const record = await records.get(scope);
		if (record === undefined) return {};
		const choices = choicesSchema.safeParse(record);
		if (choices.success) return choices.data;
		log.error({ scope }, 'stored settings have the wrong shape and are left out');
		return {};
	};

	return {
		read,
		async change(scope, change) {
			const write = async (): Promise<Choices> => {
				const before = await read(scope);
				const changes = typeof change === 'function' ? change(before) : change;
				const chosen = Object.entries({ ...before, ...changes }).filter(
					([, choice]) => choice !== null,
				);
				const after = choicesSchema.parse(Object.fromEntries(chosen));
				if (chosen.length > 0) await records.set(scope, after);
				else await records.delete([scope]);
				return after;
			};
			const result = (tails.get(scope) ?? Promise.resolve()).then(write, write);
			tails.set(scope, result);
			try {
				return await result;
			} finally {
				if (tails.get(scope) === result) tails.delete(scope);
			}
		},
	};
}
