import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue, Model } from '../models/model.ts';
import type { AnswerFacts } from '../providers/provider.ts';
import type { Quota } from '../quota/quota.ts';
import type { Heard } from './listen.ts';

async function leftOfDay(quota: Quota, log: Logger): Promise<AnswerFacts['left']> {
	try {
		const { used, limit } = (await quota.view()).day;
		return { remaining: Math.max(0, limit - used), limit };
	} catch (error) {
		log.warn({ error: describeError(error) }, 'what is left of the day could not be read');
		return undefined;
	}
}

/** The line under an answer. `startedAt` is monotonic: when it was let through. */
export async function answerFacts(
	{ modelId, usage }: Pick<Heard, 'modelId' | 'usage'>,
	asked: Model,
	startedAt: number,
	parts: { catalogue: Catalogue; clock: Clock; log: Logger; quota: Quota },
): Promise<AnswerFacts> {
	const durationMs = parts.clock.monotonic() - startedAt;
	const spoke = modelId === undefined ? asked : (parts.catalogue.find(modelId) ?? asked);
	const left = await leftOfDay(parts.quota, parts.log);
	return {
		modelName: spoke.name,
		durationMs,
		...(usage ? { tokens: usage.promptTokens + usage.answerTokens } : {}),
		...(left ? { left } : {}),
	};
}
