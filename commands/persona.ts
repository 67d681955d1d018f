import {
	type Call,
	group,
	LONGEST_FORM_TEXT,
	LONGEST_OPTION,
	type Services,
	subcommand,
} from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';
import { asTyped } from '../src/render/text-back.ts';
import {
	chosenPersona,
	draftBack,
	isTooLong,
	isUsable,
	type Persona,
	PRESETS,
	sayChosen,
	sayHeld,
} from './persona-words.ts';
import { changePlace } from './settings-change.ts';

const show = subcommand({
	name: 'show',
	description: 'persona.show-description',
	options: {},
	acknowledge: () => 'private',
	async run(call, services) {
		const { persona: held } = await services.choices.inForce(call);
		if (held) await call.reply(...sayHeld(held, call));
		else await call.reply(say('persona.none', { set: call.mention('persona set') }));
	},
});

const set = subcommand({
	name: 'set',
	description: 'persona.set-description',
	options: {
		preset: { type: 'string', description: 'persona.option-preset', choices: PRESETS },
		text: { type: 'string', description: 'persona.option-text', maxLength: LONGEST_OPTION },
	},
	form: {
		option: 'text',
		title: 'persona.form-title',
		label: 'persona.form-label',
		maxLength: LONGEST_FORM_TEXT,
	},
	canBePrivate: true,
	acknowledge: (options) =>
		options.preset === undefined && options.text === undefined
			? 'form'
			: isUsable(options)
				? 'public'
				: 'private',
	async run({ options, ...call }, services) {
		const { text = '' } = options;
		if (isTooLong(options)) {
			await call.surface.finish(draftBack(text, call));
			return;
		}
		const chosen = chosenPersona(options, call);
		if (!(await maySet(call, services))) {
			const settings = call.mention('settings persona');
			if (text === '') fail(say('persona.may-not', { settings }));
			fail(say('persona.may-not-draft', { settings, text: asTyped(text) }));
		}
		const { persona } = await changePlace('persona', call, services, (_, by) => ({
			persona: { ...chosen, ...by },
		}));
		if (!persona) return;
		await call.reply(
			sayChosen(persona, call),
			say('persona.how-to-clear', { clear: call.mention('persona clear') }),
		);
	},
});

const clear = subcommand({
	name: 'clear',
	description: 'persona.clear-description',
	options: {},
	canBePrivate: true,
	acknowledge: () => 'public',
	async run(call, services) {
		const mayClear = await maySet(call, services);
		// Somebody else may choose another one meanwhile.
		await changePlace('persona', call, services, ({ persona }) => {
			if (!persona) fail(say('persona.nothing-to-clear'));
			if (!(mayClear || isOwn(persona, call)))
				fail(say('persona.may-not', { settings: call.mention('settings persona') }));
			return { persona: null };
		});
		const { persona: held } = await services.choices.inForce(call);
		if (held) await call.reply(say('persona.cleared-to'), ...sayHeld(held, call));
		else await call.reply(say('persona.cleared'));
	},
});

/** How the bot speaks in a channel, a thread or a DM. */
export const persona = group({
	name: 'persona',
	description: 'persona.description',
	contexts: ['server', 'bot-dm', 'private-channel'],
	subcommands: [show, set, clear],
});

const isOwn = ({ changedBy }: Persona, { person }: Call) => changedBy === person.id;

/** Moderators and who opened the thread; in DMs everybody there; plain members where the server lets them. */
async function maySet({ may, ownsPlace, place }: Call, { settings }: Services): Promise<boolean> {
	if (may.manageMessages || may.manageServer || ownsPlace) return true;
	if (place.serverId === undefined) return true;
	const { members } = await settings.read(`server:${place.serverId}`);
	return members?.maySetPersona === true;
}
