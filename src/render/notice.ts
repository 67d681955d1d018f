import type { Clock } from '../clock.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Surface } from './surface.ts';

type Event = Exclude<AnswerEvent, { type: 'text' | 'end' | 'duplicate' }>;

/** Discord shows the time as "in 20 seconds": smaller changes are not worth a call. */
const WORTH_TELLING_MS = 10_000;

/** Tells who waits where they stand in line, until the first words. */
export function createWaitingNotice({
	surface,
	speak,
	clock,
}: {
	surface: Surface;
	speak: (sentence: Sentence) => string;
	clock: Clock;
}) {
	let told: Extract<Event, { type: 'waiting' }> | undefined;
	let isShown = false;

	function show(sentence: () => Sentence): void {
		surface.offer(isShown ? 'progress' : 'notice', () => ({ parts: [speak(sentence())] }));
		isShown = true;
	}

	function waiting(event: Extract<Event, { type: 'waiting' }>): void {
		const isSame =
			told?.position === event.position &&
			told.frozen === event.frozen &&
			Math.abs(told.expectedAt - event.expectedAt) < WORTH_TELLING_MS;
		if (isSame) return;
		told = event;
		const { position, expectedAt, frozen } = event;
		show(() => {
			const at = Math.ceil(Math.max(expectedAt, clock.now() + 1000) / 1000);
			return say(frozen ? 'render.waiting-frozen' : 'render.waiting', { position, at });
		});
	}

	return {
		follow(event: Event): void {
			if (event.type === 'waiting') waiting(event);
			else if (event.type === 'waiting-for-own') show(() => say('render.waiting-for-own'));
			else if (event.type === 'thinking') surface.working();
			else if (isShown) show(() => say('render.started', { name: event.modelName }));
			else surface.working();
		},
	};
}
