import type { Command, Services } from '../command.ts';
import { fail, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import { readButtonId } from '../render/button-id.ts';
import type { Surface } from '../render/surface.ts';
import type { Handling } from './handling.ts';
import type { IncomingPress } from './incoming.ts';

/** Buttons under messages, and menus. */
export function createPresses({
	commands,
	handling: { callFor, handle },
	services,
}: {
	commands: readonly Command[];
	handling: Pick<Handling, 'callFor' | 'handle'>;
	services: Services;
}) {
	const buttons = new Map(
		commands.flatMap((command) => (command.kind === 'button' ? [[command.name, command]] : [])),
	);

	return async function onPress(from: IncomingPress): Promise<void> {
		await from.acknowledge();
		const { openThread, pressed, values } = from;
		const opened: Surface[] = [pressed];
		const { name, handle: named } = readButtonId(from.customId) ?? {};
		const command = name === undefined ? undefined : buttons.get(name);
		try {
			await handle(from, 'private', command?.name ?? 'button', async (call, { refusal }) => {
				if (!command || named === undefined) fail(say('button.unknown'));
				if (command.asks && refusal) fail(refusal.sentence);
				const beside = (messageId: string | undefined) => {
					const surface = from.beside(messageId);
					opened.push(surface);
					return callFor({ ...from, locale: call.locale, surface }, 'public');
				};
				const press = { beside, handle: named, openThread, pressed, values };
				await command.run({ ...call, ...press }, services).catch(unlessDeleted(pressed));
			});
		} finally {
			for (const surface of opened) surface.abandon();
		}
	};
}

/** That the message is gone, and nothing can be shown there any more, is nobody's fault. */
const unlessDeleted =
	({ gone }: Surface) =>
	(error: unknown): void => {
		if (error !== gone.reason || error instanceof UserError) throw error;
	};
