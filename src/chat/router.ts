import type { Model, Needs } from '../models/model.ts';
import type { ChatRequest, ModelEvent, Substitution } from '../providers/provider.ts';
import type { Lease, LeaseRequest } from '../quota/quota.ts';

/** Who is to answer a question. `isStrict`: nobody else may. */
export type Wanted = {
	readonly model: Model;
	readonly isStrict: boolean;
	/** Whom else the server lets be asked; absent: everybody. */
	readonly mayAnswer?: (modelId: string) => boolean;
	/** As they are now: a question that waits may grow. */
	readonly needs: () => Needs;
};

/** What a lease is asked for. */
export type Asked = Pick<LeaseRequest, 'standing' | 'tries' | 'isPatient'> & {
	readonly model: Model;
};

/** The right to one request, and whom it may go to: of one provider, in order. */
export type Turn = { readonly lease: Lease; readonly models: readonly [Model, ...Model[]] };

/** The way of one question to its answer. */
export interface Route {
	/**
	 * A lease for the best of those who may answer now: the wanted one, else the nearest. Rejects with what `lease`
	 * rejects with, where no other budget has room either and none has for minutes, and with a ProviderFailure when nobody can be asked.
	 */
	turn(lease: (asked: Asked) => Promise<Lease>): Promise<Turn>;
	/**
	 * The events of the attempt that spoke, the first one under `turn`, others before the first word under leases of their
	 * own; an abort is an `end`, `stopped`, even while a lease is awaited. Each lease is settled. Throws the
	 * ProviderFailure of the last attempt, or what `lease` rejected with. Leaving it ends the request upstream.
	 */
	stream(
		turn: Turn,
		options: {
			requestFor(models: Turn['models']): Promise<ChatRequest>;
			lease(asked: Asked): Promise<Lease>;
		},
		signal: AbortSignal,
	): AsyncIterable<ModelEvent>;
	/** Why this model speaks instead of the wanted one; undefined for that one. */
	instead(modelId: string): Substitution | undefined;
}

export interface Router {
	begin(wanted: Wanted): Route;
}
