import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Remote, Remotes } from '../providers/candidates.ts';
import { type Closed, createKeyHealth } from '../providers/key-health.ts';
import { createOpenAiProvider } from '../providers/openai-provider.ts';
import type { ModelNews, Quota } from '../quota/quota.ts';
import type { Configured } from './configured.ts';

type Dependencies = {
	readonly catalogue: Pick<Catalogue, 'findRemote' | 'mayCall'>;
	readonly quota: Pick<Quota, 'learn'>;
	readonly clock: Clock;
	readonly log: Logger;
};

/** The ways to the models of each provider, by the names of their rows. */
export function createRemotes(providers: readonly Configured[], parts: Dependencies): Remotes {
	return new Map(providers.map((provider) => [provider.row.name, createRemote(provider, parts)]));
}

function createRemote(
	{ row, key, baseUrl }: Configured,
	{ catalogue, quota, clock, log }: Dependencies,
): Remote {
	async function learn(news: ModelNews): Promise<void> {
		try {
			await quota.learn(news);
		} catch (error) {
			log.warn(
				{ provider: row.name, error: describeError(error) },
				'the limits of a model could not be written down',
			);
		}
	}

	return {
		provider: createOpenAiProvider({
			row,
			key,
			baseUrl,
			clock,
			log,
			mayCall: catalogue.mayCall,
			idOf: (remoteId) => catalogue.findRemote(row.name, remoteId)?.id,
			onNews: (news) => void learn(news),
		}),
		keyHealth: createKeyHealth({
			clock,
			onChange: (trouble) => tellOf(trouble, row.name, log),
		}),
		modelsPerRequest: row.modelsPerRequest,
		sharesBudget: row.sharesBudget,
	};
}

function tellOf(trouble: Closed | undefined, provider: string, log: Logger): void {
	if (trouble === 'key') log.error({ provider }, 'the provider rejects our key');
	else if (trouble) log.error({ provider }, 'the account owes money: free models are blocked');
	else log.info({ provider }, 'the provider takes our key again');
}
