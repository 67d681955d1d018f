import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import type { JobState } from '../jobs/jobs.ts';
import { say } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Quota } from '../quota/quota.ts';
import type { Conversations } from './conversations.ts';
import { type Course, partOf } from './course.ts';
import { joinedSentence, twinOf } from './joining.ts';
import { change, mergedSentence, takeOut, waitingMessageOf } from './merging.ts';
import type { PreparingParts } from './prepare-question.ts';
import type { Question } from './question.ts';

/** As many as the line has seats for one person. */
const WAITING_PER_PERSON = 2;
const TELL_AGAIN_MS = 60_000;
/** Of more parts than these that are added to a question nothing is said: that would keep the words of others waiting. */
const TOLD_PARTS = 4;

type Ended = Extract<JobState, 'joined' | 'refused'> | undefined;

/** What may be served by another question, so that it needs no request of its own. */
export function createSharing({
	parts,
	underWay,
}: {
	parts: PreparingParts & {
		readonly conversations: Conversations;
		readonly clock: Clock;
		readonly quota: Pick<Quota, 'saved'>;
	};
	underWay: Set<Course>;
}) {
	const { clock, quota } = parts;
	/** When, by the monotonic clock, somebody was told last that they wait for too many. */
	const toldTooMany = new Map<string, number>();

	/** Adds it to a message that still waits. False when that cannot take it. */
	async function isAdded({ question, running }: Course, first: Course): Promise<boolean> {
		const part = partOf(question);
		const isIn = await change(first, (all) => [...all, part], parts);
		if (isIn && running.signal.aborted) await takeOut(first, part.id, parts);
		running.signal.throwIfAborted();
		return isIn;
	}

	/** Waits while somebody's answer may serve it. In the very step in which there is none it can be joined itself. */
	async function* join(course: Course): AsyncGenerator<AnswerEvent, boolean> {
		const { handle, running } = course;
		const { signal } = running;
		const { promise: left, resolve: leave } = Promise.withResolvers<void>();
		signal.addEventListener('abort', () => leave(), { once: true });
		for (;;) {
			const twin = twinOf(course, underWay);
			course.isJoining = twin !== undefined;
			if (!twin) return false;
			yield { type: 'joining', sentence: joinedSentence(twin), handle };
			const { promise: changed, resolve: lookAgain } = Promise.withResolvers<void>();
			course.lookAgain = lookAgain;
			const isEdited = changed.then(() => true);
			const isOver = Promise.race([twin.ended, left]).then(() => false);
			const mustLookAgain = await Promise.race([isOver, isEdited]);
			signal.throwIfAborted();
			if (mustLookAgain) continue;
			if (twin.refusal) {
				quota.saved('spared');
				throw twin.refusal;
			}
			if (twin.state !== 'answered') continue;
			quota.saved('joined');
			yield { type: 'elsewhere', sentence: joinedSentence(twin) };
			return true;
		}
	}

	/** Of those who wait for their own earlier answer nobody else takes count. */
	function waitsForTooMany({ person }: Question): boolean {
		const theirs = [...underWay].filter(
			({ hasStarted, isJoining, isWaiting, question }) =>
				(isWaiting || isJoining) && !hasStarted && question.person.id === person.id,
		);
		return theirs.length >= WAITING_PER_PERSON;
	}

	/** Who floods a channel is told once in a while, likewise. */
	function hasJustBeenTold({ isMessage, person }: Question): boolean {
		const now = clock.monotonic();
		for (const [personId, at] of toldTooMany) {
			if (now - at >= TELL_AGAIN_MS) toldTooMany.delete(personId);
		}
		const isKnown = isMessage && toldTooMany.has(person.id);
		if (!isKnown) toldTooMany.set(person.id, now);
		return isKnown;
	}

	/**
	 * How the question has ended without a request of its own; undefined: it is under way. Throws a UserError when its person
	 * waits for too many already, or when the other one met what this one would meet as well.
	 */
	return async function* serveByAnother(course: Course): AsyncGenerator<AnswerEvent, Ended> {
		const tried = new Set<Course>();
		const next = () =>
			twinOf(course, underWay) ? undefined : waitingMessageOf(course.question, underWay, tried);
		for (let first = next(); first; first = next()) {
			tried.add(first);
			if (!(await isAdded(course, first))) continue;
			yield first.parts.length > TOLD_PARTS
				? { type: 'duplicate' }
				: { type: 'elsewhere', sentence: mergedSentence(first) };
			return 'joined';
		}
		// In the very step in which there is no other, so that of two that come together the second finds the first.
		if (waitsForTooMany(course.question)) {
			if (!hasJustBeenTold(course.question))
				throw new UserError(say('chat.too-many-waiting'), { facts: { passes: 'soon' } });
			yield { type: 'duplicate' };
			return 'refused';
		}
		underWay.add(course);
		return (yield* join(course)) ? 'joined' : undefined;
	};
}
