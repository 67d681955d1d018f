import type { Clock } from '../clock.ts';
import { describeError, fail, UserError } from '../errors.ts';
import { newHandle } from '../handle.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue, Model } from '../models/model.ts';
import type { Quota, Tightest } from '../quota/quota.ts';
import type { Settings } from '../settings/settings.ts';
import { askerOf } from './asker.ts';
import type { Decision, Presser } from './buttons.ts';
import { type Chosen, chooseModel } from './choose-model.ts';
import { hasWords } from './clean.ts';
import type { ComparisonAsk, Comparisons } from './comparisons.ts';
import { mayDecide, ownershipOf } from './ownership.ts';

/** An offer stands for as long as Discord lets its message be changed; the rest is a bound for those nobody takes up. */
const OFFERED_MS = 15 * 60_000;
const MOST_OFFERED = 500;

/** `closed`: nobody took it up in time, or it was taken back; it never will be. */
type Offer = { ask: ComparisonAsk; readonly until: number; state: 'open' | 'taken' | 'closed' };

/** What would be asked, until somebody wants that. In memory: after a restart an offer has lapsed, and nothing was spent. */
export function createComparisonOffers({
	catalogue,
	clock,
	log,
	quota,
	settings,
}: {
	catalogue: Catalogue;
	clock: Clock;
	log: Logger;
	quota: Pick<Quota, 'tightest'>;
	settings: Settings;
}) {
	const offers = new Map<string, Offer>();

	/** Of one that is over only whose it was is known, so that who presses late is told what became of it. */
	function dropWords(offer: Offer): void {
		offer.ask = { ...offer.ask, text: '' };
	}

	function close(offer: Offer): void {
		offer.state = 'closed';
		dropWords(offer);
	}

	/** Closes those whose time is over. */
	function sweep(): void {
		for (const offer of offers.values())
			if (offer.state === 'open' && offer.until <= clock.monotonic()) close(offer);
	}

	function find(handle: string): Offer | undefined {
		sweep();
		return offers.get(handle);
	}

	/** Of too many the oldest go. */
	function add(ask: ComparisonAsk): string {
		sweep();
		for (const oldest of offers.keys()) if (offers.size >= MOST_OFFERED) offers.delete(oldest);
		const handle = newHandle();
		offers.set(handle, { ask, until: clock.monotonic() + OFFERED_MS, state: 'open' });
		return handle;
	}

	/** Each is asked itself or nobody is: as an ordinary question would ask it, but that no other answers instead. */
	function chosenBy({ modelIds, person, place }: ComparisonAsk): Promise<readonly Chosen[]> {
		return Promise.all(
			modelIds.map(async (modelId) => {
				const chosen = await chooseModel({ modelId, person, place }, { catalogue, log, settings });
				if (chosen.model.id === modelId) return { ...chosen, isStrict: true, notes: [] };
				const model = catalogue.lastKnownName(modelId) ?? modelId;
				return fail(say('compare.vanished', { model }));
			}),
		);
	}

	/** With fewer left than are needed nothing is offered. A ledger that cannot be read says so when it is asked. */
	async function leftFor(ask: ComparisonAsk, chosen: readonly Chosen[]) {
		const asker = await askerOf(ask, { settings, log });
		try {
			const left = await quota.tightest(
				chosen.map(({ model }) => model),
				asker,
			);
			if (left && left.remaining < left.requests) fail(tooLittle(left));
			return left;
		} catch (error) {
			if (error instanceof UserError) throw error;
			log.warn({ error: describeError(error) }, 'what is left of the day could not be read');
			return undefined;
		}
	}

	const controls: Pick<Comparisons, 'offer' | 'decline'> = {
		async offer(ask) {
			if (!hasWords(ask.text)) fail(say('chat.question-empty'));
			const left = await leftFor(ask, await chosenBy(ask));
			return { handle: add(ask), ...(left && { left }) };
		},
		decline(handle, by) {
			const offer = find(handle);
			if (!offer) return 'over';
			if (!mayDecide(ownershipOf(offer.ask), by)) return 'not-yours';
			if (offer.state === 'taken') return 'busy';
			close(offer);
			return 'declined';
		},
	};

	return {
		...controls,
		chosenBy,
		/** Once: from then on it is taken, which who presses late hears. */
		take(
			handle: string,
			{ personId }: Pick<Presser, 'personId'>,
		): ComparisonAsk | Decision<'busy' | 'lapsed'> {
			const offer = find(handle);
			if (!offer) return 'over';
			if (offer.ask.person.id !== personId) return 'not-yours';
			if (offer.state === 'taken') return 'busy';
			if (offer.state === 'closed') return 'lapsed';
			offer.state = 'taken';
			return offer.ask;
		},
		/** What was asked by it is over. */
		end(handle: string): void {
			const offer = offers.get(handle);
			if (offer) dropWords(offer);
		},
		forget(isMeant: (ask: ComparisonAsk) => boolean): void {
			for (const [handle, { ask }] of offers) if (isMeant(ask)) offers.delete(handle);
		},
	};
}

function tooLittle({ remaining, requests, whose }: Tightest<Model>): Sentence {
	if (whose === 'everybody') return say('compare.too-little-left', { requests, count: remaining });
	if (whose === 'asker') return say('compare.too-little-own', { requests, count: remaining });
	return say('compare.model-spent', { model: whose.name });
}
