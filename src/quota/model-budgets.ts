import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { JointAttempt } from './joint-ledger.ts';
import { tokensOf } from './model-lease.ts';
import type { ModelLedger, ModelState } from './model-ledger.ts';
import { createModelLine, type ModelLine } from './model-line.ts';
import type {
	Asker,
	JointRequest,
	Lease,
	LeaseRequest,
	ModelBudget,
	ModelBudgetView,
	ModelNews,
	Target,
} from './quota.ts';
import { shareOf } from './waiter.ts';

export type Joining = JointAttempt['models'][number] & {
	/** Somebody waits for this model, whom nobody overtakes. */
	isWaitedFor(): boolean;
	/** Once it is charged. */
	lease(): Lease;
};

/** What single models may be asked, beside the account. */
export interface ModelBudgets {
	lease(request: LeaseRequest): Promise<Lease>;
	/** One to be charged with others, beside the line of its model. */
	joining(request: JointRequest, wanted: JointRequest['requests'][number]): Joining;
	/** Rejects when the ledger cannot be written. */
	learn(news: ModelNews): Promise<void>;
	left(target: Target): Promise<{ readonly remaining: number; readonly limit: number } | undefined>;
	/** Those with a limit by the day, the most used first. */
	views(): Promise<readonly ModelBudgetView[]>;
	/** What this person was charged today of all budgets, also the account's. */
	charged(asker: Asker): Promise<{ readonly used: number; readonly usedHere: number }>;
	healthy(): boolean;
	close(): Promise<void>;
}

/** `budgetOf`: what the table of providers says; undefined: no limit at all. */
export function createModelBudgets({
	ledger,
	budgetOf,
	clock,
	log,
}: {
	ledger: ModelLedger;
	budgetOf: (target: Target) => ModelBudget | undefined;
	clock: Clock;
	log: Logger;
}): ModelBudgets {
	const lines = new Map<string, ModelLine>();
	let closed = false;

	const keyOf = ({ provider, remoteId }: Target) => `${provider} ${remoteId}`;

	function lineOf({ provider, remoteId }: Target): ModelLine {
		const target = { provider, remoteId };
		const known = lines.get(keyOf(target));
		if (known) return known;
		const line = createModelLine({ target, budgetOf, ledger, clock, log });
		lines.set(keyOf(target), line);
		return line;
	}

	async function view(target: Target): Promise<readonly ModelBudgetView[]> {
		const state = await ledger.read(target, budgetOf(target));
		const day = dayOf(state);
		if (day === undefined || day.used === 0) return [];
		const { used, limit } = day;
		const returnsAt = day.charges[0]?.freesAt ?? state.readAt;
		return [{ ...target, used, limit, returnsAt: Math.max(returnsAt, state.shutUntil ?? 0) }];
	}

	return {
		async lease(request) {
			if (closed) throw new DOMException('the bot is leaving', 'AbortError');
			return await lineOf(request.target).lease(request);
		},
		joining({ asker, jobId }, { target, tokens }) {
			const { dailyCap } = asker;
			const share = shareOf({ asker });
			const { personId, serverKey } = share;
			const attempt = {
				id: randomUUID(),
				jobId,
				target,
				tokens: tokensOf(tokens),
				serverKey,
				personId,
				...(dailyCap !== undefined && { dailyCap }),
			};
			return {
				attempt,
				budget: budgetOf(target),
				isWaitedFor: () => lines.get(keyOf(target))?.isWaitedFor() === true,
				lease: () => lineOf(target).leaseOf(attempt.id, share),
			};
		},
		async learn(news) {
			await ledger.learn(news, budgetOf(news));
			lines.get(keyOf(news))?.wake();
		},
		async left(target) {
			const state = await ledger.read(target, budgetOf(target));
			const day = dayOf(state);
			if (day === undefined) return undefined;
			const remaining = state.isDayShut ? 0 : Math.max(0, day.limit - day.used);
			return { remaining, limit: day.limit };
		},
		async views() {
			const views = await Promise.all((await ledger.asked()).map(view));
			return views.flat().sort((one, other) => other.used - one.used);
		},
		charged: (asker) => ledger.charged(shareOf({ asker })),
		healthy: ledger.healthy,
		async close() {
			closed = true;
			await Promise.all([...lines.values()].map((line) => line.close()));
		},
	};
}

const dayOf = ({ windows }: ModelState) =>
	windows.find(({ span, measure }) => span === 'day' && measure === 'requests');
