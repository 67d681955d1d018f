import { createSurfaces } from '../../../src/discord/all-surfaces.ts';
import { createOutbox } from '../../../src/discord/outbox.ts';
import { createPersistent } from '../../../src/discord/persistent.ts';
import { silentLog as log } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createScriptedCalls } from './scripted-calls.ts';

/** Surfaces on a manual clock before a scripted Discord. */
export function createStage(options: Parameters<typeof createScriptedCalls>[1] = {}) {
	const clock = createManualClock();
	const discord = createScriptedCalls(clock, options);
	const outbox = createOutbox({ calls: discord.calls, clock, log });
	const closing = new AbortController();
	const persist = createPersistent({ clock, log, signal: closing.signal });
	const surfaces = createSurfaces({ calls: discord.calls, clock, log, outbox, persist });
	let questions = 0;
	const asked = (
		options: { guildId?: string; standsInChannel?: boolean; token?: string } = {},
	) => ({
		id: '9',
		applicationId: '1',
		token: 'token',
		questionId: '9',
		receivedAt: clock.now(),
		channelId: '5',
		standsInChannel: false,
		...options,
	});
	return {
		clock,
		closing,
		discord,
		outbox,
		persist,
		surfaces,
		reply: (channelId = '5') =>
			surfaces.forMessage({ channelId, questionId: `question ${++questions}` }),
		interaction: (options: Parameters<typeof asked>[0] = {}) =>
			surfaces.forInteraction(asked(options)),
		press: (
			message: { id: string; isPrivate: boolean },
			options: Parameters<typeof asked>[0] = {},
		) => surfaces.forPress(asked(options), message),
	};
}

export const words = (text: string) => () => ({ parts: [text] });

/** What a promise came to, for looking at while the clock stands. */
export function watch<Value>(promise: Promise<Value>) {
	const seen: { value?: Value; error?: unknown } = {};
	promise.then(
		(value) => {
			seen.value = value;
		},
		(error: unknown) => {
			seen.error = error;
		},
	);
	return seen;
}
