import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Remote, Remotes } from '../providers/candidates.ts';
import type { KeyHealth } from '../providers/key-health.ts';
import { createOpenAiProvider } from '../providers/openai-provider.ts';
import type { ModelNews, Quota } from '../quota/quota.ts';
import type { Configured } from './configured.ts';

type Dependencies = {
	readonly catalogue: Pick<Catalogue, 'findRemote' | 'mayCall'>;
	readonly quota: Pick<Quota, 'learn'>;
	readonly keys: ReadonlyMap<string, KeyHealth>;
	readonly clock: Clock;
	readonly log: Logger;
};

/** The ways to the models of each provider, by the names of their rows. */
export function createRemotes(providers: readonly Configured[], parts: Dependencies): Remotes {
	return new Map(
		providers.flatMap((provider) => {
			const { name } = provider.row;
			const keyHealth = parts.keys.get(name);
			return keyHealth ? [[name, createRemote(provider, keyHealth, parts)]] : [];
		}),
	);
}

function createRemote(
	{ row, key, baseUrl }: Configured,
	keyHealth: KeyHealth,
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
		keyHealth,
		modelsPerRequest: row.modelsPerRequest,
		sharesBudget: row.sharesBudget,
	};
}
