import { type Call, type Choices, LONGEST_OPTION, subcommand } from '../src/command.ts';
import { type Sentence, say } from '../src/locales/keys.ts';
import { asTyped } from '../src/render/text-back.ts';
import { managedServer } from './managed-server.ts';
import { chosenPersona, draftBack, isTooLong, PRESETS, presetName } from './persona-words.ts';
import { changeServer, sayChanged, sayHowTo } from './settings-change.ts';

export const personaSettings = subcommand({
	name: 'persona',
	description: 'settings.persona-description',
	options: {
		preset: { type: 'string', description: 'persona.option-preset', choices: PRESETS },
		text: { type: 'string', description: 'persona.option-text', maxLength: LONGEST_OPTION },
		clear: { type: 'boolean', description: 'settings.persona-option-clear' },
		members: { type: 'boolean', description: 'settings.persona-option-members' },
	},
	acknowledge: () => 'private',
	async run({ options, ...call }, services) {
		const serverId = managedServer(call);
		const { clear = false, members, preset, text } = options;
		if (isTooLong(options)) {
			await call.surface.finish(draftBack(text ?? '', call));
			return;
		}
		const isChosen = preset !== undefined || text !== undefined;
		if (!isChosen && !clear && members === undefined) {
			const choices = await services.settings.read(`server:${serverId}`);
			const names = ['preset', 'text', 'clear', 'members'];
			await call.reply(...personaInWords(choices, call), sayHowTo(call, 'persona', names));
			return;
		}
		const chosen = isChosen ? chosenPersona(options, call) : undefined;
		const after = await changeServer(serverId, 'persona', call, services, (before, by) => ({
			...(chosen && { persona: { ...chosen, ...by } }),
			...(!chosen && clear && { persona: null }),
			...(members !== undefined && {
				members: { ...before.members, maySetPersona: members, ...by },
			}),
		}));
		await call.reply(...personaInWords(after, call));
	},
});

export const personaInWords = (
	{ members, persona }: Choices,
	call: Pick<Call, 'speak'>,
): readonly Sentence[] => [
	...(persona ? [sayDefault(persona, call), sayChanged(persona)] : [say('settings.persona-none')]),
	say(members?.maySetPersona ? 'settings.persona-members-may' : 'settings.persona-members-may-not'),
	...(members?.maySetPersona === undefined ? [] : [sayChanged(members)]),
];

function sayDefault(persona: NonNullable<Choices['persona']>, call: Pick<Call, 'speak'>): Sentence {
	const text = asTyped(persona.text);
	const name = presetName(persona, call);
	return name === undefined
		? say('settings.persona-text', { text })
		: say('settings.persona-preset', { name, text });
}
