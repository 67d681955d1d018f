import { type Call, type Choice, type Choices, type Services, subcommand } from '../src/command.ts';
import { suggestAnyModel, suggestChoices } from './chosen-model.ts';
import { managedServer } from './managed-server.ts';
import { shownName } from './model-facts.ts';
import { changeServer, sayHowTo } from './settings-change.ts';
import { changesTo, wantedOf } from './settings-models-change.ts';
import { emptiedInWords, modelsInWords } from './settings-models-words.ts';

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
		const wanted = wantedOf(options, services);
		if (!wanted) {
			const choices = await services.settings.read(`server:${serverId}`);
			const names = ['default', 'add', 'remove', 'all', 'members'];
			await call.reply(...modelsInWords(choices, services), sayHowTo(call, 'models', names));
			return;
		}
		let before: Choices = {};
		const after = await changeServer(serverId, 'models', call, services, (choices, by) => {
			before = choices;
			return changesTo(wanted, choices, by, services);
		});
		await call.reply(...emptiedInWords(before, after), ...modelsInWords(after, services));
	},
});

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
