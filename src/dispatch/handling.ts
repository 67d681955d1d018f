import type { Clock } from '../clock.ts';
import type { Call, Services } from '../command.ts';
import { fail } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Speak } from '../render/speak.ts';
import type { Surface } from '../render/surface.ts';
import { createCalls } from './calls.ts';
import { explain, explainMuted } from './explain.ts';
import { createHouseRules, type HouseRefusal } from './house-rules.ts';
import type { Origin } from './incoming.ts';
import { createOwners } from './owners.ts';
import { createRunning } from './running.ts';

/** What a call is made of. */
type Answered = Origin & { readonly surface: Surface; aside?(): Surface };

type Given<From> = { readonly from: From; readonly refusal: HouseRefusal | undefined };

export type Handling = ReturnType<typeof createHandling>;

/** How everything is run, whatever it came in as: by the rules of the house, logged, caught, and ended when we leave. */
export function createHandling({
	services: { answers, privacy, settings },
	speak,
	mention,
	clock,
	log,
}: {
	services: Pick<Services, 'answers' | 'privacy' | 'settings'>;
	speak: Speak;
	mention: Call['mention'];
	clock: Clock;
	log: Logger;
}) {
	const running = createRunning();
	const leaving = new AbortController();
	const callFor = createCalls({ speak, mention, leaving: leaving.signal });
	const house = createHouseRules({ privacy, settings, mention, log });
	const owned = createOwners({ answers, log });
	let refusing = false;

	/**
	 * Runs `work` by the rules of the house and turns whatever it throws into words for who called. `settle` says where it is
	 * answered, if that is not where it came from; undefined: not at all.
	 */
	async function handle<From extends Answered>(
		from: From,
		visible: 'public' | 'private',
		name: string,
		work: (call: Call, given: Given<From>) => Promise<void>,
		{
			settle = async ({ from: given }) => given,
			replyTo = (call) => call.reply,
		}: {
			settle?: (given: Given<From>) => Promise<From | undefined>;
			replyTo?: (call: Call) => Call['reply'];
		} = {},
	): Promise<void> {
		const isRefused = refusing;
		const startedAt = clock.monotonic();
		const callLog = log.child({ command: name, call: from.id });

		async function run(call: Call, given: Given<From>): Promise<string> {
			try {
				if (isRefused) fail(say('leaving.restarting'));
				call.signal.throwIfAborted();
				await work(call, given);
				return 'done';
			} catch (error) {
				if (!call.surface.gone.aborted) return await explain(error, replyTo(call), callLog);
				await explainMuted(call, callLog);
				return 'gone';
			} finally {
				call.surface.abandon();
			}
		}

		const outcome = await running.track(async () => {
			const given = await house.applied(await owned(from));
			const settled = isRefused ? given.from : await settle(given);
			if (settled) return run(callFor(settled, visible), { ...given, from: settled });
			from.surface.abandon();
			return 'quiet';
		});
		callLog.info(
			{ outcome, durationMs: Math.round(clock.monotonic() - startedAt) },
			'call handled',
		);
	}

	return {
		callFor,
		handle,
		refuse() {
			refusing = true;
		},
		stop: (reason: unknown) => leaving.abort(reason),
		idle: running.idle,
	};
}
