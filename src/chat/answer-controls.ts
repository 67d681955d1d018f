import type { Job, Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Settings } from '../settings/settings.ts';
import type { Answers } from './answers.ts';
import type { Presser, Unavailable } from './buttons.ts';
import { chooseModel } from './choose-model.ts';
import type { Claims } from './claims.ts';
import type { Conversations } from './conversations.ts';
import type { Course } from './course.ts';
import type { InFlight } from './in-flight.ts';
import type { KeptQuestions } from './kept-questions.ts';
import { isMostlyChinese } from './language.ts';
import type { LedgerOrTell } from './ledger-or-tell.ts';
import { mayDecide, ownershipOf, ownershipOfJob } from './ownership.ts';
import type { KeptQuestion } from './question.ts';
import type { Thoughts } from './thoughts.ts';
import { estimateTokens } from './tokens.ts';

type Found = { readonly job: Job; readonly asked: KeptQuestion | undefined };

/** What people do with an answer by its buttons. Anybody can press, and a handle may be forged. */
export function createAnswerControls({
	catalogue,
	claims,
	conversations,
	inFlight,
	jobs,
	kept,
	log,
	orTell,
	settings,
	thoughts,
	underWay,
}: {
	catalogue: Catalogue;
	claims: Pick<Claims, 'claim'>;
	conversations: Pick<Conversations, 'dropAnswer' | 'dropMessage' | 'load' | 'move'>;
	inFlight: Pick<InFlight, 'stop'>;
	jobs: Pick<Jobs, 'about' | 'answerOf' | 'drop' | 'find'>;
	kept: Pick<KeptQuestions, 'forget' | 'read'>;
	log: Logger;
	orTell: LedgerOrTell;
	settings: Settings;
	thoughts: Pick<Thoughts, 'forget' | 'of'>;
	underWay: ReadonlySet<Course>;
}): Pick<Answers, 'askerOf' | 'stop' | 'claim' | 'inThread' | 'others' | 'remove' | 'thoughts'> {
	const running = (handle: string) => [...underWay].find((course) => course.handle === handle);

	async function find(handle: string): Promise<Found | undefined> {
		const job = await orTell(jobs.find(handle), 'the answer of a button could not be read');
		return job && { job, asked: kept.read(job) };
	}

	const isTheirs = ({ asked, job }: Found, by: Presser) =>
		mayDecide(ownershipOfJob(job, asked), by);

	/** What was asked, for who decides about it. */
	async function asked(
		handle: string,
		by: Presser,
	): Promise<Unavailable | { readonly job: Job; readonly asked: KeptQuestion }> {
		const found = await find(handle);
		if (found === undefined) return 'lost';
		if (!isTheirs(found, by)) return 'not-yours';
		return found.asked ? { job: found.job, asked: found.asked } : 'lost';
	}

	return {
		async askerOf(messageId, placeKey) {
			const isMeant = ({ id }: { readonly id: string }) => id === messageId;
			const job = (await jobs.about(messageId)).find(isMeant);
			// The conversation is kept longer than its jobs.
			return job?.personId || (await conversations.load(placeKey)).find(isMeant)?.person.id;
		},

		stop(handle, by) {
			const course = running(handle);
			if (course === undefined || course.running.signal.aborted) return 'over';
			if (!mayDecide(ownershipOf(course.question), by)) return 'not-yours';
			const reason = new DOMException('The answer was stopped.', 'AbortError');
			return inFlight.stop(course.question.id, reason) ? 'stopped' : 'over';
		},

		async claim(handle, by, how) {
			const found = await asked(handle, by);
			if (typeof found === 'string') return found;
			return running(handle) ? 'busy' : claims.claim(found.job, found.asked, how);
		},

		async others(handle, by) {
			const found = await asked(handle, by);
			if (typeof found === 'string') return found;
			const { speakerId = '', text } = found.asked;
			const spoke =
				catalogue.find(speakerId) ??
				(await chooseModel(found.asked, { catalogue, log, settings })).model;
			const needs = {
				sees: false,
				promptTokens: estimateTokens(text),
				isChinese: isMostlyChinese(text),
			};
			return catalogue
				.alternatives(spoke, needs)
				.filter((model) => catalogue.mayCall(model.id) && catalogue.findOffered(model.id));
		},

		async thoughts(handle, by) {
			const found = await find(handle);
			if (found === undefined) return 'lost';
			const { job } = found;
			const isSeen = job.placeKey === by.placeKey && !found.asked?.isPrivate;
			if (!isSeen && job.personId !== by.personId) return 'not-yours';
			return thoughts.of(job.id) ?? 'forgotten';
		},

		async inThread(handle, by) {
			const found = await asked(handle, by);
			if (typeof found === 'string') return found;
			const { job } = found;
			const messageId = found.asked.turn?.id ?? job.id;
			return {
				messageId,
				text: found.asked.text,
				moveTo: (placeKey) => conversations.move(messageId, job.placeKey, placeKey),
			};
		},

		async remove(handle, by) {
			const found = await find(handle);
			if (found === undefined) return by.mayManage ? { messageIds: [] } : 'lost';
			if (!isTheirs(found, by)) return 'not-yours';
			const { id } = found.job;
			const reading = jobs.answerOf(id);
			const messageIds = await orTell(reading, 'where an answer stands could not be read', id);
			inFlight.stop(id, new DOMException('The answer was deleted.', 'AbortError'));
			// What is asked once more by now stays: it goes with the question, not with this answer.
			const dropping = jobs.drop({ messageIds: messageIds.length > 0 ? messageIds : [id] });
			const dropped = [
				...(await orTell(dropping, 'a deleted answer could not be dropped', id)),
				id,
			];
			kept.forget(dropped);
			thoughts.forget(dropped);
			await conversations.dropAnswer(found.asked?.turn?.id ?? id, id);
			for (const messageId of messageIds) await conversations.dropMessage(messageId);
			return { messageIds };
		},
	};
}
