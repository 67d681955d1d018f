import type { NumberedButton } from '../buttons.ts';
import type { Words } from '../locales/words.ts';
import { type Choice, type CommandShape, findCommand, type OptionShape } from './command-shape.ts';
import { typedOptions } from './fill-options.ts';

/** What may stand in place of the line's end, from index `from` on. */
export type Completion = {
	readonly from: number;
	readonly choices: readonly { readonly label: string; readonly insert: string }[];
};

/** What a line can be completed with. `suggest` asks the bot, through Discord. */
export type Knowledge = {
	readonly commands: readonly CommandShape[];
	readonly people: readonly string[];
	readonly roles: readonly string[];
	readonly channels: readonly string[];
	/** Commands in the menu of a message. */
	readonly menus: readonly string[];
	readonly botName: string;
	readonly words: Words['input'];
	/** What can be pressed. */
	readonly buttons: readonly Pick<NumberedButton, 'number' | 'label' | 'options'>[];
	suggest(asked: { command: string; option: string; typed: string }): Promise<readonly Choice[]>;
};

const nothing = (from: number): Completion => ({ from, choices: [] });

/** Completes the text before the cursor. */
export async function complete(line: string, knowledge: Knowledge): Promise<Completion> {
	if (!line.startsWith('/')) return completeMention(line, knowledge);
	const [, own, chosen = ''] = /^\/(as|press|apps)\s+(.*)$/s.exec(line) ?? [];
	if (own !== undefined) {
		return offer(line.length - chosen.length, chosen, ownChoices(own, knowledge));
	}
	const [, numberOrChoice] = /^\/choose\s+(.*)$/s.exec(line) ?? [];
	if (numberOrChoice !== undefined) return completeChoice(line, numberOrChoice, knowledge);
	const found = findCommand(knowledge.commands, line.slice(1));
	const behind = found && /^\s+(.*)$/s.exec(line.slice(1 + found.end));
	if (!behind) return completeName(line, knowledge);
	const [, text = ''] = behind;
	return completeOption(found.shape, text, line.length - text.length, knowledge);
}

function ownChoices(own: string, knowledge: Knowledge): Completion['choices'] {
	if (own === 'as') return knowledge.people.map(same);
	if (own === 'apps') return knowledge.menus.map(same);
	return numbered(knowledge, (options) => !options);
}

async function completeOption(
	shape: CommandShape,
	text: string,
	start: number,
	knowledge: Knowledge,
): Promise<Completion> {
	const typed = typedOptions(shape, text);
	const word = /\S*$/.exec(text)?.[0] ?? '';
	const wordStart = text.length - word.length;
	const current = typed.find((one) => one.start + one.text.length === text.length);
	const first = typed.length === 0 ? firstOf(shape) : undefined;
	const option = current?.option ?? first;
	const valueStart = current?.start ?? text.length;
	const values = option ? await valuesOf(shape, option, current?.text ?? '', knowledge) : [];
	if (values.length > 0) return { from: start + valueStart, choices: values };
	const free = shape.options.filter((one) => !typed.some((other) => other.option === one));
	const names = free.map(({ name, description }) => ({
		label: `${name}:  ${description}`,
		insert: `${name}:`,
	}));
	return offer(start + wordStart, word, names);
}

/** Words without a name go there, as `typedOptions` has it. */
function firstOf({ options }: CommandShape): OptionShape | undefined {
	return options.find(({ kind }) => kind === 'text') ?? options[0];
}

async function valuesOf(
	{ name: command }: CommandShape,
	{ name: option, kind, choices }: OptionShape,
	typed: string,
	knowledge: Knowledge,
) {
	if (kind === 'role') return offer(0, typed, knowledge.roles.map(same)).choices;
	if (kind === 'person') return offer(0, typed, knowledge.people.map(same)).choices;
	if (kind === 'channel') return offer(0, typed, knowledge.channels.map(same)).choices;
	if (kind === 'yes-or-no')
		return offer(0, typed, [knowledge.words.yes, knowledge.words.no].map(same)).choices;
	if (kind === 'chosen') {
		return offer(
			0,
			typed,
			choices.map(({ name, value }) => ({
				label: name === String(value) ? name : `${value}  ${name}`,
				insert: String(value),
			})),
		).choices;
	}
	if (kind !== 'suggested') return [];
	const found = await knowledge.suggest({ command, option, typed });
	return found.map(({ name, value }) => ({ label: `${name}  ${value}`, insert: String(value) }));
}

function completeName(line: string, { commands, words }: Knowledge): Completion {
	const all = [
		...commands.map(({ name, description }) => [name, description]),
		...Object.entries(words.commands),
	];
	const choices = all.map(([name, what]) => ({ label: `/${name}  ${what}`, insert: `/${name}` }));
	return offer(0, line, choices);
}

function completeMention(line: string, { people, botName }: Knowledge): Completion {
	const word = /(?<!\S)@\S*$/.exec(line)?.[0];
	if (word === undefined) return nothing(line.length);
	return offer(
		line.length - word.length,
		word,
		[botName, ...people].map((name) => same(`@${name}`)),
	);
}

/** First the number of a menu, then one of its choices. */
function completeChoice(line: string, text: string, knowledge: Knowledge): Completion {
	const [, number, choice] = /^(\d+)\s+(.*)$/s.exec(text) ?? [];
	if (choice === undefined) {
		return offer(
			line.length - text.length,
			text,
			numbered(knowledge, (options) => !!options),
		);
	}
	const menu = knowledge.buttons.find((one) => String(one.number) === number);
	const choices = (menu?.options ?? []).map(({ label }) => same(label));
	return offer(line.length - choice.length, choice, choices);
}

function numbered(
	{ buttons }: Knowledge,
	isWanted: (options: NumberedButton['options']) => boolean,
): Completion['choices'] {
	return buttons
		.filter(({ options }) => isWanted(options))
		.map(({ number, label }) => ({ label: `${number}  ${label}`, insert: `${number}` }));
}

const same = (text: string) => ({ label: text, insert: text });

function offer(from: number, typed: string, choices: Completion['choices']): Completion {
	const lower = typed.toLowerCase();
	return { from, choices: choices.filter(({ insert }) => insert.toLowerCase().startsWith(lower)) };
}
