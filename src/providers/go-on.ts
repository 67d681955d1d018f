import type { Model } from '../models/model.ts';
import type { QuotaRefusal, RefusalReason } from '../quota/quota.ts';
import type { Candidates } from './candidates.ts';
import { goneOf } from './lessons.ts';
import type { ProviderFailure, Substitution } from './provider.ts';

/** All of the provider's models share what is spent. */
const OF_THE_ACCOUNT: readonly RefusalReason[] = ['day-spent', 'day-unknown', 'not-today'];
const OF_THE_MODEL: readonly RefusalReason[] = ['model-spent', 'model-too-long'];

const isEmpty = ({ failure }: ProviderFailure) => failure.kind === 'empty';

/** Whether somebody else may have room; notes who has not. */
export function noteRefusal(
	candidates: Candidates,
	model: Model,
	{ reason }: QuotaRefusal,
): boolean {
	if (OF_THE_ACCOUNT.includes(reason)) candidates.leaveOutProvider(model.provider, 'spent');
	else if (OF_THE_MODEL.includes(reason))
		candidates.leaveOut(model, reason === 'model-spent' ? 'spent' : 'too-long');
	else return false;
	return true;
}

/** Which model, of those whose own budget is full, has room first. */
export function soonestOf(refusals: ReadonlyMap<Model, QuotaRefusal>): Model | undefined {
	const [soonest] = [...refusals]
		.flatMap(([model, { reason, retryAt }]) =>
			reason === 'model-spent' && retryAt !== undefined ? [{ model, retryAt }] : [],
		)
		.sort((one, other) => one.retryAt - other.retryAt);
	return soonest?.model;
}

/** Whether another attempt could do better; notes who is not to be asked again. */
export function mayGoOn(
	{ failure, status }: ProviderFailure,
	{
		candidates,
		models,
		tried,
		failures,
		isStrict,
	}: {
		candidates: Candidates;
		models: readonly [Model, ...Model[]];
		/** The first of them, as far as can be told. */
		tried: readonly Model[];
		failures: readonly ProviderFailure[];
		isStrict: boolean;
	},
): boolean {
	const [first] = models;
	const leaveOut = (why: Substitution) => {
		for (const model of tried) candidates.leaveOut(model, why);
	};
	switch (failure.kind) {
		case 'account-minute':
			return true;
		case 'account-day':
			candidates.leaveOutProvider(first.provider, 'spent');
			break;
		case 'key':
		case 'payment':
			candidates.leaveOutProvider(first.provider, 'closed');
			break;
		case 'busy':
			leaveOut(failure.budget ? 'spent' : 'busy');
			break;
		case 'gone':
			candidates.leaveOut(goneOf(models, failure), 'gone');
			break;
		case 'unable':
			leaveOut('blind');
			break;
		case 'too-long':
			candidates.leaveOutUpTo(first);
			leaveOut('too-long');
			break;
		case 'empty':
			if (isStrict) candidates.askOnceMore(first);
			else leaveOut('failed');
			if (isStrict && failures.some(isEmpty)) return false;
			break;
		case 'broken':
		case 'stalled':
			leaveOut('failed');
			if (tried.length > 1 || status === undefined)
				candidates.preferOthersTo(first.provider, 'failed');
			break;
		case 'refused':
		case 'timed-out':
		case 'wrong-request':
			return false;
	}
	return candidates.first() !== undefined;
}
