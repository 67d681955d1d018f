import type { Clock } from '../clock.ts';
import type { Command, Services } from '../command.ts';
import { fail } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Speak } from '../render/speak.ts';
import type { Handling } from './handling.ts';
import type { IncomingHeard } from './incoming.ts';
import { createThreads } from './threads.ts';
import { createToldLately } from './told-lately.ts';

/** What people say without a command. */
export function createHeard({
	clock,
	commands,
	handling: { handle },
	log,
	services,
	speak,
}: {
	clock: Clock;
	commands: readonly Command[];
	handling: Pick<Handling, 'handle'>;
	log: Logger;
	services: Services;
	speak: Speak;
}) {
	const { privacy, settings } = services;
	const listener = commands.find((command) => command.kind === 'heard');
	const threads = createThreads({ privacy, settings, speak, log });
	const isDueToTell = createToldLately(clock);

	/** Whoever is not welcome is not told so under each of their messages. */
	return (from: IncomingHeard): Promise<void> =>
		handle(
			from,
			'public',
			'heard',
			async (call, { from: settled, refusal }) => {
				if (refusal) fail(refusal.sentence);
				call.surface.working();
				const { kind: _, isCalled: __, isBotsThread: ___, openThread: ____, ...heard } = settled;
				await listener?.run({ ...heard, ...call }, services);
			},
			{
				async settle({ from: heard, refusal }) {
					if (refusal) return refusal.isForAll && isDueToTell(heard.place.key) ? heard : undefined;
					if (heard.isCalled === false && (await threads.isQuiet(heard))) return undefined;
					return threads.settled(heard);
				},
			},
		);
}
