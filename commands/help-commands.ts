import type { Call, Command, SlashCommand, SlashGroup } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';

type Listed = SlashCommand | SlashGroup;
type Caller = Pick<Call, 'may' | 'mention' | 'ownsPlace' | 'place' | 'speak'>;

/** How many commands of a group are shown, as long as there is room for all. */
const MOST_OF_A_GROUP = [Number.POSITIVE_INFINITY, 6, 4, 2, 1];

/**
 * The commands that this person may use here, a line each and clickable, in at most `room` characters: when they are too
 * many, of groups fewer and fewer are shown, at last one of each without a word about it.
 */
export function commandsWithin(
	room: number,
	commands: readonly Command[],
	call: Caller,
): readonly string[] {
	const listed = commands.filter(
		(command): command is Listed =>
			(command.kind === 'slash' || command.kind === 'group') &&
			command.name !== 'help' &&
			mayUse(command, call),
	);
	const { mention, speak } = call;
	const described = (most: number) =>
		listed.map((command) => {
			const what = speak(say(command.description));
			const names = callables(command);
			const shown = names.slice(0, most).map(mention);
			const key = shown.length < names.length ? 'help.commands-some' : 'help.commands';
			return speak(say(key, { commands: shown, what }));
		});
	const bare = [listed.flatMap((command) => callables(command).slice(0, 1).map(mention)).join(' ')];
	const fits = (lines: readonly string[]) => lines.join('\n').length <= room;
	return MOST_OF_A_GROUP.map(described).find(fits) ?? bare;
}

const callables = (command: Listed): readonly string[] =>
	command.kind === 'group'
		? command.subcommands.map(({ name }) => `${command.name} ${name}`)
		: [command.name];

function mayUse({ contexts, forManagers }: Listed, { may, ownsPlace, place }: Caller): boolean {
	const here = place.serverId !== undefined ? 'server' : ownsPlace ? 'bot-dm' : 'private-channel';
	return contexts.includes(here) && (!forManagers || may.manageServer);
}
