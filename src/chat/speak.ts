import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Place } from '../place.ts';
import type { AnswerEvent, ChatRequest } from '../providers/provider.ts';
import type { Lease, LeaseRequest, Quota } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { answerFacts } from './answer-facts.ts';
import { askerOf } from './asker.ts';
import { budgetOf } from './budget.ts';
import type { Chosen } from './choose-model.ts';
import { buildContext, costOfTurns } from './context.ts';
import type { Conversations, Turn as Pair } from './conversations.ts';
import type { Course } from './course.ts';
import { interruptionSentence } from './failure-sentence.ts';
import { interleave } from './interleave.ts';
import { keepAnswer } from './keep-answer.ts';
import { listen } from './listen.ts';
import type { Prepared } from './prepare-question.ts';
import type { Asked, Router, Turn } from './router.ts';
import type { TokenCorrection } from './tokens.ts';
import { waitForTurn } from './wait-for-turn.ts';

export type SpeakingParts = {
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly conversations: Conversations;
	readonly correction: TokenCorrection;
	readonly hashPerson: (personId: string) => string;
	/** Whether somebody can still read what stands there. */
	readonly isHere: (place: Place, personId: string) => Promise<boolean>;
	readonly jobs: Jobs;
	readonly log: Logger;
	readonly quota: Quota;
	readonly router: Router;
	readonly settings: Settings;
	readonly systemPrompt: string;
};

/**
 * From the line to the end of the answer, for a question whose turn it is. A complete one is kept before `end`, if
 * `mayKeep` says so then.
 */
export async function* speak(
	course: Course,
	{
		chosen,
		prepared,
		preparedNow,
		mayKeep,
	}: {
		chosen: Chosen;
		prepared: Prepared;
		/** It has started: from now on the question is as it stands. */
		preparedNow: () => Prepared;
		mayKeep: () => boolean;
	},
	parts: SpeakingParts,
): AsyncGenerator<AnswerEvent> {
	const { clock, conversations, correction, jobs, log, quota, router } = parts;
	const { question, running } = course;
	const { id, person, place } = question;
	const departure = new AbortController();
	const signal = AbortSignal.any([running.signal, departure.signal]);
	const notes: Sentence[] = [];
	const warn = (sentence: string) => (error: unknown) =>
		log.error({ questionId: id, error: describeError(error) }, sentence);

	const giveBack = ({ lease }: Turn) =>
		lease.giveBack().catch(warn('an unused request could not be given back'));

	const asker = await askerOf(question, parts);
	/** An answer to a command cannot begin later, unless it goes on in the channel. */
	const leavesAt = () =>
		course.hasMoved
			? Number.POSITIVE_INFINITY
			: (question.deadline?.at ?? Number.POSITIVE_INFINITY);
	const historyTokens = costOfTurns(await conversations.load(place.key).catch(() => []));
	const needs = () => {
		const now = (course.prepared ?? prepared).needs;
		return { ...now, promptTokens: now.promptTokens + historyTokens };
	};
	function lease(
		{ standing, model, tries }: Asked,
		onWaiting: LeaseRequest['onWaiting'],
	): Promise<Lease> {
		const { provider, remoteId } = model;
		const budget = budgetOf(model, correction.factor(model.id));
		return quota.lease({
			jobId: id,
			target: { provider, remoteId },
			tokens: Math.min(needs().promptTokens, budget.prompt) + budget.answer,
			...(tries !== undefined && { tries }),
			asker,
			standing,
			leavesAt,
			onWaiting,
			signal,
		});
	}

	/** Must be on its way before the lease is, so that `waiting` cannot come after `sending`. */
	function recordWaiting(): void {
		jobs.become(id, 'waiting').catch(warn('a waiting question could not be recorded'));
	}

	/** Another attempt waits like the first one: it is told, and can be cancelled. */
	async function leaseAgain(asked: Asked, tell: (event: AnswerEvent) => void): Promise<Lease> {
		try {
			return await lease(asked, (waiting) => {
				if (!course.isHeldUp) recordWaiting();
				course.isHeldUp = true;
				tell({ type: 'waiting', ...waiting, handle: course.handle, mustChoose: false });
			});
		} finally {
			if (course.isHeldUp) tell({ type: 'started', modelName: asked.model.name });
			course.isHeldUp = false;
		}
	}

	/** As it stands now. A store that fails costs the history, not the answer. */
	async function history(): Promise<readonly Pair[]> {
		try {
			return await conversations.load(place.key);
		} catch (error) {
			warn('the conversation could not be read')(error);
			notes.push(say('chat.history-unreadable'));
			return [];
		}
	}

	const route = router.begin({ ...chosen, needs });
	let unused: Turn | undefined;
	try {
		const turn = yield* waitForTurn({
			course,
			ask: (onWaiting) => route.turn((asked) => lease(asked, onWaiting)),
			recordWaiting,
			leave: (reason) => departure.abort(reason),
			giveBack,
			parts,
		});
		unused = turn;
		const { text, images, notes: earlierNotes } = preparedNow();
		notes.push(...earlierNotes);
		const startedAt = clock.monotonic();
		yield { type: 'started', modelName: turn.models[0].name };

		const turns = await history();
		let sent: { readonly modelId: string; readonly estimatedTokens: number } | undefined;
		let contextNotes: readonly Sentence[] = [];
		async function requestFor(models: Turn['models']): Promise<ChatRequest> {
			const [model] = models;
			const context = buildContext({
				systemPrompt: parts.systemPrompt,
				turns,
				question: text,
				images,
				person,
				model,
				factor: correction.factor(model.id),
			});
			sent = { modelId: model.id, estimatedTokens: context.estimatedTokens };
			contextNotes = context.notes;
			return {
				models,
				messages: context.messages,
				maxAnswerTokens: context.maxAnswerTokens,
				personHash: parts.hashPerson(person.id),
			};
		}
		let tell: (event: AnswerEvent) => void = () => {};
		signal.throwIfAborted();
		unused = undefined;
		const events = route.stream(
			turn,
			{ requestFor, lease: (asked) => leaseAgain(asked, (event) => tell(event)) },
			signal,
		);
		const heard = yield* interleave({
			source: listen(events, signal),
			listen(toTell: typeof tell) {
				tell = toTell;
			},
			leave: () => departure.abort(),
		});
		notes.push(...contextNotes);

		const { modelId = chosen.model.id, usage, failure } = heard;
		if (usage && sent?.modelId === modelId) {
			correction.learn(modelId, sent.estimatedTokens, usage.promptTokens);
		}
		const isComplete = heard.reason === 'complete' || heard.reason === 'length';
		const isWanted = () => mayKeep() && !signal.aborted;
		if (isComplete && isWanted()) {
			const [, ...added] = course.parts;
			const addedIds = added.map((part) => part.id);
			const spoken = { text, answer: heard.said, modelId, addedIds };
			notes.push(...(await keepAnswer(question, spoken, parts, isWanted)));
		}
		const speaker = parts.catalogue.find(modelId) ?? chosen.model;
		if (failure) notes.push(interruptionSentence(failure, speaker));
		const reason = signal.aborted ? 'stopped' : heard.reason;
		if (signal.reason instanceof UserError) notes.push(signal.reason.sentence);
		const spoken = { modelId, usage, instead: route.instead(modelId) };
		const facts = await answerFacts(spoken, startedAt, parts);
		yield { type: 'end', reason, notes, facts };
	} finally {
		departure.abort();
		if (unused) await giveBack(unused);
	}
}
