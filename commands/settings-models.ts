import { type Call, type Choice, type Choices, type Services, subcommand } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { chosenModel, isNoChoice, suggestAnyModel, suggestChoices } from './chosen-model.ts';
import { managedServer } from './managed-server.ts';
import { type Model, shownName } from './model-facts.ts';
import { changeServer, sayHowTo } from './settings-change.ts';
import { modelsInWords } from './settings-models-words.ts';

/** So many with their names still fit into one message. */
const MOST_ALLOWED = 25;

export const modelSettings = subcommand({
	name: 'models',
	description: 'settings.models-description',
	options: {
		default: {
			type: 'string',
			description: 'settings.models-option-default',
			suggest: suggestChoices,
		},
		add: { type: 'string', description: 'settings.models-option-add', suggest: suggestAnyModel },
		remove: {
			type: 'string',
			description: 'settings.models-option-remove',
			suggest: suggestAllowed,
		},
		all: { type: 'boolean', description: 'settings.models-option-all' },
		members: { type: 'boolean', description: 'settings.models-option-members' },
	},
	acknowledge: () => 'private',
	async run({ options, ...call }, services) {
		const serverId = managedServer(call);
		const { add, all = false, default: named, members, remove } = options;
		if (![add, named, members, remove].some((one) => one !== undefined) && !all) {
			const choices = await services.settings.read(`server:${serverId}`);
			const names = ['default', 'add', 'remove', 'all', 'members'];
			await call.reply(...modelsInWords(choices, services), sayHowTo(call, 'models', names));
			return;
		}
		const added = add === undefined ? undefined : chosenModel(add, services);
		const isNone = named !== undefined && isNoChoice(named);
		const first = named === undefined || isNone ? undefined : chosenModel(named, services);
		let hasEmptied = false;
		const after = await changeServer(serverId, 'models', call, services, (before, by) => {
			const old = before.models?.allowed ?? [];
			const allowed = changed(all ? [] : old, added, remove, services);
			hasEmptied = old.length > 0 && allowed.length === 0;
			refuseOutside(first, allowed, services);
			const { changedBy: chosenBy, at } = by;
			return {
				models: allowed.length === 0 ? null : { ...before.models, allowed, ...by },
				...(first && { model: { id: first.id, chosenBy, at } }),
				...(isNone && { model: null }),
				...(members !== undefined && {
					members: { ...before.members, maySetModel: members, ...by },
				}),
			};
		});
		await call.reply(
			...(hasEmptied ? [say('settings.models-all-again')] : []),
			...modelsInWords(after, services),
		);
	},
});

function changed(
	before: readonly string[],
	added: Model | undefined,
	removed: string | undefined,
	{ catalogue }: Pick<Services, 'catalogue'>,
): readonly string[] {
	const wanted = removed?.trim().toLowerCase();
	const isMeant = (id: string) =>
		wanted === id.toLowerCase() || wanted === shownName(id, catalogue).toLowerCase();
	if (removed !== undefined && !before.some(isMeant)) {
		fail(say('settings.models-not-listed', { name: removed.replaceAll('`', '').slice(0, 100) }));
	}
	const kept = before.filter((id) => !isMeant(id) && id !== added?.id);
	const after = [...kept, ...(added ? [added.id] : [])];
	if (after.length > MOST_ALLOWED) fail(say('settings.models-too-many', { most: MOST_ALLOWED }));
	return after;
}

function refuseOutside(
	first: Model | undefined,
	allowed: readonly string[],
	{ catalogue }: Pick<Services, 'catalogue'>,
): void {
	if (first && allowed.length > 0 && !allowed.includes(first.id)) {
		fail(say('settings.models-default-not-allowed', { name: shownName(first.id, catalogue) }));
	}
}

/** What stands on the list, also what has vanished since. */
async function suggestAllowed(
	typed: string,
	{ place }: Pick<Call, 'place'>,
	{ catalogue, settings }: Services,
): Promise<readonly Choice[]> {
	if (place.serverId === undefined) return [];
	const { models }: Choices = await settings.read(`server:${place.serverId}`);
	const wanted = typed.trim().toLowerCase();
	return (models?.allowed ?? [])
		.map((id) => ({ name: shownName(id, catalogue), value: id }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
}
