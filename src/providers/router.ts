import { UserError } from '../errors.ts';
import type { ModelHealth } from '../models/health.ts';
import type { Catalogue, Model } from '../models/model.ts';
import { type Lease, QuotaRefusal, type Standing } from '../quota/quota.ts';
import { type Attempted, attempt } from './attempt.ts';
import { createCandidates, type Remotes, type Wanted } from './candidates.ts';
import { mayGoOn, noteRefusal, soonestOf } from './go-on.ts';
import { holdLease } from './held-lease.ts';
import type { LessonParts } from './lessons.ts';
import type { ChatRequest, ModelEvent, ProviderFailure, Substitution } from './provider.ts';

type Asked = {
	readonly standing: Standing;
	readonly model: Model;
	readonly tries: number;
	readonly isPatient: boolean;
};

type Turn = { readonly lease: Lease; readonly models: readonly [Model, ...Model[]] };

type Options = {
	requestFor(models: Turn['models']): Promise<ChatRequest>;
	lease(asked: Asked): Promise<Lease>;
};

/** The way of one question; `chat/router.ts` says what it promises. */
interface Route {
	turn(lease: Options['lease']): Promise<Turn>;
	stream(turn: Turn, options: Options, signal: AbortSignal): AsyncGenerator<ModelEvent>;
	instead(modelId: string): Substitution | undefined;
}

export interface Router {
	begin(wanted: Wanted): Route;
}

type Dependencies = LessonParts & {
	readonly catalogue: Pick<Catalogue, 'alternatives' | 'mayCall'>;
	readonly health: ModelHealth;
	readonly remotes: Remotes;
};

/** Charged attempts per question: each of them is one that somebody else cannot make. */
const MOST_ATTEMPTS = 3;

/** Attempts, each under a lease of its own, until one speaks. */
export function createRouter(dependencies: Dependencies): Router {
	return { begin: (wanted) => createRoute(wanted, dependencies) };
}

function createRoute(wanted: Wanted, dependencies: Dependencies): Route {
	const { log, remotes } = dependencies;
	const candidates = createCandidates(wanted, dependencies);
	const failures: ProviderFailure[] = [];
	let charged = 0;

	/** Undefined: when it was given, who it is for could not be asked any more. */
	async function leaseFor(
		model: Model,
		lease: Options['lease'],
		isPatient: boolean,
	): Promise<Turn | undefined> {
		const { provider } = model;
		const left = MOST_ATTEMPTS - charged;
		// One is kept for another provider: a list may fail as a whole.
		const mostHere = candidates.hasElsewhere(provider) ? Math.max(1, left - 1) : left;
		const tries = Math.min(mostHere, candidates.together(provider).length);
		const given = await lease({ standing: standingAfter(failures), model, tries, isPatient });
		if (given.units < given.tries) candidates.noteFreeTries();
		const remote = remotes.get(provider);
		const [first, ...others] = candidates
			.together(provider)
			.filter(({ id }) => remote?.sharesBudget || id === model.id);
		if (first && remote?.keyHealth.mayTry())
			return { lease: given, models: [first, ...others.slice(0, given.tries - 1)] };
		await holdLease(given, log).end('stopped');
		return undefined;
	}

	/** As `leaseFor`; or why its budget gives none, where another one may. */
	async function askFor(
		model: Model,
		lease: Options['lease'],
		isPatient = false,
	): Promise<Turn | QuotaRefusal | undefined> {
		try {
			return await leaseFor(model, lease, isPatient);
		} catch (error) {
			if (!(error instanceof QuotaRefusal) || !noteRefusal(candidates, model, error)) throw error;
			return error;
		}
	}

	/** Where nobody has room now, in the line of who has it first. */
	async function turn(lease: Options['lease']): Promise<Turn> {
		const refusals = new Map<Model, QuotaRefusal>();
		for (let model = candidates.first(); model; model = candidates.first()) {
			const found = await askFor(model, lease);
			if (found instanceof QuotaRefusal) refusals.set(model, found);
			else if (found) return found;
		}
		const soonest = soonestOf(refusals);
		if (soonest) {
			candidates.letIn(soonest);
			const found = await askFor(soonest, lease, true);
			if (found && !(found instanceof QuotaRefusal)) return found;
		}
		const [first] = refusals.values();
		throw first ?? candidates.nobody(failures.at(-1));
	}

	/** One attempt and what came of it. Its lease ends with it. */
	async function* attemptOf(
		{ lease, models }: Turn,
		requestFor: Options['requestFor'],
		signal: AbortSignal,
	): AsyncGenerator<ModelEvent, Attempted> {
		const held = holdLease(lease, log);
		try {
			const request = await requestFor(models);
			const remote = remotes.get(models[0].provider);
			if (!remote) throw candidates.nobody();
			return yield* attempt(remote, request, held, dependencies, signal);
		} finally {
			await held.end('stopped');
		}
	}

	/** Undefined: the asker left while waiting. Without room for another attempt the last failure is what there is to tell. */
	async function nextTurn(lease: Options['lease'], signal: AbortSignal): Promise<Turn | undefined> {
		try {
			return await turn(lease);
		} catch (error) {
			if (signal.aborted) return undefined;
			const told = failures.findLast(({ failure }) => failure.kind !== 'account-minute');
			if (told && error instanceof UserError) throw candidates.nobody(told);
			throw error;
		}
	}

	return {
		turn,
		instead: candidates.instead,
		async *stream(firstTurn, { requestFor, lease }, signal) {
			for (let current: Turn | undefined = firstTurn; current; ) {
				const { models } = current;
				const { failed, spoke, tries } = yield* attemptOf(current, requestFor, signal);
				if (failed === undefined) return;
				charged += Math.min(tries, current.lease.units);
				if (spoke) throw failed;
				const { isStrict } = wanted;
				const tried = models.slice(0, Math.max(1, tries));
				const mayGo = mayGoOn(failed, { candidates, models, tried, failures, isStrict });
				if (!mayGo || charged >= MOST_ATTEMPTS) throw candidates.nobody(failed);
				failures.push(failed);
				current = await nextTurn(lease, signal);
			}
			yield { type: 'end', reason: 'stopped', modelId: wanted.model.id };
		},
	};
}

const standingAfter = (failures: readonly ProviderFailure[]): Standing => {
	const last = failures.at(-1);
	if (last === undefined) return 'new';
	return last.failure.kind === 'account-minute' ? 'refused' : 'again';
};
