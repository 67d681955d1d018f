import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { createCatalogue, type LiveCatalogue } from '../models/catalogue.ts';
import { createKeptHealth, type KeptHealth } from '../models/kept-health.ts';
import { createLearnedHealth } from '../models/learned-health.ts';
import type { AccountWatch } from '../providers/account-watch.ts';
import type { ProviderTrouble } from '../providers/provider.ts';
import { createRouter, type Router } from '../providers/router.ts';
import type { AccountQuota } from '../quota/account-quota.ts';
import type { Quota } from '../quota/quota.ts';
import type { Store } from '../store/store.ts';
import { watchAccount } from './account.ts';
import type { Alerts } from './alerts.ts';
import type { Configured } from './configured.ts';
import { createKeys } from './keys.ts';
import { createLists } from './lists.ts';
import { createRemotes } from './remotes.ts';

/** All that lies between a question and a model but the budget. */
export type Routing = {
	readonly catalogue: LiveCatalogue;
	readonly health: KeptHealth;
	/** Undefined without a key of OpenRouter. */
	readonly accountWatch: AccountWatch | undefined;
	readonly router: Router;
	troubles(): readonly ProviderTrouble[];
};

export function createRouting(
	config: Config,
	providers: readonly Configured[],
	{
		store,
		account,
		quota,
		alerts,
		clock,
		log,
	}: {
		store: Store;
		account: AccountQuota | undefined;
		quota: Quota;
		alerts: Alerts;
		clock: Clock;
		log: Logger;
	},
): Routing {
	const health = createKeptHealth({
		health: createLearnedHealth({ clock }),
		records: store.records('model-health'),
		clock,
		log,
	});
	const keys = createKeys(providers, { alerts, clock, log });
	const lists = createLists(providers, {
		records: store.records('catalogue'),
		onFresh: warnOfDefault,
		keys,
		clock,
		log,
	});
	const catalogue = createCatalogue({ health, lists, preferredId: config.defaultModel });

	/** Only the list that should have it tells that it is missing. */
	function warnOfDefault(provider: string): void {
		const { defaultModel: model } = config;
		if (model === undefined || catalogue.find(model)) return;
		const itsOwn = providers.find(({ row }) => model.startsWith(`${row.name}:`));
		if ((itsOwn?.row.name ?? provider) !== provider) return;
		log.warn({ model }, 'DEFAULT_MODEL is not among the free chat models');
	}

	const remotes = createRemotes(providers, { catalogue, quota, keys, clock, log });
	const accountWatch = watchAccount(config, { remotes, account, clock, log });
	const router = createRouter({
		catalogue,
		health,
		remotes,
		quota,
		clock,
		log,
		onGone: (model) => void catalogue.refresh(model.provider),
		onAccountRefused: () => accountWatch?.after429(),
		onPaid(asked, cost, speakerId) {
			for (const { id, name } of [asked, catalogue.find(speakerId) ?? asked]) {
				health.block(id);
				const words = `${name} (${id}) reported a cost for a request that must cost nothing. Nobody is let to it for 30 days; please look at the account of its provider.`;
				alerts.raise(words, { model: id, cost });
			}
		},
	});
	return {
		catalogue,
		health,
		accountWatch,
		router,
		troubles: () => providers.flatMap(troublesOf),
	};

	function troublesOf({ row: { name, title } }: Configured): readonly ProviderTrouble[] {
		const about = { provider: name, title };
		const list = lists.find(({ provider }) => provider === name);
		const hasModels = list?.mayCall() && list.models().length > 0;
		return [
			...(keys.get(name)?.trouble() ? [{ ...about, why: 'key' as const }] : []),
			...(hasModels ? [] : [{ ...about, why: 'no-models' as const }]),
		];
	}
}
