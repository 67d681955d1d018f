import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Place } from '../place.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Lease, LeaseRequest, Quota, Standing } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { answerFacts } from './answer-facts.ts';
import { askerOf } from './asker.ts';
import { buildContext } from './context.ts';
import type { Conversations, Turn } from './conversations.ts';
import type { Course } from './course.ts';
import { interruptionSentence } from './failure-sentence.ts';
import { interleave } from './interleave.ts';
import { keepAnswer } from './keep-answer.ts';
import { listen } from './listen.ts';
import type { Prepared } from './prepare-question.ts';
import type { Router } from './router.ts';
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
	preparedNow: () => Prepared,
	parts: SpeakingParts,
	mayKeep: () => boolean,
): AsyncGenerator<AnswerEvent> {
	const { clock, conversations, correction, jobs, log, quota, router } = parts;
	const { question, running } = course;
	const { id, person, place } = question;
	const departure = new AbortController();
	const signal = AbortSignal.any([running.signal, departure.signal]);
	const notes: Sentence[] = [];
	const warn = (sentence: string) => (error: unknown) =>
		log.error({ questionId: id, error: describeError(error) }, sentence);

	const giveBack = (lease: Lease) =>
		lease.giveBack().catch(warn('an unused request could not be given back'));

	const asker = await askerOf(question, parts);
	/** An answer to a command cannot begin later, unless it goes on in the channel. */
	const leavesAt = () =>
		course.hasMoved
			? Number.POSITIVE_INFINITY
			: (question.deadline?.at ?? Number.POSITIVE_INFINITY);
	function lease(standing: Standing, onWaiting: LeaseRequest['onWaiting']): Promise<Lease> {
		return quota.lease({ jobId: id, asker, standing, leavesAt, onWaiting, signal });
	}

	/** Must be on its way before the lease is, so that `waiting` cannot come after `sending`. */
	function recordWaiting(): void {
		jobs.become(id, 'waiting').catch(warn('a waiting question could not be recorded'));
	}

	/** Another attempt waits like the first one: it is told, and can be cancelled. */
	async function leaseAgain(
		standing: Standing,
		tell: (event: AnswerEvent) => void,
		modelName: string,
	): Promise<Lease> {
		try {
			return await lease(standing, (waiting) => {
				if (!course.isHeldUp) recordWaiting();
				course.isHeldUp = true;
				tell({ type: 'waiting', ...waiting, handle: course.handle, mustChoose: false });
			});
		} finally {
			if (course.isHeldUp) tell({ type: 'started', modelName });
			course.isHeldUp = false;
		}
	}

	/** As it stands now. A store that fails costs the history, not the answer. */
	async function history(): Promise<readonly Turn[]> {
		try {
			return await conversations.load(place.key);
		} catch (error) {
			warn('the conversation could not be read')(error);
			notes.push(say('chat.history-unreadable'));
			return [];
		}
	}

	let unused: Lease | undefined;
	try {
		unused = yield* waitForTurn({
			course,
			ask: (onWaiting) => lease('new', onWaiting),
			recordWaiting,
			leave: (reason) => departure.abort(reason),
			giveBack,
			parts,
		});
		const { model, text, notes: earlierNotes } = preparedNow();
		notes.push(...earlierNotes);
		const startedAt = clock.monotonic();
		yield { type: 'started', modelName: model.name };

		const context = buildContext({
			systemPrompt: parts.systemPrompt,
			turns: await history(),
			question: text,
			person,
			model,
			factor: correction.factor(model.id),
		});
		notes.push(...context.notes);
		const request = {
			modelId: model.id,
			messages: context.messages,
			maxAnswerTokens: context.maxAnswerTokens,
			personHash: parts.hashPerson(person.id),
		};
		let tell: (event: AnswerEvent) => void = () => {};
		const takeLease = async (standing: Standing) => {
			const first = unused;
			unused = undefined;
			return first ?? (await leaseAgain(standing, (event) => tell(event), model.name));
		};
		signal.throwIfAborted();
		const heard = yield* interleave({
			source: listen(router.stream(request, { lease: takeLease }, signal), signal),
			listen(toTell: typeof tell) {
				tell = toTell;
			},
			leave: () => departure.abort(),
		});

		const { modelId = model.id, usage, failure } = heard;
		if (usage && modelId === model.id) {
			correction.learn(modelId, context.estimatedTokens, usage.promptTokens);
		}
		const isComplete = heard.reason === 'complete' || heard.reason === 'length';
		const isWanted = () => mayKeep() && !signal.aborted;
		if (isComplete && isWanted()) {
			const [, ...added] = course.parts;
			const addedIds = added.map((part) => part.id);
			const spoken = { text, answer: heard.said, modelId, addedIds };
			notes.push(...(await keepAnswer(question, spoken, parts, isWanted)));
		}
		if (failure) notes.push(interruptionSentence(failure, model));
		const reason = signal.aborted ? 'stopped' : heard.reason;
		if (signal.reason instanceof UserError) notes.push(signal.reason.sentence);
		const facts = await answerFacts(heard, model, startedAt, parts);
		yield { type: 'end', reason, notes, facts };
	} finally {
		departure.abort();
		if (unused) await giveBack(unused);
	}
}
