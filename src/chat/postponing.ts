import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Sentence, type SentenceKey, say } from '../locales/keys.ts';
import type { PlaceKey } from '../place.ts';
import { type AnswerEvent, ProviderFailure } from '../providers/provider.ts';
import { QuotaRefusal, type RefusalReason } from '../quota/quota.ts';
import type { PostponedQuestion } from './answers.ts';
import { hasWords } from './clean.ts';
import type { Course } from './course.ts';
import { failureSentence } from './failure-sentence.ts';
import { withoutPictures } from './quoted.ts';

/** A place key was made by us; that it has the right form is checked, not what it says. */
const placeKey = z.custom<PlaceKey>(
	(key) => typeof key === 'string' && /^(guild:[^:]+:[^:]+|dm:[^:]+)$/.test(key),
);

const schema = z.object({
	person: z.object({ id: z.string(), name: z.string() }),
	roleIds: z.array(z.string()),
	place: z.object({
		key: placeKey,
		kind: z.enum(['channel', 'thread', 'dm']),
		channelId: z.string(),
		serverId: z.string().exactOptional(),
	}),
	text: z.string(),
	modelId: z.string().exactOptional(),
	locale: z.object({ person: z.string(), place: z.string() }),
});

/** Another day helps against these. */
const DAY_REASONS: readonly RefusalReason[] = ['day-spent', 'not-today', 'own-day-spent'];

/** What the next run need not wait for. */
const LEAVING: readonly SentenceKey[] = ['leaving.interrupted', 'leaving.restarting'];

const PASSING_MS = 5 * 60_000;
const PASSING: readonly SentenceKey[] = [
	'chat.list-missing',
	'chat.too-many-waiting',
	'quota.day-unknown',
	'quota.ledger-unavailable',
	'quota.line-full',
	'quota.own-line-full',
];

export type Postponing = ReturnType<typeof createPostponing>;

/** `kept`: what to write down; `addedIds`: of the messages that were added; `dueAt`: when it can be asked, epoch ms. */
export type Offered = {
	readonly event: Extract<AnswerEvent, { type: 'offer' }>;
	readonly text: string;
	readonly kept: Parameters<Jobs['offer']>[1];
};

/** Undefined for what is no question of ours. */
function readPostponed(text: string): PostponedQuestion | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

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
	if (!(error instanceof UserError)) return undefined;
	const { key } = error.sentence;
	if (LEAVING.includes(key)) return 0;
	return PASSING.includes(key) ? PASSING_MS : undefined;
}

/** Of those that may not be written down so many are kept in memory. */
const MOST_IN_MEMORY = 500;

/** Questions for which nothing is left today. Where nothing may be written down they are kept in memory only. */
export function createPostponing({ mayKeepQuestions }: { mayKeepQuestions: boolean }) {
	const inMemory = new Map<string, string>();

	return {
		/**
		 * Another day, if that is what the question lacks and its answer can be shown then. Its files are in the text
		 * already, as their links run out; pictures are lost, and their lines say so. Without them something must be left.
		 */
		offerFor(
			error: unknown,
			{ chosen, handle, parts, prepared, question }: Course,
		): Offered | undefined {
			const refused = refusalOfDay(error, chosen);
			const { deadline, isPrivate, locale, modelId, person, place, roleIds } = question;
			const canBeShown = !isPrivate && deadline?.canMove !== false;
			if (!canBeShown || !prepared || refused?.retryAt === undefined) return undefined;
			const pictures = prepared.parts.flatMap(({ read }) => read.pictures);
			const isMoreThanPictures = prepared.parts.some(
				(part) => hasWords(part.text) || part.read.quoted.length > 0,
			);
			if (!isMoreThanPictures) return undefined;
			const kept: PostponedQuestion = {
				person,
				roleIds,
				place,
				text: withoutPictures(
					prepared.text,
					pictures.map(({ name }) => name),
				),
				...(modelId !== undefined && { modelId }),
				locale,
			};
			const text = JSON.stringify(kept);
			return {
				event: {
					type: 'offer',
					sentence: refused.sentence,
					...(pictures.length > 0 && { note: say('postpone.without-pictures') }),
					handle,
				},
				text,
				kept: {
					question: mayKeepQuestions ? text : '',
					addedIds: parts.slice(1).map((part) => part.id),
					dueAt: refused.retryAt,
				},
			};
		},
		/** Once it is offered. */
		remember(id: string, { text }: Offered): void {
			if (mayKeepQuestions) return;
			inMemory.set(id, text);
			const [oldest] = inMemory.keys();
			if (inMemory.size > MOST_IN_MEMORY && oldest !== undefined) inMemory.delete(oldest);
		},
		/** What was kept of it: in its job, or in memory. Undefined when nothing was. */
		questionOf: ({ id, question }: { readonly id: string; readonly question: string }) =>
			readPostponed(question === '' ? (inMemory.get(id) ?? '') : question),
		forget(ids: readonly string[]): void {
			for (const id of ids) inMemory.delete(id);
		},
	};
}
