import { describeError, muting, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Ending } from './ending.ts';
import { type Meaning, PASSING } from './refusal.ts';
import type { createRetry } from './retry.ts';
import type { createScreen, Step } from './screen.ts';
import type { createWanted } from './wanted.ts';

const DELETED = 'the answer was deleted';

/** What becomes of an answer when a message of it is deleted, or Discord refuses a step. */
export function createSetbacks({
	ending,
	isOneComing,
	land,
	log,
	retry,
	screen,
	wanted,
}: {
	ending: Ending;
	/** A new message is on its way. */
	isOneComing: () => boolean;
	/** Ends the answer if the final view stands. */
	land: () => void;
	log: Logger;
	retry: ReturnType<typeof createRetry>;
	screen: ReturnType<typeof createScreen>;
	wanted: ReturnType<typeof createWanted>;
}) {
	let hasReopened = false;

	/** With other parts on screen an answer that is being written stops, and one that is whole lands without this part. */
	function lose(part: number, options?: ErrorOptions): void {
		if (screen.hasLost(part)) return;
		screen.lose(part);
		if (screen.isBare() && !isOneComing()) ending.vanish(new Error(DELETED, options));
		else if (wanted.isFinal()) land();
		else ending.stopHere(new UserError(say('render.answer-deleted')));
	}

	/** Where no new message can be written those that stand may still take edits. */
	function fallSilent(step: Step, cause: unknown): void {
		const reason = muting({ cause });
		if (step.edits || !screen.isStanding(step.part - 1)) ending.vanish(reason);
		else if (wanted.isFinal()) screen.stopGrowing({ isMuted: true });
		else ending.stopHere(reason);
	}

	function ofFinal(meaning: Meaning, step: Step, error: unknown): void {
		if (meaning === 'stale' || meaning === 'archived') screen.replace(step.part);
		else if (meaning === 'no-files' && wanted.withoutFile())
			log.warn({ error: describeError(error) }, 'nothing may be attached here; words stand alone');
		else if (meaning !== 'blocked') ending.giveUp(error);
		else ending.giveUp(new UserError(say('render.blocked'), { cause: error }));
	}

	function meet(meaning: Meaning, step: Step, error: unknown): void {
		if (meaning === 'deleted') lose(step.part, { cause: error });
		else if (meaning === 'mute') fallSilent(step, error);
		else if (PASSING.has(meaning) || (meaning === 'outage' && retry.again())) return;
		else if (wanted.isFinal()) ofFinal(meaning, step, error);
		else if (meaning === 'archived' && !hasReopened) {
			hasReopened = true;
			screen.replace(step.part);
		} else {
			ending.hideProgress();
			const fields = { meaning, error: describeError(error) };
			log.warn(fields, 'an answer is not shown while it is written');
		}
	}

	return {
		/** The message of this part was deleted. */
		lose: (part: number) => lose(part),
		refused(meaning: Meaning, step: Step, error: unknown): void {
			meet(meaning, step, error);
			const isGone = !ending.hasEnded() && screen.isBare();
			if (isGone) ending.vanish(new Error(DELETED, { cause: error }));
		},
	};
}
