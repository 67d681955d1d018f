import { UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import { createEnding } from './ending.ts';
import { meaningOf } from './refusal.ts';
import { createRetry } from './retry.ts';
import type { Route } from './routes.ts';
import { createScreen, type Step } from './screen.ts';
import { createSetbacks } from './setbacks.ts';
import type { AnswerSurface, AnswerSurfaceParts } from './surface-parts.ts';
import { createWanted } from './wanted.ts';
import { createWay } from './way.ts';
import type { Writer } from './writer.ts';

export function createAnswerSurface({
	addressOf,
	clock,
	deadline,
	inChannel,
	linkOf,
	log,
	onEnd,
	onMeaning,
	onShown,
	persist,
	route,
	standing,
	startTyping,
}: AnswerSurfaceParts): AnswerSurface {
	const screen = createScreen(standing);
	const wanted = createWanted(screen);
	const retry = createRetry(clock);
	const ending = createEnding({
		onEnd() {
			stopTyping?.();
			way.leave();
			onEnd();
		},
		screen,
		wanted,
	});
	const setbacks = createSetbacks({
		ending,
		isOneComing: () => sending !== undefined && !sending.edits,
		land: landOnce,
		log,
		retry,
		screen,
		wanted,
	});
	const listeners: ((address: string) => void)[] = [];
	let sending: Step | undefined;
	let stopTyping: (() => void) | undefined;
	/** A create that got no answer may have been done, with the words of then. */
	let mayStand = false;
	let wordsStand = false;
	let updatedAt = clock.monotonic();

	const address = () => addressOf({ messageId: screen.firstId(), hasWords: wordsStand });

	/** A call under way is left to its lane. */
	function follow(): Route | undefined {
		if (ending.hasEnded()) return undefined;
		return sending ? way.now() : way.follow();
	}

	function wake(): void {
		const now = follow();
		if (now) now.lane.wake(writer);
		else if (!ending.hasEnded())
			ending.vanish(new Error('there is no way to show this answer any more'));
	}

	function remove(ids: readonly string[], from: Route | undefined): void {
		void persist(
			ids.map((id) => async () => from?.remove(id)),
			'what is not to stand of an answer could not be deleted',
		);
	}

	function landOnce(): void {
		if (!wanted.isFinal() || sending || wanted.nextStep()) return;
		remove(screen.cutTo(wanted.count()), follow());
		ending.land(screen.ids());
	}

	const writer: Writer = {
		wish() {
			const now = follow();
			const next = now && (wanted.isFinal() || ending.showsProgress()) ? wanted.guess() : undefined;
			if (!now || !next) return undefined;
			const { rank, step } = next;
			const editableAt = step.edits ? screen.changedAt(step.part) + now.lane.spacingMs() : 0;
			const notBefore = Math.max(retry.at(), editableAt);
			return { kind: now.kindOf(step), rank, notBefore, updatedAt };
		},
		take(kind) {
			const step = wanted.compose();
			const now = way.now();
			if (!step || now?.kindOf(step) !== kind) return undefined;
			sending = step;
			return () => now.send(step);
		},
		landed({ id, content }) {
			const step = sending;
			sending = undefined;
			if (!step || ending.hasEnded()) return;
			const before = address();
			updatedAt = clock.monotonic();
			const found = mayStand && !step.edits && content !== undefined ? { content } : {};
			const replaced = screen.apply(step, { ...(id && { id }), ...found }, updatedAt);
			remove(replaced, way.now());
			mayStand = false;
			retry.end();
			stopTyping?.();
			wordsStand ||= wanted.hasWords();
			if (id !== undefined && !step.edits) onShown(id);
			if (address() !== before) for (const listener of listeners) listener(address());
			landOnce();
		},
		failed(error) {
			const step = sending;
			sending = undefined;
			if (!step || ending.hasEnded()) return;
			const { edits, file } = step;
			const reference = way.now()?.refers(step) === true;
			const meaning = meaningOf(error, { edits, file: file !== undefined, reference });
			onMeaning(meaning);
			mayStand ||= meaning === 'outage' && !edits;
			setbacks.refused(meaning, step, error);
			landOnce();
			if (!ending.hasEnded()) queueMicrotask(wake);
		},
		close(reason) {
			ending.giveUp(reason);
			ending.end();
		},
	};

	const way = createWay(route, writer);

	return {
		get address() {
			return address();
		},
		get link() {
			return linkOf(screen.ids()[0]);
		},
		gone: ending.gone,
		get deadline() {
			return deadline?.();
		},
		inChannel: () => inChannel(screen.ids()[0]),
		working() {
			if (!ending.hasEnded() && screen.isEmpty()) stopTyping ??= startTyping();
		},
		offer(urgency, compose) {
			if (ending.hasEnded() || wanted.isFinal() || ending.gone.aborted) return;
			wanted.offer(urgency, compose);
			wake();
		},
		async finish(view) {
			if (ending.hasEnded() || wanted.isFinal())
				throw ending.gone.reason ?? new Error('this answer was finished before');
			const landing = ending.landing();
			retry.end();
			wanted.finish(view);
			landOnce();
			if (!ending.hasEnded()) wake();
			return landing;
		},
		abandon() {
			if (!wanted.isFinal()) ending.end();
		},
		onMoved: (listener) => void listeners.push(listener),
		vanish: ending.vanish,
		isUntouched: () => !ending.hasEnded() && !sending && !wanted.isAnything() && screen.isEmpty(),
		lose(messageId) {
			const part = ending.hasEnded() ? undefined : screen.partOf(messageId);
			if (part === undefined) return;
			setbacks.lose(part);
			if (!ending.hasEnded()) wake();
		},
		silence(reason) {
			if (screen.isEmpty() && !sending) ending.vanish(reason);
		},
		withdraw() {
			if (screen.isEmpty() && !sending) ending.vanish(new Error('the question was deleted'));
			else
				ending.abort(
					new UserError(say('render.question-deleted'), { facts: { takenBack: 'deleted' } }),
				);
		},
		runOut: ending.abort,
	};
}
