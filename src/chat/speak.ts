import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Place } from '../place.ts';
import type { Consent } from '../privacy/privacy.ts';
import type { AnswerEvent } from '../providers/provider.ts';
import type { Quota } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { answerFacts } from './answer-facts.ts';
import { askerOf } from './asker.ts';
import type { Chosen } from './choose-model.ts';
import { costOfTurns } from './context.ts';
import type { Conversations, Turn as Pair } from './conversations.ts';
import { addedIdsOf, type Course } from './course.ts';
import { isQuestionDeleted } from './ending.ts';
import { interruptionSentence } from './failure-sentence.ts';
import { turnsFor } from './going-on.ts';
import { conversationFor } from './hidden.ts';
import { interleave } from './interleave.ts';
import { keepAnswer } from './keep-answer.ts';
import { createLeasing } from './leasing.ts';
import { listen } from './listen.ts';
import type { Prepared } from './prepare-question.ts';
import { quotedIn } from './quoted-in.ts';
import type { Ready } from './ready-question.ts';
import { createRequests } from './requests.ts';
import type { Asked, Router, Turn } from './router.ts';
import type { Thoughts } from './thoughts.ts';
import type { TokenCorrection } from './tokens.ts';
import { waitForTurn } from './wait-for-turn.ts';

export type SpeakingParts = {
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly consent: Pick<Consent, 'optedOut'>;
	readonly conversations: Conversations;
	readonly correction: TokenCorrection;
	readonly hashPerson: (personId: string) => string;
	/** Whether somebody can still read what stands there. */
	readonly isHere: (place: Place, personId: string) => Promise<boolean>;
	readonly jobs: Jobs;
	readonly log: Logger;
	readonly quota: Quota;
	readonly router: Router;
	readonly settings: Settings;
	readonly thoughts: Pick<Thoughts, 'add'>;
};

/**
 * From the line to the end of the answer, for a question whose turn it is. A complete one is kept before `end`, if
 * `mayKeep` says so then.
 */
export async function* speak(
	course: Course,
	{
		chosen,
		prepared,
		preparedNow,
		mayKeep,
	}: {
		chosen: Chosen;
		prepared: Prepared;
		/** It has started: from now on the question is as it stands. */
		preparedNow: () => Promise<Ready>;
		mayKeep: () => boolean;
	},
	parts: SpeakingParts,
): AsyncGenerator<AnswerEvent> {
	const { clock, log, router } = parts;
	const { question, running } = course;
	const { again, id } = question;
	const departure = new AbortController();
	const signal = AbortSignal.any([running.signal, departure.signal]);
	const notes: Sentence[] = [];
	const warn = (sentence: string) => (error: unknown) =>
		log.error({ questionId: id, error: describeError(error) }, sentence);

	const giveBack = ({ lease }: Turn) =>
		lease.giveBack().catch(warn('an unused request could not be given back'));

	const historyTokens = costOfTurns(await conversationFor(question, parts).catch(() => []));
	const needs = () => {
		const now = (course.prepared ?? prepared).needs;
		return { ...now, promptTokens: now.promptTokens + historyTokens };
	};
	const asker = await askerOf(question, parts);
	const leasing = createLeasing({ course, asker, needs, parts, signal });

	/** As it stands now. A store that fails costs the history, not the answer. */
	async function history(): Promise<readonly Pair[]> {
		try {
			const turns = await conversationFor(question, parts);
			return again ? turnsFor(again, turns) : turns;
		} catch (error) {
			if (error instanceof UserError) throw error;
			warn('the conversation could not be read')(error);
			notes.push(say('chat.history-unreadable'));
			return [];
		}
	}

	const route = router.begin({ ...chosen, needs });
	let unused: Turn | undefined;
	try {
		const turn = yield* waitForTurn({
			course,
			ask: (onWaiting) => route.turn((asked) => leasing.lease(asked, onWaiting)),
			recordWaiting: leasing.recordWaiting,
			leave: (reason) => departure.abort(reason),
			giveBack,
			parts,
		});
		unused = turn;
		const now = await preparedNow();
		notes.push(...now.notes);
		const turns = await history();
		const startedAt = clock.monotonic();
		yield { type: 'started', modelName: turn.models[0].name, handle: course.handle };

		const requests = createRequests({ question, turns, prepared: now, parts });
		let tell: (event: AnswerEvent) => void = () => {};
		signal.throwIfAborted();
		unused = undefined;
		const { requestFor } = requests;
		const lease = (asked: Asked) => leasing.leaseAgain(asked, (event) => tell(event));
		const heard = yield* interleave({
			source: listen(route.stream(turn, { requestFor, lease }, signal), signal, (delta) =>
				parts.thoughts.add(id, delta),
			),
			listen(toTell: typeof tell) {
				tell = toTell;
			},
			leave: () => departure.abort(),
		});
		notes.push(...requests.notes());

		const { modelId = chosen.model.id, usage, failure } = heard;
		course.speakerId = modelId;
		if (usage) requests.learn(modelId, usage.promptTokens);
		const isComplete = heard.reason === 'complete' || heard.reason === 'length';
		const isWanted = () => mayKeep() && !signal.aborted;
		if (isComplete && isWanted()) {
			const spoken = {
				...{ text: now.text, answer: heard.said, modelId },
				addedIds: addedIdsOf(course),
				quoted: quotedIn(question, now.parts),
			};
			const lost = await keepAnswer(question, spoken, parts, isWanted);
			notes.push(...lost);
			course.canGoOn = heard.reason === 'length' && lost.length === 0;
		}
		const speaker = parts.catalogue.find(modelId) ?? chosen.model;
		const reason = signal.aborted ? 'stopped' : heard.reason;
		const why = [
			...(failure ? [interruptionSentence(failure, speaker)] : []),
			...(signal.reason instanceof UserError ? [signal.reason.sentence] : []),
		];
		const spoken = { modelId, usage, instead: route.instead(modelId) };
		const facts = await answerFacts(spoken, startedAt, parts);
		const isExplained = why.length > 0;
		if (isQuestionDeleted(signal.reason)) throw signal.reason;
		yield { type: 'end', reason, notes: [...notes, ...why], isExplained, facts };
	} finally {
		departure.abort();
		if (unused) await giveBack(unused);
	}
}
