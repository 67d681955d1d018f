import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import { type AnswerEvent, ProviderFailure } from '../providers/provider.ts';
import { createAftermath } from './aftermath.ts';
import type { Answers, Question } from './answers.ts';
import type { Conversations } from './conversations.ts';
import { type Course, createCourse } from './course.ts';
import { createDecisions } from './decisions.ts';
import { failureSentence, isFinal } from './failure-sentence.ts';
import type { InFlight } from './in-flight.ts';
import { joinedSentence, twinOf } from './joining.ts';
import { change, mergedSentence, waitingMessageOf } from './merging.ts';
import { createPostponing } from './postponing.ts';
import { type PreparingParts, prepareQuestion } from './prepare-question.ts';
import { type SpeakingParts, speak } from './speak.ts';

type Parts = PreparingParts &
	SpeakingParts & {
		readonly clock: Clock;
		readonly conversations: Conversations;
		readonly inFlight: InFlight;
		readonly jobs: Jobs;
		/** Whether what people ask may be written down. */
		readonly mayKeepQuestions: boolean;
	};

/** As many as the line has seats for one person. */
const WAITING_PER_PERSON = 2;

const JOB_AFTER: Readonly<Record<Extract<AnswerEvent, { type: 'end' }>['reason'], JobState>> = {
	complete: 'answered',
	length: 'answered',
	filtered: 'failed',
	interrupted: 'failed',
	cut: 'stopped',
	stopped: 'stopped',
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
	const { inFlight, jobs, log, quota } = parts;
	const underWay = new Set<Course>();
	let leaving: UserError | undefined;
	const postponing = createPostponing(parts);
	const aftermath = createAftermath({ parts, underWay });

	async function begin({ id, place, person, address, askedAt }: Question) {
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

	/** An end without a word: stopped before one was said, or nothing left today. Everything else is thrown. */
	async function endWithout(error: unknown, course: Course): Promise<AnswerEvent> {
		const { model, question, running } = course;
		if (running.signal.aborted && model) {
			const { reason } = running.signal;
			return {
				type: 'end',
				reason: 'stopped',
				notes: reason instanceof UserError ? [reason.sentence] : [],
				facts: { modelName: model.name, durationMs: 0 },
			};
		}
		const offer = postponing.offerFor(error, course);
		if (offer && (await isOffered(offer, question.id))) return offer.event;
		if (!(error instanceof ProviderFailure && model)) throw error;
		if (isFinal(error.failure)) quota.saved('spared');
		log.warn({ questionId: question.id, model: model.id, failure: error.message }, 'no answer');
		throw new UserError(failureSentence(error.failure, model), { cause: error });
	}

	async function isOffered({ kept }: { kept: string }, id: string): Promise<boolean> {
		try {
			await jobs.offer(id, kept);
			return true;
		} catch (error) {
			log.error({ questionId: id, error: describeError(error) }, 'another day was not offered');
			return false;
		}
	}

	/** Whether the question needs no request of its own. */
	async function* askWithAnother(question: Question, signal: AbortSignal) {
		const first = waitingMessageOf(question, underWay);
		const { id, text, files } = question;
		const add = first && change(first, (all) => [...all, { id, text, files }], parts);
		if (first && (await add)) {
			quota.saved('merged');
			yield { type: 'elsewhere', sentence: mergedSentence(first) } as const;
			return true;
		}
		for (let twin = twinOf(question, underWay); twin; twin = twinOf(question, underWay)) {
			yield { type: 'joining', sentence: joinedSentence(twin) } as const;
			const left = new Promise<false>((resolve) => {
				signal.addEventListener('abort', () => resolve(false), { once: true });
			});
			const wasAnswered = await Promise.race([twin.ended, left]);
			signal.throwIfAborted();
			if (!wasAnswered) continue;
			quota.saved('joined');
			yield { type: 'elsewhere', sentence: joinedSentence(twin) } as const;
			return true;
		}
		return false;
	}

	/** Of those who wait for their own earlier answer nobody else takes count. */
	function refuseTooMany({ person }: Question): void {
		const theirs = [...underWay].filter(
			({ hasStarted, isWaiting, question }) =>
				isWaiting && !hasStarted && question.person.id === person.id,
		);
		if (theirs.length >= WAITING_PER_PERSON) throw new UserError(say('chat.too-many-waiting'));
	}

	async function* pursue(course: Course): AsyncGenerator<AnswerEvent> {
		const { question, running } = course;
		const { person, place } = question;
		const { signal } = running;
		// The place is taken before anything is waited for, so that a file to fetch lets nobody overtake.
		const isBusy = inFlight.isBusy(person.id, place.key);
		const turn = inFlight.enter(person.id, place.key, signal);
		course.turn = Promise.allSettled([turn]);
		if (isBusy) {
			course.isWaiting = true;
			yield { type: 'waiting-for-own' };
		}
		const prepared = await prepareQuestion(
			question,
			parts,
			(model) => {
				course.model = model;
			},
			signal,
		);
		course.prepared = prepared;
		await turn;
		const mayKeep = () => !question.isPrivate && !course.isDisowned;
		const preparedNow = () => {
			course.hasStarted = true;
			return course.prepared ?? prepared;
		};
		for await (const event of speak(course, preparedNow, parts, mayKeep)) {
			if (event.type === 'end') {
				course.state = JOB_AFTER[event.reason];
				letGo(course);
			}
			yield event;
		}
	}

	async function* ask(question: Question, outer: AbortSignal): AsyncGenerator<AnswerEvent> {
		const handle = await begin(question);
		if (handle === undefined) {
			yield { type: 'duplicate' };
			return;
		}
		const course = createCourse(question, handle, inFlight.begin(question.id, outer));
		try {
			if (yield* askWithAnother(question, course.running.signal)) {
				course.state = 'joined';
				return;
			}
			if (leaving) throw leaving;
			refuseTooMany(question);
			underWay.add(course);
			yield* pursue(course);
		} catch (error) {
			course.state = stateAfter(error, course);
			const end = await endWithout(error, course);
			letGo(course);
			if (end.type === 'offer') course.state = 'offered';
			yield end;
		} finally {
			underWay.delete(course);
			letGo(course);
			await aftermath.conclude(course);
		}
	}

	return {
		ask,
		...createDecisions({ underWay, inFlight, jobs, quota, postponing }),
		...aftermath.answers,
		async due() {
			const jobsDue = await jobs.due();
			return jobsDue.map((job) => ({ job, asked: postponing.questionOf(job) }));
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
			leaving = reason;
			for (const { hasStarted, question } of underWay) {
				if (!hasStarted) inFlight.stop(question.id, reason);
			}
		},
	};
}
