import { alternativesTo } from './alternatives.ts';
import type { LiveList } from './live-list.ts';
import { type Catalogue, type Category, canSee, type Model } from './model.ts';
import { rankModels } from './rank.ts';
import { createModelSearch } from './search.ts';

export interface LiveCatalogue extends Catalogue {
	/** Takes up what is stored of each list and asks for the others. Never rejects. */
	start(signal: AbortSignal): Promise<void>;
	close(): void;
}

/** The lists of all providers as one. */
export function createCatalogue({
	lists,
	preferredId,
}: {
	lists: readonly LiveList[];
	preferredId?: string | undefined;
}): LiveCatalogue {
	let known: Ready | undefined;
	const names = new Map<string, string>();

	/** Put in order anew only when one of the lists is another than before. */
	const ready = (): Ready => {
		const parts = lists.map((list) => list.models());
		if (!known || parts.some((part, index) => part !== known?.parts[index])) {
			known = readyOf(parts);
			for (const { id, name } of known.models) names.set(id, name);
		}
		return known;
	};
	const listOf = (provider: string) => lists.find((list) => list.provider === provider);

	return {
		models: () => ready().models,
		find: (id) => ready().byId.get(id),
		findRemote: (provider, remoteId) =>
			listOf(provider)
				?.models()
				.find((model) => model.remoteId === remoteId),
		search: (typed, most) => ready().search.search(typed, most),
		nearest: (name, most) => ready().search.nearest(name, most),
		categoriesOf,
		lastKnownName: (id) => (ready().byId.has(id) ? undefined : names.get(id)),
		alternatives: (to, needs) => alternativesTo(to, needs, ready().models),
		defaultModel: () => ready().byId.get(preferredId ?? '') ?? ready().models[0],
		mayCall(id) {
			const model = ready().byId.get(id);
			return model !== undefined && (listOf(model.provider)?.mayCall() ?? false);
		},
		isUsable: () => lists.some((list) => list.mayCall() && list.models().length > 0),
		fetchedAt: (provider) => listOf(provider)?.fetchedAt(),
		refresh: async (provider) => listOf(provider)?.refresh(),
		async start(signal) {
			await Promise.all(lists.map((list) => list.start(signal)));
		},
		close() {
			for (const list of lists) list.close();
		},
	};
}

function categoriesOf(model: Model): readonly Category[] {
	const is: Readonly<Record<Category, boolean>> = {
		flagship: /\d{3}b\b/i.test(model.id),
		fast: /\b(nano|mini|lite|flash)\b/i.test(model.id),
		vision: canSee(model),
		code: /code/i.test(model.id),
		reasoning: model.canReason,
	};
	return (['flagship', 'fast', 'vision', 'code', 'reasoning'] as const).filter((one) => is[one]);
}

type Ready = ReturnType<typeof readyOf>;

function readyOf(parts: readonly (readonly Model[])[]) {
	const models = rankModels(parts.flat());
	return {
		parts,
		models,
		byId: new Map(models.map((model) => [model.id, model])),
		search: createModelSearch(models),
	};
}
