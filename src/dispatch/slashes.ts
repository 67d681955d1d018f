import { type Command, MOST_SUGGESTIONS, type Services, type Subcommand } from '../command.ts';
import { fail } from '../errors.ts';
import { type Sentence, type SentenceKey, say } from '../locales/keys.ts';
import type { Speak } from '../render/speak.ts';
import type { Acknowledging, Called } from './acknowledging.ts';
import { checkedOptions } from './checked-options.ts';
import { type createForms, giveBack } from './forms.ts';
import type { IncomingForm, IncomingSlash, IncomingSuggest } from './incoming.ts';

/** Commands that are called by their names, what is suggested for their options, and the forms that they open. */
export function createSlashes({
	acknowledging: { acknowledged, unknown },
	commands,
	forms,
	services,
	speak,
}: {
	acknowledging: Acknowledging;
	commands: readonly Command[];
	forms: ReturnType<typeof createForms>;
	services: Services;
	speak: Speak;
}) {
	const slashes = new Map(commands.flatMap(callable));

	return {
		async call(from: IncomingSlash): Promise<void> {
			const command = slashes.get(from.name);
			if (!command) return unknown(from, from.name);
			const { values, wrong } = checkedOptions(command.options, from.options);
			const visible = command.acknowledge(values);
			if (wrong !== undefined) {
				const { name } = from;
				return acknowledged(from, { name }, 'private', async () =>
					fail(say('dispatch.option-wrong', { option: wrong })),
				);
			}
			if (visible !== 'form') {
				return acknowledged(from, called(command, from.name), visible, (call) =>
					command.run(call, values, services),
				);
			}
			if (!command.form) throw new Error(`/${from.name} has no form`);
			const { title, label, maxLength } = command.form;
			const inWords = (key: SentenceKey) => speak({ key, values: {} }, from.locale.person);
			await from.openForm({
				customId: forms.remember(from.name, { values }),
				title: inWords(title),
				label: inWords(label),
				maxLength,
			});
		},

		/** Its form was sent. */
		sent(
			from: IncomingForm,
			{ isLost, name, values = {} }: ReturnType<typeof forms.recall>,
		): Promise<void> {
			const command = slashes.get(name);
			if (!command?.form) return unknown(from, name);
			if (isLost) {
				return acknowledged(from, { name }, 'private', (call) =>
					giveBack(from.text, say('form.options-lost', { command: call.mention(name) }), call),
				);
			}
			const options = { ...values, [command.form.option]: from.text };
			const visible = command.acknowledge(options);
			return acknowledged(
				from,
				called(command, name),
				visible === 'private' ? 'private' : 'public',
				(call) => command.run(call, options, services),
			);
		},

		async suggest(from: IncomingSuggest): Promise<void> {
			const option = slashes.get(from.name)?.options[from.option];
			const suggest = option?.type === 'string' ? option.suggest : undefined;
			const inWords = (sentence: Sentence) => speak(sentence, from.locale.person);
			const who = { ...from, speak: inWords };
			const choices = suggest ? await suggest(from.typed, who, services) : [];
			await from.respond(choices.slice(0, MOST_SUGGESTIONS));
		},
	};
}

/** A subcommand goes by its whole name. */
const called = ({ asks, canBePrivate }: Subcommand, name: string): Called => ({
	name,
	...(asks && { asks }),
	...(canBePrivate && { canBePrivate }),
});

/** What a person can call, by its whole name: `ask`, `settings quota`. */
function callable(command: Command): [string, Subcommand][] {
	if (command.kind === 'slash') return [[command.name, command]];
	if (command.kind !== 'group') return [];
	return command.subcommands.map((one) => [`${command.name} ${one.name}`, one]);
}
