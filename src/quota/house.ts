import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import { say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { AccountQuota } from './account-quota.ts';
import type { JointLedger } from './joint-ledger.ts';
import type { ModelBudgets } from './model-budgets.ts';
import { type Asker, type Quota, QuotaRefusal, type Target } from './quota.ts';
import { createTogether } from './together.ts';
import { dayEndsAt, dayOf } from './windows.ts';

/**
 * All budgets behind one door: the shared account, where there is one, and the models that have a budget of their own.
 * `provider`: whose models share the account.
 */
export function createQuotaHouse({
	account,
	provider,
	models,
	joint,
	clock,
	log,
}: {
	account: AccountQuota | undefined;
	provider: string;
	models: ModelBudgets;
	joint: JointLedger;
	clock: Clock;
	log: Logger;
}): Quota {
	const accountOf = (target: Target) => (target.provider === provider ? account : undefined);

	/** Whoever has had what they may have waits for nothing; while that cannot be read, the line itself tells why. */
	async function isCapped(asker: Asker): Promise<boolean> {
		if (asker.dailyCap === undefined) return false;
		try {
			const { usedHere } = await models.charged(asker);
			return usedHere >= asker.dailyCap;
		} catch (error) {
			log.warn({ error: describeError(error) }, 'what a person has had today cannot be read');
			return false;
		}
	}

	async function chargedTo(asker: Asker) {
		try {
			return await models.charged(asker);
		} catch (error) {
			log.warn({ error: describeError(error) }, 'the ledger cannot be read');
			throw new UserError(say('quota.unreadable'), { cause: error });
		}
	}

	async function refuseCapped(asker: Asker): Promise<void> {
		if (await isCapped(asker))
			throw new QuotaRefusal('own-day-spent', dayEndsAt(dayOf(clock.now())));
	}

	async function left(target: Target) {
		const shared = accountOf(target);
		if (shared === undefined) return await models.left(target);
		const { used, limit } = (await shared.view()).day;
		return { remaining: Math.max(0, limit - used), limit };
	}

	async function leftOfCap(asker: Asker) {
		const { dailyCap } = asker;
		if (dailyCap === undefined) return undefined;
		const { usedHere } = await models.charged(asker);
		return { remaining: Math.max(0, dailyCap - usedHere) };
	}

	const together = createTogether({ accountOf, models, ledger: joint, clock });

	return {
		async lease(request) {
			if (request.standing === 'new') await refuseCapped(request.asker);
			return await (accountOf(request.target) ?? models).lease(request);
		},

		async together(request) {
			await refuseCapped(request.asker);
			return await together(request);
		},

		async learn(news) {
			if (news.kind === 'model-limits' || news.kind === 'model-refused') await models.learn(news);
			else await account?.learn(news);
		},

		saved: (kind) => account?.saved(kind),

		view: async () => account?.view(),

		left,

		async tightest(targets, asker) {
			const isShared = (target: Target) => accountOf(target) !== undefined;
			const [first, ...others] = targets.filter(isShared);
			const charged = [
				...(first
					? [{ whose: 'everybody' as const, requests: 1 + others.length, of: left(first) }]
					: []),
				...targets
					.filter((target) => !isShared(target))
					.map((target) => ({ whose: target, requests: 1, of: left(target) })),
				{ whose: 'asker' as const, requests: targets.length, of: leftOfCap(asker) },
			];
			const budgets = await Promise.all(
				charged.map(async ({ of, ...share }) => {
					const budget = await of;
					return budget && { ...share, remaining: budget.remaining };
				}),
			);
			return budgets
				.filter((budget) => budget !== undefined)
				.sort((one, other) => one.remaining - one.requests - (other.remaining - other.requests))[0];
		},

		models: models.views,

		async report(asker) {
			const shared = await account?.report(asker);
			const [charged, views] = await Promise.all([chargedTo(asker), models.views()]);
			return { account: shared, mine: charged, models: views };
		},

		healthy: models.healthy,

		async close() {
			await account?.close();
			await models.close();
		},
	};
}
