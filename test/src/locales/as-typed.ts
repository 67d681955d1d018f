import { commands } from '../../../commands/index.ts';
import type { Option } from '../../../src/command.ts';

/** What Discord shows for a yes or no, in every language. */
const BOOLEANS = ['True', 'False'];

const optionsOf = (command: (typeof commands)[number]): readonly Option[] => {
	if (command.kind === 'slash') return Object.values(command.options);
	if (command.kind !== 'group') return [];
	return command.subcommands.flatMap(({ options }) => Object.values(options));
};

/** The sentences about one option, each with the values that it takes. */
function sentencesOf(
	option: Option,
): readonly (readonly [key: string, values: readonly string[]])[] {
	if (option.type === 'boolean') return [[option.description, BOOLEANS]];
	if (option.type !== 'string' || !option.choices) return [];
	const values = option.choices.map(({ value }) => value);
	const names = option.choices.flatMap((choice) => ('name' in choice ? [choice.name] : []));
	return [option.description, ...names].map((key) => [key, values]);
}

/** What people type or pick as it stands, whatever their language, by the key of the sentence that may name it. */
export const wordsAsTyped: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	commands
		.flatMap(optionsOf)
		.flatMap(sentencesOf)
		.map(([key, values]) => [key, new Set(values)]),
);
