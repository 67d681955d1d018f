import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue, Model } from '../models/model.ts';
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
		modelName: (instead && spoke ? tellingName(spoke, parts.catalogue) : spoke?.name) ?? modelId,
		...(instead && { instead }),
		durationMs,
		...(usage ? { tokens: usage.promptTokens + usage.answerTokens } : {}),
		...(left ? { left } : {}),
	};
}

/** Where one spoke instead of another, a name that both may have tells nothing: then its id. */
function tellingName({ id, name }: Model, catalogue: Catalogue): string {
	const isNamesake = (other: Model) => other.id !== id && bare(other.name) === bare(name);
	return catalogue.models().some(isNamesake) ? id : name;
}

/** Providers spell the same name in several ways. */
const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
