import type { Clock } from '../clock.ts';
import { describeError, UserError, unexpectedFault } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import { type Compared, ProviderFailure } from '../providers/provider.ts';
import { budgetOf } from './budget.ts';
import type { Chosen } from './choose-model.ts';
import type { ComparisonAsk } from './comparisons.ts';
import { costOfTurns } from './context.ts';
import type { Turn as Pair } from './conversations.ts';
import { failureSentence, interruptionSentence } from './failure-sentence.ts';
import { NothingLeased, type Seat } from './lease-seats.ts';
import { type Heard, listen } from './listen.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { createRequests } from './requests.ts';
import type { Router, Turn } from './router.ts';

export type OneParts = PreparingParts & {
	readonly clock: Clock;
	readonly hashPerson: (personId: string) => string;
	readonly log: Logger;
	readonly router: Router;
};

/** What becomes of one model's answer. */
export type Progress = Partial<Omit<Compared, 'modelId' | 'modelName'>>;

const STATES: Readonly<Record<Heard['reason'], Compared['state']>> = {
	complete: 'done',
	length: 'done',
	cut: 'done',
	filtered: 'failed',
	interrupted: 'failed',
	stopped: 'stopped',
};

/**
 * Asks one model alone, by the one lease that its seat gets, and tells how far it is. Nobody answers in its stead, and
 * nothing enters the conversation. Rejects with NothingLeased only.
 */
export async function answerOne({
	ask,
	chosen,
	turns,
	seat,
	tell,
	parts,
	signal,
}: {
	ask: ComparisonAsk;
	/** Strictly. */
	chosen: Chosen;
	/** The conversation so far. */
	turns: readonly Pair[];
	seat: Seat;
	tell: (progress: Progress) => void;
	parts: OneParts;
	signal: AbortSignal;
}): Promise<void> {
	const { model } = chosen;
	const { clock, correction, log, router } = parts;
	let unused: Turn | undefined;
	let startedAt: number | undefined;

	async function prepare() {
		const part = { id: ask.id, text: ask.text, files: [] };
		const prepared = await prepareQuestion(ask.person, [part], chosen, parts, signal);
		const promptTokens = prepared.needs.promptTokens + costOfTurns(turns);
		return { prepared, needs: { ...prepared.needs, promptTokens } };
	}

	async function speak(): Promise<Heard> {
		const { needs, prepared } = await prepare();
		const route = router.begin({ ...chosen, needs: () => needs });
		const budget = budgetOf(model, correction.factor(model.id));
		const { provider, remoteId } = model;
		const turn = await route.turn(() =>
			seat.lease({
				target: { provider, remoteId },
				tokens: Math.min(needs.promptTokens, budget.prompt) + budget.answer,
			}),
		);
		unused = turn;
		startedAt = clock.monotonic();
		tell({ state: 'thinking' });
		const ready = { ...prepared, images: [] };
		const requests = createRequests({
			question: { person: ask.person },
			turns,
			prepared: ready,
			parts,
		});
		signal.throwIfAborted();
		unused = undefined;
		const lease = () => Promise.reject(new UserError(say('compare.turned-away')));
		const { requestFor } = requests;
		const heard = await hear(route.stream(turn, { requestFor, lease }, signal));
		if (heard.usage) requests.learn(heard.modelId ?? model.id, heard.usage.promptTokens);
		return heard;
	}

	async function hear(events: Parameters<typeof listen>[0]): Promise<Heard> {
		const said = listen(events, signal);
		let text = '';
		let hasWords = false;
		for (;;) {
			const step = await said.next();
			if (step.done) return step.value;
			if (step.value.type !== 'text') continue;
			text = step.value.startsAnew ? step.value.delta : text + step.value.delta;
			hasWords ||= step.value.delta.trim() !== '';
			if (hasWords) tell({ state: 'writing', text });
		}
	}

	function ended({ failure, reason, said, usage }: Heard): Progress {
		return {
			state: signal.aborted ? 'stopped' : STATES[reason],
			text: said,
			isWhole: !signal.aborted && (reason === 'complete' || reason === 'length'),
			...((reason === 'length' || reason === 'filtered' || reason === 'cut') && { reason }),
			notes: failure ? [interruptionSentence(failure, model)] : whyStopped(),
			...(startedAt !== undefined && { durationMs: clock.monotonic() - startedAt }),
			...(usage && { tokens: usage.promptTokens + usage.answerTokens }),
		};
	}

	/** Where it was not somebody who stopped it. */
	const whyStopped = (): readonly Sentence[] =>
		signal.reason instanceof UserError ? [signal.reason.sentence] : [];

	function whyNot(error: unknown): Sentence {
		if (error instanceof UserError) return error.sentence;
		if (error instanceof ProviderFailure)
			return failureSentence(error.failure, error.asked ?? model);
		const { reference, sentence } = unexpectedFault();
		const fields = { reference, questionId: ask.id, model: model.id, error: describeError(error) };
		log.error(fields, 'one of several models could not be asked');
		return sentence;
	}

	try {
		tell(ended(await speak()));
	} catch (error) {
		if (error instanceof NothingLeased) throw error;
		tell(
			signal.aborted
				? { state: 'stopped', notes: whyStopped() }
				: { state: 'failed', notes: [whyNot(error)] },
		);
	} finally {
		seat.leave();
		await unused?.lease.giveBack();
	}
}
