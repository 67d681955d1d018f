import type { Clock } from '../clock.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Catalogue } from '../models/model.ts';
import type { Remote, Remotes } from '../providers/candidates.ts';
import { type Closed, createKeyHealth } from '../providers/key-health.ts';
import { createOpenAiProvider } from '../providers/openai-provider.ts';
import type { ModelNews, Quota } from '../quota/quota.ts';
import type { Alerts } from './alerts.ts';
import type { Configured } from './configured.ts';

type Dependencies = {
	readonly catalogue: Pick<Catalogue, 'findRemote' | 'mayCall'>;
	readonly quota: Pick<Quota, 'learn'>;
	readonly alerts: Alerts;
	readonly clock: Clock;
	readonly log: Logger;
};

/** The ways to the models of each provider, by the names of their rows. */
export function createRemotes(providers: readonly Configured[], parts: Dependencies): Remotes {
	return new Map(providers.map((provider) => [provider.row.name, createRemote(provider, parts)]));
}

function createRemote(
	{ row, key, baseUrl }: Configured,
	{ catalogue, quota, alerts, clock, log }: Dependencies,
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
			onChange(trouble) {
				if (trouble) alerts.raise(wordsOf(trouble, row.title), { provider: row.name });
				else log.info({ provider: row.name }, 'the provider takes our key again');
			},
		}),
		modelsPerRequest: row.modelsPerRequest,
		sharesBudget: row.sharesBudget,
	};
}

/** For the operator. */
function wordsOf(trouble: Closed, title: string): string {
	const what =
		trouble === 'key'
			? `${title} rejects the bot’s key. Please replace it and restart the bot.`
			: `The account at ${title} owes money, which blocks its free models too. Please look at its balance.`;
	return `${what} Until then its models answer nobody; it is tried again every five minutes.`;
}
