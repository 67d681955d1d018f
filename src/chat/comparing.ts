import type { Arena } from '../arena/arena.ts';
import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { say, seconds } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import { isGone, type Place } from '../place.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Quota, Waiting } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { unwelcome } from '../settings/unwelcome.ts';
import { answerOne, type OneParts } from './answer-one.ts';
import { askerOf } from './asker.ts';
import type { Chosen } from './choose-model.ts';
import { createComparisonControls } from './comparison-controls.ts';
import { type ComparisonCourse, createComparisonCourse } from './comparison-course.ts';
import { createComparisonOffers } from './comparison-offers.ts';
import type { Comparison, ComparisonAsk, Comparisons } from './comparisons.ts';
import type { Conversations } from './conversations.ts';
import { mayDecide, ownershipOf } from './decisions.ts';
import { createGathering, NothingLeased } from './gathering.ts';
import { conversationFor } from './hidden.ts';
import { isUnkept } from './keeping.ts';
import { createKeptComparisons } from './kept-comparisons.ts';
import { createLedgerOrTell } from './ledger-or-tell.ts';
import { refusalFor } from './unwelcome.ts';

type Parts = Omit<OneParts, 'catalogue'> & {
	readonly arena: Pick<Arena, 'vote' | 'count'>;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly consent: Pick<Consent, 'optedOut'>;
	readonly conversations: Conversations;
	/** A number from 0 up to 1 by chance, for the order of a blind comparison. */
	readonly draw: () => number;
	/** Whether somebody can still read what stands there. */
	readonly isHere: (place: Place, personId: string) => Promise<boolean>;
	readonly jobs: Jobs;
	readonly log: Logger;
	readonly quota: Quota;
	readonly settings: Settings;
	/** Whether what people ask may be written down. */
	readonly mayKeepQuestions: boolean;
};

