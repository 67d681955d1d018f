import type { Choices, Services } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { chosenModel, isNoChoice } from './chosen-model.ts';
import { type Model, shownName } from './model-facts.ts';
import type { Changed, Changes } from './settings-change.ts';

/** So many with their names still fit into one message. */
const MOST_ALLOWED = 25;

type Knowing = Pick<Services, 'catalogue'>;

type Given = {
	readonly add?: string;
	readonly all?: boolean;
	readonly default?: string;
	readonly members?: boolean;
	readonly remove?: string;
};

/** What is to become of the models of a server. */
type Wanted = {
	readonly isAll: boolean;
	readonly added: Model | undefined;
	/** As it was typed. */
	readonly removed: string | undefined;
	/** null: none of the server's own. */
	readonly first: Model | null | undefined;
	readonly mayMembers: boolean | undefined;
};

/** Undefined: nothing is to change. Throws a UserError for a model that nobody can be asked. */
export function wantedOf(
	{ add, all = false, default: named, members, remove }: Given,
	services: Services,
): Wanted | undefined {
	if (!all && [add, named, members, remove].every((one) => one === undefined)) return undefined;
	const model = (typed: string | undefined) =>
		typed === undefined ? undefined : chosenModel(typed, services);
	return {
		isAll: all,
		added: model(add),
		removed: remove,
		first: named !== undefined && isNoChoice(named) ? null : model(named),
		mayMembers: members,
	};
}

/** Throws a UserError for what cannot be so. */
export function changesTo(
	{ added, first, isAll, mayMembers, removed }: Wanted,
	before: Choices,
	by: Changed,
	services: Knowing,
): Changes {
	const allowed = listAfter(isAll ? [] : before.models?.allowed, added, removed, services);
	if (first) refuseOutside(first, allowed, services);
	const isOfList = isAll || added !== undefined || removed !== undefined;
	const model = first && { id: first.id, chosenBy: by.changedBy, at: by.at };
	return {
		...(isOfList && { models: allowed.length === 0 ? null : { allowed, ...by } }),
		...(model !== undefined && { model }),
		...(mayMembers !== undefined && {
			members: { ...before.members, maySetModel: mayMembers, ...by },
		}),
	};
}

function listAfter(
	before: readonly string[] = [],
	added: Model | undefined,
	removed: string | undefined,
	{ catalogue }: Knowing,
): readonly string[] {
	const wanted = removed?.trim().toLowerCase();
	const isMeant = (id: string) =>
		wanted === id.toLowerCase() || wanted === shownName(id, catalogue).toLowerCase();
	if (removed !== undefined && !before.some(isMeant)) {
		fail(say('settings.models-not-listed', { name: removed.replaceAll('`', '').slice(0, 100) }));
	}
	const kept = before.filter((id) => !isMeant(id));
	const after = added && !kept.includes(added.id) ? [...kept, added.id] : kept;
	if (after.length > MOST_ALLOWED) fail(say('settings.models-too-many', { most: MOST_ALLOWED }));
	return after;
}

function refuseOutside(first: Model, allowed: readonly string[], { catalogue }: Knowing): void {
	if (allowed.length > 0 && !allowed.includes(first.id)) {
		fail(say('settings.models-default-not-allowed', { name: shownName(first.id, catalogue) }));
	}
}
