import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import { createAftermath } from './aftermath.ts';
import { createAnswerControls } from './answer-controls.ts';
import type { Answers } from './answers.ts';
import type { Rebuttoned, TakenBack } from './buttons.ts';
import { chooseModel } from './choose-model.ts';
import { createClaims } from './claims.ts';
import type { Conversations } from './conversations.ts';
import { type Course, createCourse, letGo, ownerOf } from './course.ts';
import { createDecisions } from './decisions.ts';
import { createEdits } from './edits.ts';
import { createEnding, stateAfter } from './ending.ts';
import { createForgetting } from './forgetting.ts';
import type { InFlight } from './in-flight.ts';
import { isUnkept } from './keeping.ts';
import { createKeptQuestions } from './kept-questions.ts';
import { createLedgerOrTell } from './ledger-or-tell.ts';
import type { PreparingParts } from './prepare-question.ts';
import { createPursuit } from './pursuit.ts';
import type { Question } from './question.ts';
import { createSharing } from './sharing.ts';
import type { SpeakingParts } from './speak.ts';
import { createThoughts } from './thoughts.ts';
import { createUnwelcome } from './unwelcome.ts';

type Parts = PreparingParts &
	Omit<SpeakingParts, 'thoughts'> & {
		readonly clock: Clock;
		readonly conversations: Conversations;
		readonly inFlight: InFlight;
		readonly jobs: Jobs;
		/** Whether what people ask may be written down. */
		readonly mayKeepQuestions: boolean;
		/** An answer that stands is to show these next steps instead. */
		readonly onRebuttoned: (answer: Rebuttoned) => void;
		/** What waited for another day does not any more: the message that kept it is to say so. */
		readonly onTakenBack: (kept: TakenBack) => void;
	};

/** The one way from a question to a model. Each question is taken once, and everything it held is let go at its end. */
export function createAnswers(parts: Parts): Answers {
	const { inFlight, jobs, log } = parts;
	/** All that are not over, also those that are not under way yet. */
	const begun = new Set<Course>();
	const underWay = new Set<Course>();
	const orTell = createLedgerOrTell(log);
	const byButton = { orTell: createLedgerOrTell(log, say('fault.disk')) };
	let leaving: UserError | undefined;
	const kept = createKeptQuestions(parts);
	const thoughts = createThoughts(parts);
	const edits = createEdits({ parts, kept, thoughts, underWay });
	const claims = createClaims(parts);
	const aftermath = createAftermath({
		claims,
		parts,
		underWay: begun,
		kept,
		thoughts,
		onShown: edits.onShown,
	});
	const unwelcome = createUnwelcome({ ...parts, underWay: begun });
	const serveByAnother = createSharing({ parts, underWay });
	const pursue = createPursuit({ parts, kept, thoughts, onStarted: aftermath.keep });
	const endWithout = createEnding({ ...parts, kept, thoughts });

	function begin(question: Question) {
		const { id, place, address, askedAt } = question;
		const job = { id, placeKey: place.key, personId: ownerOf(question).id, address, askedAt };
		return orTell(jobs.begin(job), 'a question could not be recorded', id);
	}

	function over(course: Course): void {
		begun.delete(course);
		underWay.delete(course);
		letGo(course);
	}

	async function* answer(course: Course): AsyncGenerator<AnswerEvent> {
		const { question, running } = course;
		try {
			course.isUnkept = await isUnkept(question, parts);
			await unwelcome.refuse(question);
			const chosen = await chooseModel(question, parts);
			course.chosen = chosen;
			running.signal.throwIfAborted();
			const ended = yield* serveByAnother(course);
			if (ended) {
				course.state = ended;
				return;
			}
			if (leaving) throw leaving;
			yield* pursue(course, chosen);
		} catch (error) {
			course.state = stateAfter(error, course);
			const end = await endWithout(error, course);
			letGo(course);
			if (end.type === 'offer') course.state = 'offered';
			yield end;
		} finally {
			over(course);
			await aftermath.conclude(course);
		}
	}

	async function* ask(question: Question, outer: AbortSignal): AsyncGenerator<AnswerEvent> {
		const course = createCourse({ question, running: inFlight.begin(question.id, outer) });
		// Before anything is waited for, so that whoever is forgotten meanwhile is stopped.
		begun.add(course);
		try {
			const { again } = question;
			if (again && !claims.isHeld(again)) throw new UserError(say('button.answer-lost'));
			const handle = await begin(question);
			if (handle === undefined) {
				yield { type: 'duplicate' };
				return;
			}
			course.handle = handle;
			yield* answer(course);
		} finally {
			over(course);
		}
	}

	return {
		ask,
		...createDecisions({ underWay, inFlight, jobs, ...byButton, kept }),
		...createAnswerControls({ ...parts, ...byButton, claims, underWay, kept, thoughts }),
		...createForgetting({ ...parts, claims, underWay: begun, kept, thoughts }),
		...unwelcome.answers,
		...aftermath.answers,
		edit: edits.edit,
		async cutOff() {
			const jobsCutOff = await jobs.interrupted();
			return jobsCutOff.map((job) => ({ job, asked: kept.read(job) }));
		},
		async due() {
			const jobsDue = await jobs.due();
			return jobsDue.map((job) => ({ job, asked: kept.read(job) }));
		},
		endWaiting(reason) {
			leaving = reason;
			for (const { hasStarted, isHeldUp, isJoining, question } of underWay) {
				if ((!hasStarted || isHeldUp) && !isJoining) inFlight.stop(question.id, reason);
			}
		},
	};
}
