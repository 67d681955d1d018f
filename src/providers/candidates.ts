import type { ModelHealth } from '../models/health.ts';
import { type Catalogue, canSee, isRouter, type Model, type Needs } from '../models/model.ts';
import type { Closed, KeyHealth } from './key-health.ts';
import { type Failure, type Provider, ProviderFailure, type Substitution } from './provider.ts';

/** A provider that we have a key for. */
export type Remote = {
	readonly provider: Provider;
	readonly keyHealth: KeyHealth;
	/** How many models one request may name. */
	readonly modelsPerRequest: number;
	/** One budget for all its models, so that a lease holds for any of them. */
	readonly sharesBudget: boolean;
};

export type Remotes = ReadonlyMap<string, Remote>;

/** Who is to answer a question. `isStrict`: nobody else may; `mayAnswer`: who else may. `needs`: as they are now, for a question that waits may grow. */
export type Wanted = {
	readonly model: Model;
	readonly isStrict: boolean;
	readonly mayAnswer?: (modelId: string) => boolean;
	readonly needs: () => Needs;
};

/** Further models of a request get what was made for the first: so much of their context it may fill. */
const PROMPT_SHARE = 0.7;

/** What says something of one model only. */
const OF_A_MODEL: readonly Failure['kind'][] = ['busy', 'broken', 'stalled', 'empty'];

export type Candidates = ReturnType<typeof createCandidates>;

/** Who may answer one question, in order, as far as is known by now; and why the others may not. */
export function createCandidates(
	{ model: wanted, isStrict, mayAnswer = () => true, needs }: Wanted,
	{
		catalogue,
		health,
		remotes,
	}: {
		catalogue: Pick<Catalogue, 'alternatives' | 'mayCall'>;
		health: Pick<ModelHealth, 'view' | 'mayTry' | 'isTooRisky'>;
		remotes: Remotes;
	},
) {
	const outModels = new Map<string, Substitution>();
	const onceMore = new Set<string>();
	const outProviders = new Map<string, Substitution>();
	/** A model must hold more than this. */
	let tooSmall = 0;
	/** Why the wanted one is not asked; the first reason stays. */
	let reason: Substitution | undefined;
	let triesAreFree = false;

	const others = () => catalogue.alternatives(wanted, needs()).filter(({ id }) => mayAnswer(id));
	const everybody = () => [wanted, ...(isStrict ? [] : others())];

	/** What speaks against asking it at all just now, whatever the question. */
	function whyNobodyMay(model: Model): Substitution | undefined {
		const remote = remotes.get(model.provider);
		const { isBlocked } = health.view(model.id);
		if (!remote || isBlocked || !catalogue.mayCall(model.id)) return 'gone';
		return remote.keyHealth.closed() ? 'closed' : undefined;
	}

	function whyNot(model: Model): Substitution | undefined {
		const known =
			outModels.get(model.id) ?? outProviders.get(model.provider) ?? whyNobodyMay(model);
		if (known) return known;
		if (needs().sees && !canSee(model)) return 'blind';
		if (model.contextTokens <= tooSmall) return 'too-long';
		return health.mayTry(model.id) || onceMore.has(model.id) ? undefined : 'busy';
	}

	/** Who failed last stands behind the others, unless trying costs nothing or there may be such losses. */
	const isRisky = ({ id, provider }: Model) =>
		!(triesAreFree && remotes.get(provider)?.sharesBudget) && health.isTooRisky(id);

	const able = () => {
		const all = everybody().filter((model) => whyNot(model) === undefined);
		const risky = isStrict ? [] : all.filter(isRisky);
		const sure = all.filter((model) => !risky.includes(model));
		reason ??= whyNot(wanted) ?? (sure.length > 0 && risky.includes(wanted) ? 'busy' : undefined);
		return [...sure, ...risky];
	};

	/** Those of this provider that one request may name. */
	function together(provider: string): Model[] {
		const most = isStrict ? 1 : (remotes.get(provider)?.modelsPerRequest ?? 1);
		const [first, ...others] = able().filter((model) => model.provider === provider);
		if (!first) return [];
		const leastContext = needs().promptTokens / PROMPT_SHARE;
		return [first, ...others.filter((model) => model.contextTokens >= leastContext)].slice(0, most);
	}

	const hasElsewhere = (provider: string) => able().some((model) => model.provider !== provider);

	function restsUntil(): number | undefined {
		const times = everybody().flatMap(({ id }) => health.view(id).restsUntil ?? []);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	return {
		first: () => able()[0],
		together,
		/** Whether another provider may be asked as well. */
		hasElsewhere,
		leaveOut(model: Pick<Model, 'id'>, why: Substitution): void {
			outModels.set(model.id, why);
		},
		/** It may be asked after all. */
		letIn({ id }: Pick<Model, 'id'>): void {
			outModels.delete(id);
		},
		leaveOutProvider(provider: string, why: Substitution): void {
			outProviders.set(provider, why);
		},
		/** It may be down as a whole, so others are asked first; without any there is nothing to lose. */
		preferOthersTo(provider: string, why: Substitution): void {
			if (hasElsewhere(provider)) outProviders.set(provider, why);
		},
		/** What this model could not hold, no smaller one can. */
		leaveOutUpTo({ contextTokens }: Pick<Model, 'contextTokens'>): void {
			tooSmall = Math.max(tooSmall, contextTokens);
		},
		/** Further models in one request cost nothing. */
		noteFreeTries(): void {
			triesAreFree = true;
		},
		/** It is asked once more although it has just failed. */
		askOnceMore({ id }: Pick<Model, 'id'>): void {
			onceMore.add(id);
		},
		/** What there is to tell when nobody could be asked, or those who were had no answer: `last` is the last failure. */
		nobody(last?: ProviderFailure): ProviderFailure {
			const closed = remotes.get(wanted.provider)?.keyHealth.closed();
			const failed = last ?? new ProviderFailure(failureOf(whyNot(wanted), closed, restsUntil()));
			const isOfSeveral = !isStrict && everybody().length > 1;
			if (!isOfSeveral || !OF_A_MODEL.includes(failed.failure.kind)) return failed;
			const retryAt = restsUntil();
			const failure: Failure =
				retryAt === undefined ? { kind: 'nobody' } : { kind: 'nobody', retryAt };
			return new ProviderFailure(failure, failed.status, { cause: failed });
		},
		/** Why this model speaks instead of the wanted one; undefined for that one. */
		instead: (modelId: string): Substitution | undefined =>
			modelId === wanted.id || (isRouter(wanted) && reason === undefined)
				? undefined
				: (reason ?? 'busy'),
	};
}

function failureOf(
	why: Substitution | undefined,
	closed: Closed | undefined,
	restsUntil: number | undefined,
): Failure {
	if (why === 'closed') return { kind: closed ?? 'key' };
	if (why === 'gone') return { kind: 'gone' };
	if (why === 'blind') return { kind: 'unable' };
	if (why === 'too-long') return { kind: 'too-long' };
	return restsUntil === undefined ? { kind: 'busy' } : { kind: 'busy', retryAt: restsUntil };
}
