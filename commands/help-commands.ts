import type { Call, Command, SlashCommand, SlashGroup } from '../src/command.ts';
import { say } from '../src/locales/keys.ts';

type Listed = SlashCommand | SlashGroup;
type Caller = Pick<Call, 'may' | 'mention' | 'ownsPlace' | 'place' | 'speak'>;

/**
 * The commands that this person may use here, a line each and clickable, in at most `room` characters: when they are too
 * many, groups are shown by their first command, then all without a word about them.
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
			const [first = '', ...more] = callables(command).slice(0, most).map(mention);
			return more.length === 0
				? speak(say('help.command', { command: first, what }))
				: speak(say('help.commands', { commands: [first, ...more], what }));
		});
	const bare = [listed.flatMap((command) => callables(command).slice(0, 1).map(mention)).join(' ')];
	const fits = (lines: readonly string[]) => lines.join('\n').length <= room;
	return [described(Number.POSITIVE_INFINITY), described(1)].find(fits) ?? bare;
}

const callables = (command: Listed): readonly string[] =>
	command.kind === 'group'
		? command.subcommands.map(({ name }) => `${command.name} ${name}`)
		: [command.name];

function mayUse({ contexts, forManagers }: Listed, { may, ownsPlace, place }: Caller): boolean {
	const here = place.serverId !== undefined ? 'server' : ownsPlace ? 'bot-dm' : 'private-channel';
	return contexts.includes(here) && (!forManagers || may.manageServer);
}
