import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { type Sentence, say, seconds } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import { nextButtons, retryButtons, stopButton } from './answer-buttons.ts';
import { buttonId } from './button-id.ts';
import { footer, quiet } from './footer.ts';
import { MARKS } from './marks.ts';
import { createWaitingNotice } from './notice.ts';
import type { Surface, View } from './surface.ts';
import { createAnswerView } from './view.ts';

type End = Extract<AnswerEvent, { type: 'end' }>;
type Last = Extract<
	AnswerEvent,
	{ type: 'end' | 'failed' | 'duplicate' | 'offer' | 'elsewhere' | 'withdrawn' }
>;

const LAST: readonly AnswerEvent['type'][] = [
	'end',
	'failed',
	'duplicate',
	'offer',
	'elsewhere',
	'withdrawn',
];
const isLast = (event: AnswerEvent): event is Last => LAST.includes(event.type);

/**
 * Shows a question's answer while it is written, never keeping the writer waiting. Resolves with the ids of its
 * messages, or of the offer of another day, or with `nothing` when there is neither: a duplicate, an answer elsewhere, a
 * question that was deleted, or a UserError, which is told here. Rejects with any other failure of `events`, the text so
 * far marked as interrupted, and when the surface is gone.
 */
export async function showAnswer({
	events,
	surface: firstSurface,
	speak,
	clock,
	lastLines = async () => [],
	onMoved = () => {},
}: {
	events: AsyncIterable<AnswerEvent>;
	surface: Surface;
	speak: (sentence: Sentence) => string;
	clock: Clock;
	/** To stand quietly under everything else, once there is an answer. */
	lastLines?: () => Promise<readonly Sentence[]>;
	/** The answer goes on here: in a new message of the channel. */
	onMoved?: (surface: Surface) => void;
}): Promise<readonly string[] | 'nothing'> {
	let surface = firstSurface;
	let view = createAnswerView(speak);
	const notice = createWaitingNotice({ surface: () => surface, speak, clock });
	let text = '';
	let hasWords = false;
	let stopping: Pick<View, 'buttons'> = {};

	function startAnew(): void {
		text = '';
		view = createAnswerView(speak);
	}

	function add({ delta, startsAnew }: Extract<AnswerEvent, { type: 'text' }>): void {
		if (startsAnew) startAnew();
		const isFirst = !hasWords;
		text += delta;
		hasWords ||= delta.trim() !== '';
		if (!hasWords) return;
		notice.end();
		surface.offer(isFirst ? 'first-words' : 'progress', () => ({
			...view.whileStreaming(text),
			...stopping,
		}));
	}

	function below({ facts, isExplained, notes, reason }: End): readonly string[] {
		return [
			...(reason === 'complete' || isExplained ? [] : [speak(MARKS[reason])]),
			...notes.map((note) => (hasWords ? quiet(speak(note)) : speak(note))),
			...(hasWords ? [footer(facts, speak)] : []),
		];
	}

	/** Where there is no way into the channel the answer goes on here for as long as it can be shown. */
	function move(at: number): void {
		const next = surface.inChannel();
		if (next === undefined) return;
		const words = speak(say('render.moving', { at: seconds(at) }));
		void Promise.allSettled([surface.finish({ parts: [words] })]);
		surface = next;
		notice.begin();
		onMoved(next);
	}

	/** The last event. */
	async function follow(): Promise<Last> {
		for await (const event of events) {
			if (event.type === 'started') stopping = { buttons: [stopButton(event.handle, speak)] };
			if (event.type === 'text') add(event);
			else if (event.type === 'moving') move(event.at);
			else if (isLast(event)) return event;
			else notice.follow(event);
		}
		throw new Error('an answer ended without its end');
	}

	async function showLast(end: Last): Promise<readonly string[] | 'nothing'> {
		if (end.type === 'end') {
			const buttons = end.next && { buttons: nextButtons(end.next, speak) };
			const last = hasWords ? await lastLines() : [];
			const lines = [...below(end), ...last.map((sentence) => quiet(speak(sentence)))];
			return surface.finish({ ...view.ended(text, lines, end.reason !== 'complete'), ...buttons });
		}
		if (end.type === 'failed') {
			const buttons = end.next && { buttons: retryButtons(end.next, speak) };
			return surface.finish({ ...view.ended(text, [speak(end.sentence)], true), ...buttons });
		}
		if (end.type === 'offer') return surface.finish(offerView(end, speak));
		if (end.type === 'duplicate') surface.abandon();
		else await surface.finish(insteadView(end, speak));
		return 'nothing';
	}

	let end: Last;
	try {
		end = await follow();
	} catch (error) {
		if (error instanceof UserError) {
			const { facts, sentence } = error;
			const lines = [sentence, ...(facts.others ?? [])].map(speak);
			await surface.finish(view.ended(text, lines, true));
			return 'nothing';
		}
		if (hasWords && !surface.gone.aborted) {
			await Promise.allSettled([
				surface.finish(view.ended(text, [speak(MARKS.interrupted)], true)),
			]);
		}
		throw error;
	} finally {
		notice.end();
	}
	return showLast(end);
}

/** What stands in place of an answer; perhaps nothing. */
function insteadView(
	end: Extract<Last, { type: 'elsewhere' | 'withdrawn' }>,
	speak: (sentence: Sentence) => string,
): View {
	const told = end.type === 'elsewhere' ? [end.sentence] : end.notes;
	return { parts: told.length > 0 ? [told.map(speak).join('\n')] : [] };
}

function offerView(
	{ handle, note, sentence }: Extract<Last, { type: 'offer' }>,
	speak: (sentence: Sentence) => string,
): View {
	const label = speak(say('button.tomorrow'));
	return {
		parts: [[sentence, ...(note ? [note] : [])].map(speak).join('\n')],
		buttons: [{ id: buttonId('tomorrow', handle), label, style: 'primary' }],
	};
}
