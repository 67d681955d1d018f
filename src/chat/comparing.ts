import { randomBytes } from 'node:crypto';
import type { Arena } from '../arena/arena.ts';
import type { Clock } from '../clock.ts';
import { describeError, fail, UserError } from '../errors.ts';
import type { JobState, Jobs } from '../jobs/jobs.ts';
import { say, seconds } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Model } from '../models/model.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { Quota, Waiting } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { answerOne, type OneParts } from './answer-one.ts';
import { askerOf } from './asker.ts';
import { hasWords } from './clean.ts';
import { createComparisonControls } from './comparison-controls.ts';
import { type ComparisonCourse, createComparisonCourse } from './comparison-course.ts';
import type { Comparison, ComparisonAsk, Comparisons } from './comparisons.ts';
import type { Conversations } from './conversations.ts';
import { mayDecide, ownershipOf } from './decisions.ts';
import { createGathering, NothingLeased } from './gathering.ts';
import { isUnkept } from './keeping.ts';
import { createKeptComparisons } from './kept-comparisons.ts';
import { createLedgerOrTell } from './ledger-or-tell.ts';

type Parts = Omit<OneParts, 'catalogue'> & {
	readonly arena: Pick<Arena, 'vote' | 'count'>;
	readonly catalogue: OneParts['catalogue'] & {
		findOffered(id: string): Model | undefined;
		isUsable(): boolean;
	};
	readonly clock: Clock;
	readonly consent: Pick<Consent, 'optedOut'>;
	readonly conversations: Conversations;
	readonly jobs: Jobs;
	readonly log: Logger;
	readonly quota: Quota;
	readonly settings: Settings;
	/** Whether what people ask may be written down. */
	readonly mayKeepQuestions: boolean;
};

/** An offer stands for as long as Discord lets its message be changed; the rest is a bound for those nobody takes up. */
const OFFERED_MS = 15 * 60_000;
const MOST_OFFERED = 500;
const HANDLE_BYTES = 12;

