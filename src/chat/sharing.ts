import { UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Quota } from '../quota/quota.ts';
import type { Question } from './answers.ts';
import type { Conversations } from './conversations.ts';
import type { Course } from './course.ts';
import { joinedSentence, twinOf } from './joining.ts';
import { change, mergedSentence, takeOut, waitingMessageOf } from './merging.ts';
import type { PreparingParts } from './prepare-question.ts';

/** As many as the line has seats for one person. */
const WAITING_PER_PERSON = 2;

/** What may be served by another question, so that it needs no request of its own. */
export function createSharing({
	parts,
	underWay,
}: {
	parts: PreparingParts & {
		readonly conversations: Conversations;
		readonly quota: Pick<Quota, 'saved'>;
	};
	underWay: Set<Course>;
}) {
	const { quota } = parts;

	/** Adds it to a message that still waits. False when that cannot take it. */
	async function isAdded({ question, running }: Course, first: Course): Promise<boolean> {
		const { id, text, files } = question;
		const isIn = await change(first, (all) => [...all, { id, text, files }], parts);
		if (isIn && running.signal.aborted) await takeOut(first, id, parts);
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
			await Promise.race([twin.ended, left]);
			signal.throwIfAborted();
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
	function refuseTooMany({ person }: Question): void {
		const theirs = [...underWay].filter(
			({ hasStarted, isJoining, isWaiting, question }) =>
				(isWaiting || isJoining) && !hasStarted && question.person.id === person.id,
		);
		if (theirs.length >= WAITING_PER_PERSON) throw new UserError(say('chat.too-many-waiting'));
	}

	/**
	 * Whether another question's answer has served this one; else it is under way. Throws a UserError when its person
	 * waits for too many already, or when the other one met what this one would meet as well.
	 */
	return async function* serveByAnother(course: Course): AsyncGenerator<AnswerEvent, boolean> {
		const tried = new Set<Course>();
		const next = () =>
			twinOf(course, underWay) ? undefined : waitingMessageOf(course.question, underWay, tried);
		for (let first = next(); first; first = next()) {
			tried.add(first);
			if (!(await isAdded(course, first))) continue;
			yield { type: 'elsewhere', sentence: mergedSentence(first) };
			return true;
		}
		// In the very step in which there is no other, so that of two that come together the second finds the first.
		refuseTooMany(course.question);
		underWay.add(course);
		return yield* join(course);
	};
}
