import { z } from 'zod';
import { commandShapes } from './input/command-shape.ts';
import type { Stage } from './stage.ts';

const CHAT = 1;
const MESSAGE_MENU = 3;

const menu = z.object({ name_localizations: z.record(z.string(), z.string()).nullish() });

/** The commands that Discord offers, as it shows them to people. */
export function createOffered({
	discord,
	guildId,
	language: { locale },
}: Pick<Stage, 'discord' | 'guildId' | 'language'>) {
	const offered = (wanted: number) =>
		[...discord.commands(guildId), ...discord.commands()].filter(({ type }) => type === wanted);
	return {
		commands: () => offered(CHAT).flatMap(({ payload }) => commandShapes(payload, locale)),
		/** `name`: what Discord itself calls it. */
		menus: () =>
			offered(MESSAGE_MENU).map(({ name, payload }) => ({
				name,
				shown: menu.parse(payload).name_localizations?.[locale] ?? name,
			})),
		/** Whether Discord shows a command, with its subcommand or without, to some members only. */
		forManagers: (command: string) =>
			offered(CHAT).some(
				({ name, payload }) =>
					name === command.split(' ')[0] &&
					typeof payload['default_member_permissions'] === 'string',
			),
	};
}
