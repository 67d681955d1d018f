import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { AnswerFacts, Substitution, Usage } from '../providers/provider.ts';
import type { Quota, Target } from '../quota/quota.ts';

async function leftOfDay(
	target: Target,
	{ log, quota }: { log: Logger; quota: Quota },
): Promise<AnswerFacts['left']> {
	try {
		return await quota.left(target);
	} catch (error) {
		log.warn({ error: describeError(error) }, 'what is left of the day could not be read');
		return undefined;
	}
}

/**
 * The line under an answer. `modelId`: who spoke; a router may name one that no list has. `startedAt` is monotonic: when
 * it was let through.
 */
export async function answerFacts(
	{
		modelId,
		usage,
		instead,
	}: { modelId: string; usage: Usage | undefined; instead: Substitution | undefined },
	startedAt: number,
	parts: { catalogue: Catalogue; clock: Clock; log: Logger; quota: Quota },
): Promise<AnswerFacts> {
	const durationMs = parts.clock.monotonic() - startedAt;
	const spoke = parts.catalogue.find(modelId);
	const target = {
		provider: spoke?.provider ?? 'openrouter',
		remoteId: spoke?.remoteId ?? modelId,
	};
	const left = await leftOfDay(target, parts);
	return {
		modelName: spoke?.name ?? modelId,
		...(instead && { instead }),
		durationMs,
		...(usage ? { tokens: usage.promptTokens + usage.answerTokens } : {}),
		...(left ? { left } : {}),
	};
}
