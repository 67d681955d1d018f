import { type Call, type Services, slash } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { chosenModel, suggestModels } from './chosen-model.ts';
import { currentModel, sayCurrent } from './current-model.ts';

export const model = slash({
	name: 'model',
	description: 'model.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	options: {
		model: { type: 'string', description: 'model.option-model', suggest: suggestModels },
		scope: {
			type: 'string',
			description: 'model.option-scope',
			choices: [
				{ name: 'model.scope-me', value: 'me' },
				{ name: 'model.scope-channel', value: 'channel' },
				{ name: 'model.scope-server', value: 'server' },
			],
		},
	},
	acknowledge: ({ model: named }) => (named === undefined ? 'private' : 'public'),
	async run({ options, ...call }, services) {
		if (options.model === undefined) {
			const count = services.catalogue.models().length;
			await call.reply(
				sayCurrent(await currentModel(call, services)),
				say('model.how-to-switch', { count, model: call.mention('model') }),
			);
			return;
		}
		const chosen = chosenModel(options.model, services);
		const scopeName = options.scope ?? 'me';
		await services.settings.change(permittedScope(scopeName, call), {
			model: { id: chosen.id, chosenBy: call.person.id, at: services.clock.now() },
		});
		const now = await currentModel(call, services);
		await call.reply(
			say(`model.switched-${scopeName}`, { name: chosen.name }),
			...(now.id === chosen.id ? [] : [sayCurrent(now)]),
		);
	},
});

/** Where the choice is kept, if this person may choose for it. */
function permittedScope(
	scopeName: 'me' | 'channel' | 'server',
	call: Call,
): Parameters<Services['settings']['read']>[0] {
	const { person, place, may, ownsPlace } = call;
	if (scopeName === 'me') return `person:${person.id}`;
	if (scopeName === 'channel') {
		return may.manageMessages || ownsPlace
			? `place:${place.key}`
			: fail(say('model.may-not-channel'));
	}
	if (place.serverId === undefined) fail(say('model.no-server-here'));
	return may.manageServer ? `server:${place.serverId}` : fail(say('model.may-not-server'));
}
