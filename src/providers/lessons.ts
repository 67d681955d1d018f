import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { ModelHealth, Outcome } from '../models/health.ts';
import type { Model } from '../models/model.ts';
import type { AccountNews, ModelNews, Quota } from '../quota/quota.ts';
import type { KeyHealth } from './key-health.ts';
import type { ChatRequest, Failure, ModelEvent, ProviderFailure } from './provider.ts';

export type LessonParts = {
	readonly clock: Clock;
	readonly health: Pick<ModelHealth, 'begin' | 'end'>;
	readonly quota: Pick<Quota, 'learn'>;
	readonly log: Logger;
	/** A model is not to be had, or not found: time to look at its provider's list. */
	readonly onGone: (model: Model) => void;
	/** The account was refused: time to look at its counter. */
	readonly onAccountRefused: () => void;
	/** A model charged money, in US dollars: nobody may ask it any more, nor whoever spoke by its own word. */
	readonly onPaid: (model: Model, cost: number, speakerId: string) => void;
};

/** What one attempt teaches of the models that it named, of their provider's key and of the budget. */
export function createLessons(
	models: ChatRequest['models'],
	keyHealth: KeyHealth,
	{ clock, health, quota, log, onGone, onAccountRefused, onPaid }: LessonParts,
) {
	const startedAt = clock.monotonic();
	const open = new Set<string>(models.map(({ id }) => id));
	let speaker = models[0];
	let firstTokenAt: number | undefined;

	function end(model: Model, outcome: Outcome): void {
		if (open.delete(model.id)) health.end(model.id, outcome);
	}

	function answered({ usage }: Extract<ModelEvent, { type: 'end' }>): Outcome {
		const now = clock.monotonic();
		const spokeAt = firstTokenAt ?? now;
		return {
			kind: 'answered',
			firstTokenMs: spokeAt - startedAt,
			speakingMs: now - spokeAt,
			...(usage && { answerTokens: usage.answerTokens }),
		};
	}

	/** Which of the models a failure is about. */
	const about = (failure: Failure): Model =>
		failure.kind === 'gone' ? goneOf(models, failure) : speaker;

	async function tellQuota(news: AccountNews | ModelNews): Promise<void> {
		try {
			await quota.learn(news);
		} catch (error) {
			log.error({ error: describeError(error) }, 'a refusal could not be written down');
		}
		if (news.kind !== 'model-refused') onAccountRefused();
	}

	for (const { id } of models) health.begin(id);

	return {
		/** How many models were tried, when it is one of ours that answers: those before it had no room. */
		answering(modelId: string): number | undefined {
			const index = models.findIndex(({ id }) => id === modelId);
			if (index < 0) return undefined;
			speaker = models[index] ?? speaker;
			for (const model of models.slice(0, index)) end(model, { kind: 'busy' });
			return index + 1;
		},
		progress(): void {
			firstTokenAt ??= clock.monotonic();
		},
		paid({ cost, modelId }: Extract<ModelEvent, { type: 'paid' }>): void {
			onPaid(speaker, cost, modelId);
		},
		ended(event: Extract<ModelEvent, { type: 'end' }>): void {
			if (event.reason === 'stopped') return;
			end(speaker, answered(event));
			keyHealth.noteAccepted();
		},
		async failed({ failure, status }: ProviderFailure, spoke: boolean): Promise<void> {
			const { kind } = failure;
			const isOfOne = spoke || kind === 'gone' || OF_THE_SPEAKER.includes(kind);
			for (const model of isOfOne ? [about(failure)] : models) end(model, learnedFrom(failure));
			if (kind === 'key' || kind === 'payment') keyHealth.noteRejected(kind);
			if (kind === 'gone' || status === 404) onGone(about(failure));
			const news = newsOf(failure, speaker);
			if (news) await tellQuota(news);
		},
		about,
		/** Nothing more is learned. */
		close(): void {
			for (const model of models) end(model, { kind: 'unknown' });
		},
	};
}

/** Which of them is gone: the one that was named, else the first. */
export function goneOf(models: ChatRequest['models'], failure: Failure): Model {
	const named = failure.kind === 'gone' ? failure.remoteId : undefined;
	return models.find(({ remoteId }) => remoteId === named) ?? models[0];
}

const OF_THE_SPEAKER: readonly Failure['kind'][] = ['stalled', 'timed-out', 'empty'];
/** One that is gone may stay listed: the next question is not to be spent on it. */
const ITS_OWN_FAULT: readonly Failure['kind'][] = ['broken', 'gone', ...OF_THE_SPEAKER];

function learnedFrom(failure: Failure): Outcome {
	if (failure.kind === 'busy' && !failure.budget) {
		const { kind, retryAt } = failure;
		return retryAt === undefined ? { kind } : { kind, retryAt };
	}
	return ITS_OWN_FAULT.includes(failure.kind) ? { kind: 'failed' } : { kind: 'unknown' };
}

function newsOf(
	failure: Failure,
	{ provider, remoteId }: Model,
): AccountNews | ModelNews | undefined {
	if (failure.kind === 'account-minute') return { ...failure, kind: 'minute-refused' };
	if (failure.kind === 'account-day') return { ...failure, kind: 'day-refused' };
	if (failure.kind !== 'busy' || !failure.budget || failure.retryAt === undefined) return undefined;
	const { budget, retryAt } = failure;
	return { kind: 'model-refused', provider, remoteId, ...budget, retryAt };
}
