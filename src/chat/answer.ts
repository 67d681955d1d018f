import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import { type AnswerEvent, ProviderFailure } from '../providers/provider.ts';
import type { Answers, Question } from './answers.ts';
import type { Conversations } from './conversations.ts';
import { failureSentence } from './failure-sentence.ts';
import type { InFlight, Running } from './in-flight.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { type SpeakingParts, speak } from './speak.ts';

type Parts = PreparingParts &
	SpeakingParts & {
		readonly clock: Clock;
		readonly conversations: Conversations;
		readonly inFlight: InFlight;
		readonly jobs: Jobs;
	};

const JOB_AFTER: Readonly<Record<Extract<AnswerEvent, { type: 'end' }>['reason'], JobState>> = {
	complete: 'answered',
	length: 'answered',
	filtered: 'failed',
	interrupted: 'failed',
	cut: 'stopped',
	stopped: 'stopped',
};

/** How far one question has come. `state` is how its job ends if the caller leaves now. */
type Course = {
	readonly question: Question;
	readonly running: Running;
	model?: Model;
	/** Its place among the questions of its person there, held until the turn that it may still get is given back. */
	turn?: Promise<PromiseSettledResult<() => void>[]>;
	hasStarted: boolean;
	isDisowned: boolean;
	state: JobState;
};

function letGo({ turn, running }: Course): void {
	void turn?.then(([entered]) => {
		if (entered?.status === 'fulfilled') entered.value();
	});
	running.end();
}

function stateAfter(error: unknown, { running }: Course): JobState {
	if (running.signal.aborted) return 'stopped';
	return error instanceof UserError ? 'refused' : 'failed';
}

/** The one way from a question to a model. Each question is taken once, and everything it held is let go at its end. */
export function createAnswers(parts: Parts): Answers {
	const { conversations, inFlight, jobs, log } = parts;
	const underWay = new Set<Course>();

	/** What cannot be written here spoils no answer: the job then ends as `interrupted` at the next start. */
	async function orLog(
		work: Promise<unknown>,
		sentence: string,
		questionId: string,
	): Promise<void> {
		try {
			await work;
		} catch (error) {
			log.error({ questionId, error: describeError(error) }, sentence);
		}
	}

	async function begin({ id, place, person, address, askedAt }: Question): Promise<boolean> {
		try {
			return await jobs.begin({ id, placeKey: place.key, personId: person.id, address, askedAt });
		} catch (cause) {
			log.error(
				{ questionId: id, error: describeError(cause) },
				'a question could not be recorded',
			);
			throw new UserError(say('quota.ledger-unavailable'), { cause });
		}
	}

	/** Stopped before a word was said: that is an end. Everything else is thrown, in words for people if there are any. */
	function endWithout(error: unknown, { model, running }: Course, id: string): AnswerEvent {
		if (running.signal.aborted && model) {
			const { reason } = running.signal;
			return {
				type: 'end',
				reason: 'stopped',
				notes: reason instanceof UserError ? [reason.sentence] : [],
				facts: { modelName: model.name, durationMs: 0 },
			};
		}
		if (!(error instanceof ProviderFailure && model)) throw error;
		log.warn({ questionId: id, model: model.id, failure: error.message }, 'no answer');
		throw new UserError(failureSentence(error.failure, model), { cause: error });
	}

	async function* pursue(question: Question, course: Course): AsyncGenerator<AnswerEvent> {
		const { person, place } = question;
		const { signal } = course.running;
		// The place is taken before anything is waited for, so that a file to fetch lets nobody overtake.
		const isBusy = inFlight.isBusy(person.id, place.key);
		const turn = inFlight.enter(person.id, place.key, signal);
		course.turn = Promise.allSettled([turn]);
		if (isBusy) yield { type: 'waiting-for-own' };
		const prepared = await prepareQuestion(
			question,
			parts,
			(model) => {
				course.model = model;
			},
			signal,
		);
		await turn;
		const mayKeep = () => !question.isPrivate && !course.isDisowned;
		for await (const event of speak(question, prepared, parts, mayKeep, signal)) {
			if (event.type === 'started') course.hasStarted = true;
			if (event.type === 'end') {
				course.state = JOB_AFTER[event.reason];
				letGo(course);
			}
			yield event;
		}
	}

	async function* ask(question: Question, outer: AbortSignal): AsyncGenerator<AnswerEvent> {
		if (!(await begin(question))) {
			yield { type: 'duplicate' };
			return;
		}
		const course: Course = {
			question,
			running: inFlight.begin(question.id, outer),
			hasStarted: false,
			isDisowned: false,
			state: 'stopped',
		};
		underWay.add(course);
		try {
			yield* pursue(question, course);
		} catch (error) {
			course.state = stateAfter(error, course);
			const end = endWithout(error, course, question.id);
			letGo(course);
			yield end;
		} finally {
			underWay.delete(course);
			letGo(course);
			const sentence = 'the end of a question could not be recorded';
			await orLog(jobs.become(question.id, course.state), sentence, question.id);
		}
	}

	return {
		ask,
		posted(questionId, address) {
			const sentence = 'the place of an answer could not be recorded';
			void orLog(jobs.relocate(questionId, address), sentence, questionId);
		},
		async shown({ id, place, isPrivate }, messageIds) {
			if (isPrivate) return;
			const attaching = conversations.attach(place.key, id, messageIds);
			await orLog(attaching, 'the messages of an answer could not be recorded', id);
		},
		async lost({ id }) {
			const sentence = 'an answer that nobody saw could not be taken out';
			await orLog(conversations.dropMessage(id), sentence, id);
		},
		disown(placeKey, personId) {
			const disowned = [...underWay].filter(
				({ question: { person, place }, isDisowned }) =>
					!isDisowned && place.key === placeKey && (personId ?? person.id) === person.id,
			);
			for (const course of disowned) course.isDisowned = true;
			return disowned.length;
		},
		endWaiting(reason) {
			for (const { hasStarted, question } of underWay) {
				if (!hasStarted) inFlight.stop(question.id, reason);
			}
		},
	};
}
