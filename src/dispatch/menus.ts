import type { Call, Command, MenuCommand, Picked, Services } from '../command.ts';
import { type Sentence, type SentenceKey, say } from '../locales/keys.ts';
import { shorten } from '../render/code-points.ts';
import type { Speak } from '../render/speak.ts';
import { type createForms, giveBack } from './forms.ts';
import type { IncomingForm, IncomingMenu } from './incoming.ts';

/** Discord's longest line under the label of a field. */
const LONGEST_DESCRIPTION = 100;

/** Entries of a message's menu, and the forms that they open. */
export function createMenus({
	commands,
	forms,
	services,
	speak,
}: {
	commands: readonly Command[];
	forms: ReturnType<typeof createForms>;
	services: Services;
	speak: Speak;
}) {
	const inWords = (key: SentenceKey, locale: string) => speak({ key, values: {} }, locale);
	const all = commands.filter((command) => command.kind === 'menu');
	const byName = new Map(all.map((command) => [inWords(command.name, 'en'), command]));

	return {
		/** False for an entry that there is not. */
		async open({ locale, name, openForm, picked, place }: IncomingMenu): Promise<boolean> {
			const command = byName.get(name);
			if (!command) return false;
			const { title, label, ...form } = command.form;
			await openForm({
				...form,
				customId: forms.remember(name, { picked: { ...picked, place } }),
				title: inWords(title, locale.person),
				label: inWords(label, locale.person),
				description: shorten(speak(sayWhich(picked), locale.person), LONGEST_DESCRIPTION),
			});
			return true;
		},
		/** What a form of this name runs once it is sent; undefined when it is none of a menu. */
		sent(
			{ text }: Pick<IncomingForm, 'text'>,
			{ isGone, name, picked }: ReturnType<typeof forms.recall>,
		):
			| { readonly visible: MenuCommand['acknowledge']; run(call: Call): Promise<void> }
			| undefined {
			const command = byName.get(name);
			return (
				command && {
					visible: picked ? command.acknowledge : 'private',
					run: (call) =>
						picked
							? command.run({ ...call, text, picked }, services)
							: giveBack(text, say(isGone ? 'about.gone' : 'about.lost'), call),
				}
			);
		},
	};
}

const sayWhich = ({ author, excerpt }: Picked): Sentence =>
	excerpt === ''
		? say('about.form-message', { author })
		: say('about.form-message-said', { author, excerpt });
