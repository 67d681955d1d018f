import { isDeepStrictEqual } from 'node:util';
import type { Core } from '../core.ts';
import type { Json } from '../records.ts';
import { invalidForm, refuse } from '../refusal.ts';
import type { CommandForm } from '../schemas/command.ts';
import { filledIn } from './defaults.ts';

/** A server's id, or null for the global commands. */
export type Scope = string | null;

export interface StoredCommand {
	readonly id: string;
	readonly guildId: Scope;
	readonly name: string;
	readonly type: number;
	readonly payload: Json;
}

export interface CommandBook {
	list(scope: Scope): readonly StoredCommand[];
	/** Creates, or overwrites the one of that name and type. */
	put(scope: Scope, form: CommandForm): { command: StoredCommand; created: boolean };
	/** Replaces them all. */
	replace(scope: Scope, forms: readonly CommandForm[]): readonly StoredCommand[];
	change(scope: Scope, id: string, form: CommandForm): StoredCommand;
	get(scope: Scope, id: string): StoredCommand;
	remove(scope: Scope, id: string): void;
	/** What a person in that server sees under the name: the server's own command first. */
	find(name: string, type: number, guildId: Scope): StoredCommand | undefined;
	/** How many commands came to be that were not there before. */
	creates(): number;
}

const MAX_OF_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const DAY_MS = 24 * 60 * 60_000;

export function createCommandBook({ clock, limits, nextId, identity, changes }: Core): CommandBook {
	const scopes = new Map<Scope, Map<string, StoredCommand>>();
	const createdAtMs: { scope: Scope; atMs: number }[] = [];
	const of = (scope: Scope) => {
		const found = scopes.get(scope) ?? new Map<string, StoredCommand>();
		scopes.set(scope, found);
		return found;
	};
	const twin = (scope: Scope, name: string, type: number) =>
		[...of(scope).values()].find((one) => one.name === name && one.type === type);
	const countCreate = (scope: Scope) => {
		const since = clock.monotonic() - DAY_MS;
		const today = createdAtMs.filter((one) => one.scope === scope && one.atMs > since).length;
		if (today >= limits.commandCreatesPerDay) throw refuse.tooManyCommandCreates();
		createdAtMs.push({ scope, atMs: clock.monotonic() });
	};

	const write = (
		scope: Scope,
		form: CommandForm,
		former: StoredCommand | undefined,
	): StoredCommand => {
		if (!former) countCreate(scope);
		const filled = filledIn(form, scope === null);
		const {
			id: _id,
			version,
			application_id: _app,
			guild_id: _guild,
			...before
		} = former?.payload ?? {};
		const unchanged = former !== undefined && isDeepStrictEqual(before, filled);
		const id = former?.id ?? nextId();
		return {
			id,
			guildId: scope,
			name: form.name,
			type: form.type ?? 1,
			payload: {
				id,
				application_id: identity.applicationId,
				version: unchanged ? version : nextId(),
				...filled,
				...(scope === null ? {} : { guild_id: scope }),
			},
		};
	};
	const get = (scope: Scope, id: string) => {
		const found = of(scope).get(id);
		if (!found) throw refuse.unknownCommand();
		return found;
	};
	const written = <T>(result: T): T => {
		changes.emit({ kind: 'commands-written' });
		return result;
	};

	return {
		list: (scope) => [...of(scope).values()],
		put(scope, form) {
			const former = twin(scope, form.name, form.type ?? 1);
			const same = [...of(scope).values()].filter(({ type }) => type === (form.type ?? 1)).length;
			if (!former && same >= (MAX_OF_TYPE[form.type ?? 1] ?? 0)) throw refuse.tooManyCommands();
			const command = write(scope, form, former);
			of(scope).set(command.id, command);
			return written({ command, created: !former });
		},
		replace(scope, forms) {
			checkTogether(forms);
			const next = forms.map((form) => write(scope, form, twin(scope, form.name, form.type ?? 1)));
			scopes.set(scope, new Map(next.map((command) => [command.id, command])));
			return written(next);
		},
		change(scope, id, form) {
			const command = write(scope, form, get(scope, id));
			of(scope).set(id, command);
			return written(command);
		},
		get,
		remove(scope, id) {
			of(scope).delete(get(scope, id).id);
			written(undefined);
		},
		find: (name, type, guildId) =>
			(guildId === null ? undefined : twin(guildId, name, type)) ?? twin(null, name, type),
		creates: () => createdAtMs.length,
	};
}

function checkTogether(forms: readonly CommandForm[]): void {
	const seen = new Set<string>();
	const counts = new Map<number, number>();
	forms.forEach((form, index) => {
		const type = form.type ?? 1;
		const key = `${type} ${form.name}`;
		counts.set(type, (counts.get(type) ?? 0) + 1);
		if ((counts.get(type) ?? 0) > (MAX_OF_TYPE[type] ?? 0)) throw refuse.tooManyCommands();
		if (seen.has(key)) {
			throw invalidForm([
				{
					path: [index],
					code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
					message: 'Application command names must be unique',
				},
			]);
		}
		seen.add(key);
	});
}
