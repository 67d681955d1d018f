import { UserError, type UserErrorFacts } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import { type AnswerEvent, ProviderFailure } from '../providers/provider.ts';
import { QuotaRefusal, type RefusalReason } from '../quota/quota.ts';
import { hasWords } from './clean.ts';
import type { Course } from './course.ts';
import { failureSentence } from './failure-sentence.ts';
import type { KeptQuestions } from './kept-questions.ts';
import type { KeptQuestion } from './question.ts';

/** Another day helps against these. */
const DAY_REASONS: readonly RefusalReason[] = ['day-spent', 'not-today', 'own-day-spent'];

const PASSES_IN_MS: Readonly<Record<NonNullable<UserErrorFacts['passes']>, number>> = {
	'at-restart': 0,
	soon: 5 * 60_000,
};

/** `question`: what to keep; `addedIds`: of the messages that were added; `dueAt`: when it can be asked, epoch ms. */
export type Offered = {
	readonly event: Extract<AnswerEvent, { type: 'offer' }>;
	readonly question: KeptQuestion;
	readonly addedIds: readonly string[];
	readonly dueAt: number;
};

/** Undefined for what another day does not help against. */
function refusalOfDay(
	error: unknown,
	chosen: Course['chosen'],
): { readonly sentence: Sentence; readonly retryAt: number | undefined } | undefined {
	if (error instanceof QuotaRefusal) return DAY_REASONS.includes(error.reason) ? error : undefined;
	if (!(error instanceof ProviderFailure && chosen)) return undefined;
	const { failure } = error;
	if (failure.kind !== 'account-day') return undefined;
	return { sentence: failureSentence(failure, chosen.model), retryAt: failure.retryAt };
}

/** In how many milliseconds what stops a question will have passed; undefined where waiting does not help. */
export function passesIn(error: unknown): number | undefined {
	const passes = error instanceof UserError ? error.facts.passes : undefined;
	return passes && PASSES_IN_MS[passes];
}

/**
 * Another day, if that is what the question lacks and its answer can be shown then. Without its pictures something must be
 * left of it.
 */
export function offerFor(
	error: unknown,
	course: Course,
	kept: Pick<KeptQuestions, 'of'>,
): Offered | undefined {
	const { chosen, handle, parts, prepared } = course;
	const { again, deadline, isPrivate } = course.question;
	const refused = refusalOfDay(error, chosen);
	const canBeShown = !isPrivate && !again && deadline?.canMove !== false;
	if (!canBeShown || !prepared || refused?.retryAt === undefined) return undefined;
	const isMoreThanPictures = prepared.parts.some(
		(part) => hasWords(part.text) || part.read.quoted.length > 0,
	);
	const question = kept.of(course);
	if (!isMoreThanPictures || !question) return undefined;
	const hasPictures = prepared.parts.some(({ read }) => read.pictures.length > 0);
	return {
		event: {
			type: 'offer',
			sentence: refused.sentence,
			...(hasPictures && { note: say('postpone.without-pictures') }),
			handle,
		},
		question,
		addedIds: parts.slice(1).map((part) => part.id),
		dueAt: refused.retryAt,
	};
}