/** Asks several models the same, each by a lease of its own, all of which are given together. */
export function createComparisons(parts: Parts): Comparisons {
	const { draw, isHere, jobs, log, mayKeepQuestions, quota, settings } = parts;
	const offers = createComparisonOffers(parts);
	const underWay = new Map<string, ComparisonCourse>();
	const kept = createKeptComparisons({ jobs });
	const orTell = createLedgerOrTell(log);

	const mayBeWritten = async ({ id, person }: ComparisonAsk): Promise<boolean> =>
		mayKeepQuestions && !(await isUnkept({ id, isPrivate: false, person }, parts));

	/** Stands in line, as one, and stops when its turn comes later than it could be shown. */
	function waits(course: ComparisonCourse, deadline: number | undefined) {
		let hasWaited = false;
		return (waiting: Waiting) => {
			if (deadline !== undefined && waiting.earliest > deadline)
				course.stop(new UserError(say('chat.too-late', { at: seconds(waiting.earliest) })));
			else course.wait(waiting);
			if (hasWaited) return;
			hasWaited = true;
			const sentence = 'a waiting comparison could not be recorded';
			void orLog(jobs.become(course.ask.id, 'waiting'), sentence, course.ask.id);
		};
	}

	async function orLog(work: Promise<unknown>, sentence: string, questionId: string) {
		try {
			await work;
		} catch (error) {
			log.error({ questionId, error: describeError(error) }, sentence);
		}
	}

	/** Until the last of them has ended. Throws why none was asked. */
	async function run(
		course: ComparisonCourse,
		chosen: readonly Chosen[],
		deadline: number | undefined,
		signal: AbortSignal,
	): Promise<void> {
		const { ask } = course;
		const asker = await askerOf(ask, { settings, log });
		const turns = await conversationFor(ask, parts).catch((error: unknown) => {
			log.error({ error: describeError(error) }, 'the conversation could not be read');
			return [];
		});
		const seats = createGathering(chosen.length, async (requests) => {
			const leases = await quota.together({
				jobId: ask.id,
				asker,
				requests,
				...(deadline !== undefined && { leavesAt: () => deadline }),
				onWaiting: waits(course, deadline),
				signal,
			});
			course.leased();
			if (!course.hasWaited() || (await isHere(ask.place, ask.person.id))) return leases;
			for (const lease of leases) await lease.giveBack();
			throw new UserError(say('chat.left-meanwhile'));
		});
		const answering = seats.map((seat, index) => {
			const one = chosen[index];
			const tell: Parameters<typeof answerOne>[0]['tell'] = (progress) =>
				course.tell(index, progress);
			return one && answerOne({ ask, chosen: one, turns, seat, tell, parts, signal });
		});
		const refused = (await Promise.allSettled(answering)).find(
			(outcome) => outcome.status === 'rejected',
		);
		if (refused?.reason instanceof NothingLeased) throw refused.reason.cause;
		if (refused) throw refused.reason;
	}

	/** Nothing of those on their way is kept. */
	function disown(isMeant: (ask: ComparisonAsk) => boolean, stops: boolean): void {
		for (const course of [...underWay.values()].filter(({ ask }) => isMeant(ask))) {
			course.disown();
			if (stops) course.stop(new DOMException('The comparison was forgotten.', 'AbortError'));
		}
	}

	const stateOf = ({ answers }: Comparison): 'answered' | 'failed' | 'stopped' => {
		if (answers.some(({ state }) => state === 'done')) return 'answered';
		return answers.some(({ state }) => state === 'stopped') ? 'stopped' : 'failed';
	};

	async function conclude(course: ComparisonCourse): Promise<void> {
		const sentence = 'the end of a comparison could not be recorded';
		if (course.isDisowned()) {
			await orLog(jobs.become(course.ask.id, 'stopped'), sentence, course.ask.id);
			return;
		}
		const mayWrite = await mayBeWritten(course.ask);
		const keeping = kept.keep(course.kept(), stateOf(course.now()), mayWrite);
		await orLog(keeping, sentence, course.ask.id);
	}

	async function refuse({ id }: ComparisonAsk, error: unknown, signal: AbortSignal) {
		const refused: JobState = error instanceof UserError ? 'refused' : 'failed';
		const state = signal.aborted ? 'stopped' : refused;
		await orLog(jobs.become(id, state), 'the end of a comparison could not be recorded', id);
	}

	async function askAll(
		ask: ComparisonAsk,
		{ address, deadline, follow, onChange, signal: outer }: Parameters<Comparisons['ask']>[2],
	): Promise<Comparison | 'busy'> {
		const all = await offers.chosenBy(ask);
		const chosen = ask.isBlind ? byLot(all, draw) : all;
		const { askedAt, id, person, place } = ask;
		const job = { id, placeKey: place.key, personId: person.id, address, askedAt };
		const beginning = jobs.begin(job);
		const handle = await orTell(beginning, 'a comparison could not be recorded', id);
		if (handle === undefined) return 'busy';
		follow((moved) => {
			const sentence = 'the place of a comparison could not be recorded';
			void orLog(jobs.relocate(id, moved), sentence, id);
		});
		const models = chosen.map(({ model }) => model);
		const canBeTaken = !(await isUnkept({ id, isPrivate: false, person }, parts));
		const course = createComparisonCourse(ask, handle, models, { canBeTaken, onChange });
		underWay.set(handle, course);
		const signal = AbortSignal.any([outer, course.signal]);
		try {
			await run(course, chosen, deadline, signal);
			await conclude(course);
			return { ...course.now(), ...(place.serverId !== undefined && { votes: NO_VOTES }) };
		} catch (error) {
			await refuse(ask, error, signal);
			throw error;
		} finally {
			underWay.delete(handle);
		}
	}

	const controls = createComparisonControls({
		...parts,
		kept,
		orLog,
		orTell: createLedgerOrTell(log, say('fault.disk')),
	});

	return {
		...controls,
		offer: offers.offer,
		decline: offers.decline,

		async ask(offerHandle, by, on) {
			const ask = offers.take(offerHandle, by);
			if (typeof ask === 'string') return ask;
			try {
				return await askAll(ask, on);
			} finally {
				offers.end(offerHandle);
			}
		},

		stop(handle, by) {
			const course = underWay.get(handle);
			if (!course || course.signal.aborted) return 'over';
			if (!mayDecide(ownershipOf(course.ask), by)) return 'not-yours';
			const stopped = new DOMException('The comparison was stopped.', 'AbortError');
			course.stop(course.isLeased() ? stopped : new UserError(say('chat.cancelled')));
			return 'stopped';
		},

		forgetPerson(personId, how) {
			const isMeant = ({ person }: Pick<ComparisonAsk, 'person'>) => person.id === personId;
			offers.forget(isMeant);
			disown(isMeant, how === 'forget');
			kept.forget(isMeant);
		},

		forgetPlaces(gone) {
			const isMeant = ({ place: { key, parentKey } }: ComparisonAsk) =>
				isGone(gone, key) || (parentKey !== undefined && isGone(gone, parentKey));
			offers.forget(isMeant);
			disown(isMeant, true);
			kept.forget(({ placeKey }) => isGone(gone, placeKey));
		},

		async endUnwelcome(serverId) {
			const choices = await settings.read(`server:${serverId}`);
			for (const course of underWay.values()) {
				const why = unwelcome(choices, course.ask);
				if (course.ask.place.serverId === serverId && why) course.stop(refusalFor(why));
			}
		},

		endWaiting(reason) {
			for (const course of underWay.values()) if (!course.isLeased()) course.stop(reason);
		},
	};
}

const NO_VOTES = { wins: {}, ties: 0 };

const byLot = (all: readonly Chosen[], draw: () => number): readonly Chosen[] =>
	all
		.map((chosen) => ({ chosen, lot: draw() }))
		.sort((one, other) => one.lot - other.lot)
		.map(({ chosen }) => chosen);
