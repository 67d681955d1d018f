import { z } from 'zod';
import type { Logger } from '../log.ts';
import type { Records } from '../store/store.ts';
import { forgetIn, madeBy } from './made-by.ts';
import type { Choices, ChoicesOf, Scope, Settings } from './settings.ts';

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

export interface KeyvSettings extends Settings {
	/** Their own, and what they chose or wrote for others. */
	export(personId: string): Promise<ChoicesOf>;
	/** Only that they opted out stays; of what others live by goes what they wrote, and who chose it. */
	forgetPerson(personId: string): Promise<void>;
	/** The choices of these scopes, and of everything on this server. */
	forgetScopes(gone: {
		readonly scopes?: readonly Scope[];
		readonly serverId?: string;
	}): Promise<void>;
	/** For how many days conversations are kept on the servers that chose it. */
	retentions(): Promise<ReadonlyMap<string, number>>;
}

/** One record per scope. A record of the wrong shape counts as nothing chosen, and is logged. */
export function createSettings({
	records,
	log,
}: {
	records: Records<unknown>;
	log: Logger;
}): KeyvSettings {
	const tails = new Map<string, Promise<unknown>>();

	/** Works once all that was begun for these scopes is done; what begins later for one of them waits. */
	async function inTurn<Result>(
		scopes: readonly string[],
		work: () => Promise<Result>,
	): Promise<Result> {
		const result = Promise.allSettled(scopes.map((scope) => tails.get(scope))).then(work);
		for (const scope of scopes) tails.set(scope, result);
		try {
			return await result;
		} finally {
			for (const scope of scopes) if (tails.get(scope) === result) tails.delete(scope);
		}
	}

	const read: Settings['read'] = async (scope) => {
		const record = await records.get(scope);
		if (record === undefined) return {};
		const choices = choicesSchema.safeParse(record);
		if (choices.success) return choices.data;
		log.error({ scope }, 'stored settings have the wrong shape and are left out');
		return {};
	};

	const change: Settings['change'] = (scope, changes) =>
		inTurn([scope], async () => {
			const before = await read(scope);
			const changed = typeof changes === 'function' ? changes(before) : changes;
			const chosen = Object.entries({ ...before, ...changed }).filter(
				([, choice]) => choice !== null,
			);
			const after = choicesSchema.parse(Object.fromEntries(chosen));
			if (chosen.length > 0) await records.set(scope, after);
			else await records.delete([scope]);
			return after;
		});

	async function* all(): AsyncGenerator<readonly [Scope, Choices]> {
		for await (const [key, record] of records.entries()) {
			const choices = choicesSchema.safeParse(record).data;
			if (choices) yield [key as Scope, choices];
		}
	}

	async function scopesOf(serverId: string): Promise<readonly string[]> {
		// A first choice that is under way stands in no record yet.
		const scopes = [...tails.keys()];
		for await (const [scope] of records.entries()) scopes.push(scope);
		return scopes.filter(
			(scope) => scope === `server:${serverId}` || scope.startsWith(`place:guild:${serverId}:`),
		);
	}

	return {
		read,
		change,
		async ofPlaces(serverId) {
			const start = `place:guild:${serverId}:`;
			const found: { channelId: string; choices: Choices }[] = [];
			for await (const [scope, choices] of all())
				if (scope.startsWith(start)) found.push({ channelId: scope.slice(start.length), choices });
			return found.sort((a, b) => a.channelId.localeCompare(b.channelId, 'en', { numeric: true }));
		},
		async export(personId) {
			const found: { scope: Scope; choices: Partial<Choices> }[] = [];
			for await (const [scope, choices] of all()) {
				const theirs = scope === `person:${personId}` ? choices : madeBy(personId, choices);
				if (Object.keys(theirs).length > 0) found.push({ scope, choices: theirs });
			}
			return found;
		},
		async forgetPerson(personId) {
			await change(`person:${personId}`, (before) => forgetIn(before, personId, true));
			for await (const [scope, choices] of all()) {
				if (scope === `person:${personId}`) continue;
				if (Object.keys(madeBy(personId, choices)).length === 0) continue;
				await change(scope, (before) => forgetIn(before, personId, false));
			}
		},
		async forgetScopes({ scopes = [], serverId }) {
			const there = serverId === undefined ? [] : await scopesOf(serverId);
			const gone = [...new Set([...scopes, ...there])];
			await inTurn(gone, () => records.delete(gone));
		},
		async retentions() {
			const days = new Map<string, number>();
			for await (const [scope, { retention }] of all())
				if (retention && scope.startsWith('server:'))
					days.set(scope.slice('server:'.length), retention.days);
			return days;
		},
	};
}
