import { describeError, muting, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import { type Meaning, meaningOf, PASSING } from './refusal.ts';
import { createRetry } from './retry.ts';
import type { Route } from './routes.ts';
import { createScreen, type Step } from './screen.ts';
import type { AnswerSurface, AnswerSurfaceParts } from './surface-parts.ts';
import { createWanted } from './wanted.ts';
import { createWay } from './way.ts';
import type { Writer } from './writer.ts';

const DELETED = 'the answer was deleted';

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
	const gone = new AbortController();
	const listeners: ((address: string) => void)[] = [];
	let sending: Step | undefined;
	let settle: { resolve(ids: readonly string[]): void; reject(reason: unknown): void } | undefined;
	let stopTyping: (() => void) | undefined;
	let hasReopened = false;
	/** A create that got no answer may have been done, with the words of then. */
	let mayStand = false;
	let wordsStand = false;
	let showsProgress = true;
	let hasEnded = false;
	let updatedAt = clock.monotonic();

	const address = () => addressOf({ messageId: screen.firstId(), hasWords: wordsStand });

	function end(): void {
		if (hasEnded) return;
		hasEnded = true;
		stopTyping?.();
		way.leave();
		onEnd();
	}

	function giveUp(reason: unknown): void {
		wanted.giveUp();
		showsProgress = false;
		settle?.reject(reason);
		settle = undefined;
	}

	function vanish(reason: Error): void {
		gone.abort(reason);
		giveUp(gone.signal.reason);
		end();
	}

	/** What stands gets the end of the answer. */
	function stopHere(reason: UserError): void {
		screen.stopGrowing();
		showsProgress = false;
		gone.abort(reason);
	}

	/** With other parts on screen an answer that is being written stops, and one that is whole lands without this part. */
	function lose(part: number, reason: Error): void {
		if (screen.hasLost(part)) return;
		screen.lose(part);
		const isOneComing = sending !== undefined && !sending.edits;
		if (screen.isBare() && !isOneComing) vanish(reason);
		else if (wanted.isFinal()) landOnce();
		else stopHere(new UserError(say('render.answer-deleted')));
	}

	/** Where no new message can be written those that stand may still take edits. */
	function fallSilent(step: Step, cause: unknown): void {
		const reason = muting({ cause });
		if (step.edits || !screen.isStanding(step.part - 1)) vanish(reason);
		else if (wanted.isFinal()) screen.stopGrowing({ isMuted: true });
		else stopHere(reason);
	}

	/** A call under way is left to its lane. */
	function follow(): Route | undefined {
		if (hasEnded) return undefined;
		return sending ? way.now() : way.follow();
	}

	function wake(): void {
		const now = follow();
		if (now) now.lane.wake(writer);
		else if (!hasEnded) vanish(new Error('there is no way to show this answer any more'));
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
		settle?.resolve(screen.ids());
		end();
	}

	function onRefused(meaning: Meaning, step: Step, error: unknown): void {
		onMeaning(meaning);
		mayStand ||= meaning === 'outage' && !step.edits;
		if (meaning === 'deleted') lose(step.part, new Error(DELETED, { cause: error }));
		else if (meaning === 'mute') fallSilent(step, error);
		else if (PASSING.has(meaning) || (meaning === 'outage' && retry.again())) return;
		else if (wanted.isFinal()) onFinalRefused(meaning, step, error);
		else if (meaning === 'archived' && !hasReopened) {
			hasReopened = true;
			screen.replace(step.part);
		} else {
			showsProgress = false;
			const fields = { meaning, error: describeError(error) };
			log.warn(fields, 'an answer is not shown while it is written');
		}
	}

	function onFinalRefused(meaning: Meaning, step: Step, error: unknown): void {
		if (meaning === 'stale' || meaning === 'archived') screen.replace(step.part);
		else if (meaning === 'no-files' && wanted.withoutFile())
			log.warn({ error: describeError(error) }, 'nothing may be attached here; words stand alone');
		else if (meaning !== 'blocked') giveUp(error);
		else giveUp(new UserError(say('render.blocked'), { cause: error }));
	}

	const writer: Writer = {
		wish() {
			const now = follow();
			const next = now && (wanted.isFinal() || showsProgress) ? wanted.guess() : undefined;
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
			if (!step || hasEnded) return;
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
			if (!step || hasEnded) return;
			const { edits, file } = step;
			const reference = way.now()?.refers(step) === true;
			onRefused(meaningOf(error, { edits, file: file !== undefined, reference }), step, error);
			if (!hasEnded && screen.isBare()) vanish(new Error(DELETED, { cause: error }));
			landOnce();
			if (!hasEnded) queueMicrotask(wake);
		},
		close(reason) {
			giveUp(reason);
			end();
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
		gone: gone.signal,
		get deadline() {
			return deadline?.();
		},
		inChannel: () => inChannel(screen.ids()[0]),
		working() {
			if (!hasEnded && screen.isEmpty()) stopTyping ??= startTyping();
		},
		offer(urgency, compose) {
			if (hasEnded || wanted.isFinal() || gone.signal.aborted) return;
			wanted.offer(urgency, compose);
			wake();
		},
		finish(view) {
			return new Promise((resolve, reject) => {
				if (hasEnded || wanted.isFinal()) {
					reject(gone.signal.reason ?? new Error('this answer was finished before'));
					return;
				}
				settle = { resolve, reject };
				retry.end();
				wanted.finish(view);
				landOnce();
				if (!hasEnded) wake();
			});
		},
		abandon() {
			if (!wanted.isFinal()) end();
		},
		onMoved: (listener) => void listeners.push(listener),
		vanish,
		isUntouched: () => !hasEnded && !sending && !wanted.isAnything() && screen.isEmpty(),
		lose(messageId) {
			const part = hasEnded ? undefined : screen.partOf(messageId);
			if (part === undefined) return;
			lose(part, new Error(DELETED));
			if (!hasEnded) wake();
		},
		silence(reason) {
			if (screen.isEmpty() && !sending) vanish(reason);
		},
		withdraw() {
			if (screen.isEmpty() && !sending) vanish(new Error('the question was deleted'));
			else
				gone.abort(
					new UserError(say('render.question-deleted'), { facts: { takenBack: 'deleted' } }),
				);
		},
		runOut: (reason) => gone.abort(reason),
	};
}
