import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { keysOfServer } from '../place.ts';
import type { Records } from '../store/store.ts';
import { choicesSchema } from './choices-schema.ts';
import { forgetIn, madeBy } from './made-by.ts';
import type { Changes, Choices, ChoicesOf, Scope, Settings } from './settings.ts';

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
			const after = withChanges(before, typeof changes === 'function' ? changes(before) : changes);
			if (isChosen(after)) await records.set(scope, after);
			else await records.delete([scope]);
			return after;
		});

	const changeBoth: Settings['changeBoth'] = (scopes, changes) =>
		inTurn(scopes, async () => {
			const [first, second] = scopes;
			const before = [await read(first), await read(second)] as const;
			const changed = changes(before);
			if (!changed.some(isChosen)) return before;
			const after = [
				withChanges(before[0], changed[0]),
				withChanges(before[1], changed[1]),
			] as const;
			const written = [
				{ key: first, value: after[0] },
				{ key: second, value: after[1] },
			];
			await records.setMany(written);
			// Not in the same step, which does no harm: a record of nothing tells what none does.
			const empty = written.filter(({ value }) => !isChosen(value)).map(({ key }) => key);
			await records.delete(empty).catch((error: unknown) => {
				log.warn({ error: describeError(error) }, 'a record of no choices could not be deleted');
			});
			return after;
		});

	async function* all(
		isMeant: (scope: string) => boolean = () => true,
	): AsyncGenerator<readonly [Scope, Choices]> {
		for await (const [key, record] of records.entries()) {
			if (!isMeant(key)) continue;
			const choices = choicesSchema.safeParse(record).data;
			if (choices) yield [key as Scope, choices];
		}
	}

	async function scopesOf(serverId: string): Promise<readonly string[]> {
		// A first choice that is under way stands in no record yet.
		const scopes = [...tails.keys()];
		for await (const [scope] of records.entries()) scopes.push(scope);
		return scopes.filter(
			(scope) => scope === `server:${serverId}` || scope.startsWith(startOfPlaces(serverId)),
		);
	}

	return {
		read,
		change,
		changeBoth,
		async ofPlaces(serverId) {
			const start = startOfPlaces(serverId);
			const found: { channelId: string; choices: Choices }[] = [];
			for await (const [scope, choices] of all((one) => one.startsWith(start)))
				found.push({ channelId: scope.slice(start.length), choices });
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
			for await (const [scope, { retention }] of all((one) => one.startsWith('server:')))
				if (retention) days.set(scope.slice('server:'.length), retention.days);
			return days;
		},
	};
}

const withChanges = (before: Choices, changes: Changes): Choices =>
	choicesSchema.parse(
		Object.fromEntries(
			Object.entries({ ...before, ...changes }).filter(([, choice]) => choice !== null),
		),
	);

/** The scopes of a server's channels and threads begin so, and no others. */
const startOfPlaces = (serverId: string) => `place:${keysOfServer(serverId).from}`;

const isChosen = (choices: Choices | Changes) => Object.keys(choices).length > 0;
