import type { REST } from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Command } from '../command.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { commandPayload, type Describe } from './command-payload.ts';
import { register } from './register.ts';

/** The commands as Discord knows them. */
export interface CommandBook {
	/** Registers them in the background, once however often it is called. */
	publish(applicationId: string, signal: AbortSignal): void;
	/** `</ask:123>`, `</settings quota:124>`; or `/ask` while its id is not known. */
	mention(commandName: string): string;
}

export function createCommandBook({
	clock,
	commands,
	describe,
	guildId,
	log,
	rest,
}: {
	clock: Clock;
	commands: readonly Command[];
	describe: Describe;
	guildId: string | undefined;
	log: Logger;
	rest: REST;
}): CommandBook {
	const ids = new Map<string, string>();
	let published = false;
	return {
		publish(applicationId, signal) {
			if (published) return;
			published = true;
			const scope = guildId === undefined ? 'global' : 'server';
			const wanted = commands.flatMap((command) =>
				command.kind === 'slash' || command.kind === 'group' || command.kind === 'menu'
					? [commandPayload(command, describe, scope)]
					: [],
			);
			const registry = { applicationId, ...(guildId !== undefined && { guildId }) };
			const onKnown = (name: string, id: string) => void ids.set(name, id);
			register({ clock, log, onKnown, rest }, registry, wanted, signal).catch((error: unknown) => {
				log.error({ error: describeError(error) }, 'Commands were not registered');
			});
		},
		mention(commandName) {
			const [name = ''] = commandName.split(' ');
			const id = ids.get(name);
			return id === undefined ? `/${commandName}` : `</${commandName}:${id}>`;
		},
	};
}
