import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { AccountNews, AttemptOutcome, Lease, Quota, Standing } from '../quota/quota.ts';
import { type HeldLease, holdLease } from './held-lease.ts';
import type { KeyHealth } from './key-health.ts';
import {
	type ChatRequest,
	type Failure,
	type ModelEvent,
	type Provider,
	ProviderFailure,
} from './provider.ts';

/** The way from a question to a model: attempts, each under a lease of its own. */
export interface Router {
	/**
	 * The events of the attempt that spoke, ending with one `end`; an abort is an `end`, `stopped`, even while a lease
	 * is awaited. Throws the ProviderFailure of the last attempt, or what `lease` rejected with.
	 */
	stream(
		request: ChatRequest,
		leases: { lease(standing: Standing): Promise<Lease> },
		signal: AbortSignal,
	): AsyncGenerator<ModelEvent>;
}

type Dependencies = {
	readonly provider: Provider;
	readonly quota: Pick<Quota, 'learn'>;
	readonly keyHealth: KeyHealth;
	readonly log: Logger;
	/** The model is not to be had, or not found: time to look at the list. */
	readonly onGone: (modelId: string) => void;
	/** The account was refused: time to look at its counter. */
	readonly onAccountRefused: () => void;
};

/** Charged attempts per question: each of them is one that somebody else cannot make. */
const MOST_ATTEMPTS = 3;

/** Before the first word a spent minute is waited out and an empty answer is asked for once more. */
export function createRouter(dependencies: Dependencies): Router {
	const { provider, keyHealth, log } = dependencies;

	/** The lease is given back when the key was rejected meanwhile. */
	async function hold(lease: Lease): Promise<HeldLease> {
		const held = holdLease(lease, log);
		if (keyHealth.mayTry()) return held;
		await held.end('stopped');
		throw new ProviderFailure({ kind: 'key' });
	}

	async function* attempt(
		request: ChatRequest,
		held: HeldLease,
		signal: AbortSignal,
		result: Result,
	) {
		try {
			for await (const event of provider.stream(request, held.lease, signal)) {
				if (event.type === 'text') result.spoke = true;
				if (isAnswered(event)) {
					keyHealth.noteAccepted();
					await held.end('answered');
				}
				yield event;
			}
		} catch (error) {
			await held.end(outcomeOf(error));
			if (!(error instanceof ProviderFailure)) throw error;
			await noteFailure(dependencies, request.modelId, error);
			result.failed = error;
		} finally {
			await held.end('stopped');
		}
	}

	return {
		async *stream(request, leases, signal) {
			const failures: ProviderFailure[] = [];
			if (keyHealth.closed()) throw new ProviderFailure({ kind: 'key' });
			for (let number = 1; ; number++) {
				const result: Result = { spoke: false, failed: undefined };
				const lease = await nextLease(
					() => leases.lease(standingAfter(failures)),
					failures,
					signal,
				);
				if (lease === undefined) {
					yield { type: 'end', reason: 'stopped', modelId: request.modelId };
					return;
				}
				yield* attempt(request, await hold(lease), signal, result);
				const { failed, spoke } = result;
				if (failed === undefined) return;
				if (spoke || number === MOST_ATTEMPTS || !mayAskAgain(failed, failures)) throw failed;
				failures.push(failed);
			}
		},
	};
}

type Result = { spoke: boolean; failed: ProviderFailure | undefined };

const standingAfter = (failures: readonly ProviderFailure[]): Standing => {
	const last = failures.at(-1);
	if (last === undefined) return 'new';
	return last.failure.kind === 'account-minute' ? 'refused' : 'again';
};

const isEmpty = ({ failure }: ProviderFailure) => failure.kind === 'empty';

/** Undefined: the asker left while waiting. With no room to ask once more, the empty answer is what there is to tell. */
async function nextLease(
	lease: () => Promise<Lease>,
	failures: readonly ProviderFailure[],
	signal: AbortSignal,
): Promise<Lease | undefined> {
	try {
		return await lease();
	} catch (error) {
		if (signal.aborted) return undefined;
		throw failures.find(isEmpty) ?? error;
	}
}

const mayAskAgain = (failed: ProviderFailure, failures: readonly ProviderFailure[]) =>
	failed.failure.kind === 'account-minute' || (isEmpty(failed) && !failures.some(isEmpty));

const isAnswered = (event: ModelEvent) => event.type === 'end' && event.reason !== 'stopped';

function outcomeOf(error: unknown): AttemptOutcome {
	const isRefusal = error instanceof ProviderFailure && newsOf(error.failure) !== undefined;
	return isRefusal ? 'refused' : 'failed';
}

async function noteFailure(
	{ quota, keyHealth, log, onGone, onAccountRefused }: Dependencies,
	modelId: string,
	{ failure, status }: ProviderFailure,
) {
	if (failure.kind === 'key') keyHealth.noteRejected();
	if (failure.kind === 'payment') log.error({}, 'the account owes money: free models are blocked');
	if (failure.kind === 'gone' || status === 404) onGone(modelId);
	const news = newsOf(failure);
	if (news === undefined) return;
	try {
		await quota.learn(news);
	} catch (error) {
		log.error({ error: describeError(error) }, 'a refusal could not be written down');
	}
	onAccountRefused();
}

function newsOf(failure: Failure): AccountNews | undefined {
	if (failure.kind === 'account-minute') return { ...failure, kind: 'minute-refused' };
	if (failure.kind === 'account-day') return { ...failure, kind: 'day-refused' };
	return undefined;
}
