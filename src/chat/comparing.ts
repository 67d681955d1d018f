import type { Arena } from '../arena/arena.ts';
import { UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Catalogue } from '../models/model.ts';
import { unwelcome } from '../settings/unwelcome.ts';
import type { Chosen } from './choose-model.ts';
import { createComparisonControls } from './comparison-controls.ts';
import { type ComparisonCourse, createComparisonCourse } from './comparison-course.ts';
import { createComparisonEnding } from './comparison-ending.ts';
import { createComparisonForgetting } from './comparison-forgetting.ts';
import { createComparisonOffers } from './comparison-offers.ts';
import { createComparisonRun, type RunParts } from './comparison-run.ts';
import type { ComparisonAsk, Comparisons } from './comparisons.ts';
import { isUnkept } from './keeping.ts';
import { createKeptComparisons } from './kept-comparisons.ts';
import { createLedgerOrTell } from './ledger-or-tell.ts';
import { createOrLog } from './or-log.ts';
import { mayDecide, ownershipOf } from './ownership.ts';
import { refusalFor } from './unwelcome.ts';

type Parts = Omit<RunParts, 'catalogue'> & {
	readonly arena: Pick<Arena, 'vote' | 'count'>;
	readonly catalogue: Catalogue;
	/** A number from 0 up to 1 by chance, for the order of a blind comparison. */
	readonly draw: () => number;
	/** Whether what people ask may be written down. */
	readonly mayKeepQuestions: boolean;
};

/** Asks several models the same, each by a lease of its own, all of which are given together. */
export function createComparisons(parts: Parts): Comparisons {
	const { draw, jobs, log, mayKeepQuestions, settings } = parts;
	const offers = createComparisonOffers(parts);
	const underWay = new Set<ComparisonCourse>();
	const kept = createKeptComparisons({ jobs });
	const orTell = createLedgerOrTell(log);
	const orLog = createOrLog(log);
	const isUnkeptNow = ({ id, person }: ComparisonAsk) =>
		isUnkept({ id, isPrivate: false, person }, parts);
	const run = createComparisonRun(parts, orLog);
	const { conclude, refuse } = createComparisonEnding({
		jobs,
		kept,
		mayBeWritten: async (ask) => mayKeepQuestions && !(await isUnkeptNow(ask)),
		orLog,
	});

	/** Whom to ask, in the order of the answers; undefined when this was asked before. */
	async function begin(
		course: ComparisonCourse,
		{ address, follow }: Pick<Parameters<Comparisons['ask']>[2], 'address' | 'follow'>,
	): Promise<readonly Chosen[] | undefined> {
		const { ask } = course;
		const all = await offers.chosenBy(ask);
		const chosen = ask.isBlind ? byLot(all, draw) : all;
		const { askedAt, id, person, place } = ask;
		const job = { id, placeKey: place.key, personId: person.id, address, askedAt };
		const beginning = jobs.begin(job);
		const handle = await orTell(beginning, 'a comparison could not be recorded', id);
		if (handle === undefined) return undefined;
		course.begin(
			handle,
			chosen.map(({ model }) => model),
		);
		follow((moved) => {
			const sentence = 'the place of a comparison could not be recorded';
			void orLog(jobs.relocate(id, moved), sentence, id);
		});
		if (!(await isUnkeptNow(ask))) course.letBeTaken();
		return chosen;
	}

	const controls = createComparisonControls({
		...parts,
		kept,
		orLog,
		orTell: createLedgerOrTell(log, say('fault.disk')),
	});

	return {
		...controls,
		...createComparisonForgetting({ kept, offers, underWay }),
		offer: offers.offer,
		decline: offers.decline,

		async ask(offerHandle, by, on) {
			const ask = offers.take(offerHandle, by);
			if (typeof ask === 'string') return ask;
			const course = createComparisonCourse(ask, on.onChange);
			// Before anything is waited for, so that whatever ends or forgets comparisons finds this one.
			underWay.add(course);
			const signal = AbortSignal.any([on.signal, course.signal]);
			try {
				const chosen = await begin(course, on);
				if (!chosen) return 'busy';
				signal.throwIfAborted();
				await run(course, chosen, on.deadline, signal);
				await conclude(course);
				const isOnServer = ask.place.serverId !== undefined;
				return { ...course.now(), ...(isOnServer && { votes: NO_VOTES }) };
			} catch (error) {
				if (course.hasBegun()) await refuse(ask, error, signal);
				throw error;
			} finally {
				underWay.delete(course);
				offers.end(offerHandle);
			}
		},

		stop(handle, by) {
			const course = [...underWay].find(({ goesBy }) => goesBy(handle));
			if (!course || course.signal.aborted) return 'over';
			if (!mayDecide(ownershipOf(course.ask), by)) return 'not-yours';
			const stopped = new DOMException('The comparison was stopped.', 'AbortError');
			course.stop(course.isLeased() ? stopped : new UserError(say('chat.cancelled')));
			return 'stopped';
		},

		async endUnwelcome(serverId) {
			const choices = await settings.read(`server:${serverId}`);
			for (const course of underWay) {
				const why = unwelcome(choices, course.ask);
				if (course.ask.place.serverId === serverId && why) course.stop(refusalFor(why));
			}
		},

		endWaiting(reason) {
			for (const course of underWay) if (!course.isLeased()) course.stop(reason);
		},
	};
}

const NO_VOTES = { wins: {}, ties: 0 };

const byLot = (all: readonly Chosen[], draw: () => number): readonly Chosen[] =>
	all
		.map((chosen) => ({ chosen, lot: draw() }))
		.sort((one, other) => one.lot - other.lot)
		.map(({ chosen }) => chosen);
