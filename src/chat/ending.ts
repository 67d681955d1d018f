import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Model } from '../models/model.ts';
import { type AnswerEvent, ProviderFailure } from '../providers/provider.ts';
import type { Course } from './course.ts';
import { failureSentence, isFinal } from './failure-sentence.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { nextSteps } from './next-steps.ts';
import { type Offered, offerFor, passesIn } from './postponing.ts';
import type { Thoughts } from './thoughts.ts';

/** How the job of a question ends that was not answered. */
export function stateAfter(error: unknown, { running }: Course): JobState {
	if (running.signal.aborted) return 'stopped';
	return error instanceof UserError ? 'refused' : 'failed';
}

/** What was added to a question that is taken back goes with it, which its person is told. */
function notesOfStop({ parts, running: { signal } }: Course): readonly Sentence[] {
	if (!(signal.reason instanceof UserError)) return [];
	const { facts, sentence } = signal.reason;
	return facts.takenBack && parts.length > 1 ? [sentence, say('chat.parts-dropped')] : [sentence];
}

export const isQuestionDeleted = (reason: unknown): boolean =>
	reason instanceof UserError && reason.facts.takenBack === 'deleted';

/** What was deleted while it was written down was not there to be dropped yet. That we leave takes nothing away. */
function isGone(
	{ deletedIds, question, running: { signal } }: Course,
	addedIds: readonly string[] = [],
): boolean {
	const isStopped = signal.aborted && passesIn(signal.reason) === undefined;
	return isStopped || [question.id, ...addedIds].some((id) => deletedIds.has(id));
}

/**
 * How a question ends without a word: stopped before one was said, nothing left today, or put off because it was postponed
 * and cannot be asked just now: then all stays as it stands on screen. Everything else is thrown.
 */
export function createEnding({
	clock,
	jobs,
	kept,
	log,
	thoughts,
}: {
	clock: Clock;
	jobs: Pick<Jobs, 'offer' | 'putOff'>;
	kept: KeptQuestions;
	log: Logger;
	thoughts: Pick<Thoughts, 'of'>;
}) {
	async function isOffered(
		{ addedIds, dueAt, question }: Offered,
		course: Course,
	): Promise<boolean> {
		const { id } = course.question;
		try {
			const text = kept.keep(course, question);
			const { quoted } = question;
			kept.forget(await jobs.offer(id, { question: text, addedIds, quoted, dueAt }));
			return !isGone(course, addedIds);
		} catch (error) {
			log.error({ questionId: id, error: describeError(error) }, 'another day was not offered');
			return false;
		}
	}

	async function isPutOff(course: Course, error: unknown): Promise<boolean> {
		const { id } = course.question;
		const { signal } = course.running;
		const passingMs = passesIn(signal.aborted ? signal.reason : error);
		if (passingMs === undefined) return false;
		try {
			return (await jobs.putOff(id, clock.now() + passingMs)) && !isGone(course);
		} catch (cause) {
			log.error({ questionId: id, error: describeError(cause) }, 'a question was not put off');
			return false;
		}
	}

	function failed(error: ProviderFailure, course: Course, model: Model): AnswerEvent {
		const { id } = course.question;
		log.warn({ questionId: id, model: model.id, failure: error.message }, 'no answer');
		const sentence = failureSentence(error.failure, model);
		if (isFinal(error.failure)) course.refusal = new UserError(sentence, { cause: error });
		return { type: 'failed', sentence, ...nextSteps(course, kept, thoughts) };
	}

	/** What was asked already can be asked once more, unless it was deleted. undefined: it was not stopped. */
	function stopped(course: Course): AnswerEvent | undefined {
		const { chosen, running } = course;
		const notes = notesOfStop(course);
		if (isQuestionDeleted(running.signal.reason)) {
			course.state = 'stopped';
			return { type: 'withdrawn', notes: notes.length > 1 ? notes : [] };
		}
		if (!running.signal.aborted || !chosen) return undefined;
		course.state = 'stopped';
		const facts = { modelName: chosen.model.name, durationMs: 0 };
		const next = course.hasStarted ? nextSteps(course, kept, thoughts) : {};
		const isExplained = notes.length > 0;
		return { type: 'end', reason: 'stopped', notes, isExplained, facts, ...next };
	}

	return async function endWithout(error: unknown, course: Course): Promise<AnswerEvent> {
		const { chosen, running } = course;
		if (await isPutOff(course, error)) {
			course.state = 'postponed';
			return { type: 'duplicate' };
		}
		const offer = running.signal.aborted ? undefined : offerFor(error, course, kept);
		if (offer && (await isOffered(offer, course))) return offer.event;
		const stop = stopped(course);
		if (stop) return stop;
		if (!(error instanceof ProviderFailure && chosen)) throw error;
		return failed(error, course, error.asked ?? chosen.model);
	};
}
