import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { AccountQuota } from './account-quota.ts';
import { refusalOfAll } from './joint.ts';
import type { JointLedger } from './joint-ledger.ts';
import type { AttemptRequest, LimitOverrides } from './ledger.ts';
import type { Joining, ModelBudgets } from './model-budgets.ts';
import { type JointRequest, type Lease, QuotaRefusal, type Target } from './quota.ts';

/** Who waits for a model waits no longer than this. */
const WAITS_AT_MOST_MS = 60_000;

/** Leases for requests of several budgets, all or none. */
export function createTogether({
	accountOf,
	models,
	ledger,
	clock,
}: {
	accountOf: (target: Target) => AccountQuota | undefined;
	models: ModelBudgets;
	ledger: JointLedger;
	clock: Clock;
}) {
	const soon = () => clock.now() + WAITS_AT_MOST_MS;

	/** Charges them, if nobody waits for one of the models whom this would overtake. */
	async function charge(
		account: readonly AttemptRequest[],
		joining: readonly Joining[],
		overrides: LimitOverrides,
	) {
		if (joining.some((one) => one.isWaitedFor())) return new QuotaRefusal('model-spent', soon());
		return await ledger.admit({ account, models: joining }, overrides);
	}

	/** Without a line: all must have room now. */
	async function chargeNow(joining: readonly Joining[], signal: AbortSignal): Promise<void> {
		const verdict = await charge([], joining, {}).catch((cause: unknown) => {
			throw new QuotaRefusal('ledger', undefined, { cause });
		});
		if (verdict instanceof QuotaRefusal) throw verdict;
		if (!verdict.admitted) throw refusalOfAll(verdict) ?? new QuotaRefusal('model-spent', soon());
		if (!signal.aborted) return;
		await giveBack(joining);
		throw signal.reason;
	}

	const giveBack = async (joining: readonly Joining[]) => {
		for (const one of joining) await one.lease().giveBack();
	};

	return async function together(request: JointRequest): Promise<readonly Lease[]> {
		const { requests, ...rest } = request;
		rest.signal.throwIfAborted();
		const account = requests.map(({ target }) => accountOf(target)).find((one) => one);
		const slots = requests.map((wanted) =>
			accountOf(wanted.target) ? undefined : models.joining(request, wanted),
		);
		const joining = slots.filter((slot) => slot !== undefined);
		const [firstId, ...moreIds] = slots.flatMap((slot) => (slot ? [] : [randomUUID()]));
		const shared = { ...rest, standing: 'new' } as const;
		if (firstId === undefined) await chargeNow(joining, rest.signal);
		const leases =
			account && firstId !== undefined
				? [
						...(await account.together(shared, {
							attemptIds: [firstId, ...moreIds],
							admit: (attempts, overrides) => charge(attempts, joining, overrides),
							giveBackElsewhere: () => giveBack(joining),
						})),
					]
				: [];
		return slots.flatMap((slot) => slot?.lease() ?? leases.shift() ?? []);
	};
}
