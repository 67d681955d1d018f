import type { Clock } from '../clock.ts';
import { type Sentence, say, seconds } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import { stopButton } from './answer-buttons.ts';
import { buttonId } from './button-id.ts';
import type { Button, Surface } from './surface.ts';

type Event = Exclude<
	AnswerEvent,
	{ type: 'text' | 'end' | 'failed' | 'duplicate' | 'offer' | 'elsewhere' | 'moving' | 'withdrawn' }
>;

type Wait = Extract<Event, { type: 'waiting' }>;

/** Discord shows the time as "in 20 seconds": smaller changes are not worth a call. */
const WORTH_TELLING_MS = 10_000;

/** Without a word of the answer for this long, who is thinking is told. */
const SIGN_OF_LIFE_MS = 4_000;

/** A range where it is one; Discord counts down to its ends. */
function turnSentence(
	{ position, earliest, latest, frozen, isLate, mustChoose }: Wait,
	now: number,
): Sentence {
	const at = (epochMs: number) => seconds(Math.max(epochMs, now + 1000));
	const from = at(earliest);
	const to = at(latest);
	if (mustChoose) return say('render.waiting-choose', { at: from });
	if (frozen) return say('render.waiting-frozen', { position, at: to });
	if (isLate) return say('render.waiting-late', { position, at: to });
	return to - from < WORTH_TELLING_MS / 1000
		? say('render.waiting', { position, at: to })
		: say('render.waiting-between', { position, from, to });
}

/** Tells who waits where they stand in line, until the first words. */
export function createWaitingNotice({
	surface,
	speak,
	clock,
}: {
	/** Where the question stands just now. */
	surface: () => Surface;
	speak: (sentence: Sentence) => string;
	clock: Clock;
}) {
	let told: Wait | undefined;
	let isShown = false;
	let cancelSign = () => {};

	function show(sentence: () => Sentence, buttons: readonly Button[] = []): void {
		cancelSign();
		surface().offer(isShown ? 'progress' : 'notice', () => ({
			parts: [speak(sentence())],
			...(buttons.length > 0 && { buttons }),
		}));
		isShown = true;
	}

	function cancel(handle: string, key: 'button.cancel' | 'button.forget'): Button {
		return { id: buttonId('cancel', handle), label: speak(say(key)), style: 'secondary' };
	}

	function buttonsOf({ handle, mustChoose }: Wait): readonly Button[] {
		if (!mustChoose) return [cancel(handle, 'button.cancel')];
		const here = { id: buttonId('here', handle), label: speak(say('button.here')) };
		return [{ ...here, style: 'primary' }, cancel(handle, 'button.forget')];
	}

	/** Until an answer that comes first. */
	function waitingFor(sentence: Sentence, handle: string): void {
		show(() => sentence, [cancel(handle, 'button.cancel')]);
	}

	function waiting(event: Wait): void {
		const isSame =
			told?.position === event.position &&
			told.mustChoose === event.mustChoose &&
			told.frozen === event.frozen &&
			told.isLate === event.isLate &&
			Math.abs(told.earliest - event.earliest) < WORTH_TELLING_MS &&
			Math.abs(told.latest - event.latest) < WORTH_TELLING_MS;
		if (isSame) return;
		told = event;
		show(() => turnSentence(event, clock.now()), buttonsOf(event));
	}

	/** Who waits already sees it at once; who does not is told when it takes a while. */
	function started({ handle, modelName }: Extract<Event, { type: 'started' }>): void {
		const tell = () =>
			show(() => say('render.started', { name: modelName }), [stopButton(handle, speak)]);
		cancelSign();
		if (isShown) tell();
		else {
			surface().working();
			cancelSign = clock.after(SIGN_OF_LIFE_MS, tell);
		}
	}

	return {
		/** The answer is there, or never comes: nothing more is told. */
		end: () => cancelSign(),
		/** It goes on in another message, where nothing is shown yet. */
		begin(): void {
			isShown = false;
			told = undefined;
		},
		follow(event: Event): void {
			if (event.type === 'waiting') waiting(event);
			else if (event.type === 'waiting-for-own')
				waitingFor(say('render.waiting-for-own'), event.handle);
			else if (event.type === 'joining') waitingFor(event.sentence, event.handle);
			else if (event.type === 'thinking') surface().working();
			else started(event);
		},
	};
}