/** Asks several models the same, each by a lease of its own, all of which are given together. */
export function createComparisons(parts: Parts): Comparisons {
	const { arena, catalogue, clock, conversations, jobs, log, mayKeepQuestions, quota, settings } =
		parts;
	const offers = new Map<string, { ask: ComparisonAsk; until: number }>();
	const underWay = new Map<string, ComparisonCourse>();
	const kept = createKeptComparisons({ jobs });
	const orTell = createLedgerOrTell(log);

	function modelsOf({ modelIds }: ComparisonAsk): readonly Model[] {
		if (!catalogue.isUsable()) fail(say('chat.list-missing'));
		return modelIds.map(
			(id) => catalogue.findOffered(id) ?? fail(say('compare.vanished', { model: id })),
		);
	}

	/** With fewer left than are needed nothing is offered. A ledger that cannot be read says so when it is asked. */
	async function leftFor(ask: ComparisonAsk, models: readonly Model[]) {
		const asker = await askerOf(ask, { settings, log });
		try {
			const left = await quota.tightest(models, asker);
			if (left && left.remaining < left.requests)
				fail(say('compare.too-little-left', { requests: left.requests, count: left.remaining }));
			return left;
		} catch (error) {
			if (error instanceof UserError) throw error;
			log.warn({ error: describeError(error) }, 'what is left of the day could not be read');
			return undefined;
		}
	}

	function sweepOffers(): void {
		for (const [handle, { until }] of offers) {
			if (until > clock.monotonic() && offers.size < MOST_OFFERED) return;
			offers.delete(handle);
		}
	}

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
		models: readonly Model[],
		deadline: number | undefined,
		signal: AbortSignal,
	): Promise<void> {
		const { ask } = course;
		const asker = await askerOf(ask, { settings, log });
		const turns = await conversations.load(ask.place.key).catch((error: unknown) => {
			log.error({ error: describeError(error) }, 'the conversation could not be read');
			return [];
		});
		const seats = createGathering(models.length, async (requests) => {
			const leases = await quota.together({
				jobId: ask.id,
				asker,
				requests,
				...(deadline !== undefined && { leavesAt: () => deadline }),
				onWaiting: waits(course, deadline),
				signal,
			});
			course.leased();
			return leases;
		});
		const answering = seats.map((seat, index) => {
			const model = models[index];
			const tell: Parameters<typeof answerOne>[0]['tell'] = (progress) =>
				course.tell(index, progress);
			return model && answerOne({ ask, model, turns, seat, tell, parts, signal });
		});
		const refused = (await Promise.allSettled(answering)).find(
			(outcome) => outcome.status === 'rejected',
		);
		if (refused?.reason instanceof NothingLeased) throw refused.reason.cause;
		if (refused) throw refused.reason;
	}

	const stateOf = ({ answers }: Comparison): 'answered' | 'failed' | 'stopped' => {
		if (answers.some(({ state }) => state === 'done')) return 'answered';
		return answers.some(({ state }) => state === 'stopped') ? 'stopped' : 'failed';
	};

	async function conclude(course: ComparisonCourse): Promise<void> {
		const sentence = 'the end of a comparison could not be recorded';
		const mayWrite = await mayBeWritten(course.ask);
		const keeping = kept.keep(course.kept(), stateOf(course.now()), mayWrite);
		await orLog(keeping, sentence, course.ask.id);
	}

	async function refuse({ id }: ComparisonAsk, error: unknown, signal: AbortSignal) {
		const refused: JobState = error instanceof UserError ? 'refused' : 'failed';
		const state = signal.aborted ? 'stopped' : refused;
		await orLog(jobs.become(id, state), 'the end of a comparison could not be recorded', id);
	}

	const controls = createComparisonControls({
		arena,
		conversations,
		jobs,
		kept,
		orLog,
		orTell,
	});

	return {
		...controls,
		async offer(ask) {
			if (!hasWords(ask.text)) fail(say('chat.question-empty'));
			const models = modelsOf(ask);
			const left = await leftFor(ask, models);
			sweepOffers();
			const handle = randomBytes(HANDLE_BYTES).toString('base64url');
			offers.set(handle, { ask, until: clock.monotonic() + OFFERED_MS });
			return { handle, modelNames: models.map(({ name }) => name), ...(left && { left }) };
		},

		decline(handle, by) {
			const offer = offers.get(handle);
			if (!offer) return 'over';
			if (!mayDecide(ownershipOf(offer.ask), by)) return 'not-yours';
			offers.delete(handle);
			return 'declined';
		},

		async ask(offerHandle, { personId }, { address, deadline, onChange, signal: outer }) {
			const offer = offers.get(offerHandle);
			if (!offer) return 'over';
			const { ask } = offer;
			if (ask.person.id !== personId) return 'not-yours';
			const models = inOrder(modelsOf(ask), ask.isBlind);
			const { askedAt, id, person, place } = ask;
			const job = { id, placeKey: place.key, personId: person.id, address, askedAt };
			const beginning = jobs.begin(job);
			const handle = await orTell(beginning, 'a comparison could not be recorded', id);
			if (handle === undefined) return 'busy';
			offers.delete(offerHandle);
			const course = createComparisonCourse(ask, handle, models, onChange);
			underWay.set(handle, course);
			const signal = AbortSignal.any([outer, course.signal]);
			try {
				await run(course, models, deadline, signal);
				await conclude(course);
				return { ...course.now(), ...(place.serverId !== undefined && { votes: NO_VOTES }) };
			} catch (error) {
				await refuse(ask, error, signal);
				throw error;
			} finally {
				underWay.delete(handle);
			}
		},

		stop(handle, by) {
			const course = underWay.get(handle);
			if (!course || course.signal.aborted) return 'over';
			if (!mayDecide(ownershipOf(course.ask), by)) return 'not-yours';
			course.stop(new UserError(say('chat.cancelled')));
			return 'stopped';
		},

		endWaiting(reason) {
			for (const course of underWay.values()) if (!course.isLeased()) course.stop(reason);
		},
	};
}

const NO_VOTES = { wins: {}, ties: 0 };

/** Of a blind one by lot. */
function inOrder(models: readonly Model[], isBlind: boolean): readonly Model[] {
	if (!isBlind) return models;
	return models
		.map((model) => ({ model, lot: randomBytes(4).readUInt32BE() }))
		.sort((one, other) => one.lot - other.lot)
		.map(({ model }) => model);
}
