import { alternativesTo } from './alternatives.ts';
import { categoriesOf } from './categories.ts';
import type { ModelHealth } from './health.ts';
import type { LiveList } from './live-list.ts';
import type { Catalogue, Model } from './model.ts';
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
	health,
	preferredId,
}: {
	lists: readonly LiveList[];
	health: Pick<ModelHealth, 'view'>;
	preferredId?: string | undefined;
}): LiveCatalogue {
	let known: Ready | undefined;

	/** Put in order anew only when one of the lists is another than before. */
	const ready = (): Ready => {
		const parts = lists.map((list) => list.models());
		if (!known || parts.some((part, index) => part !== known?.parts[index]))
			known = readyOf(parts, health.view);
		return known;
	};
	const isOffered = ({ id }: Model) => !health.view(id).isBlocked;
	const findOffered = (id: string) => {
		const model = ready().byId.get(id);
		return model && isOffered(model) ? model : undefined;
	};
	const listOf = (provider: string) => lists.find((list) => list.provider === provider);

	return {
		models: () => ready().models,
		find: (id) => ready().byId.get(id),
		findOffered,
		offeredAmong(ids) {
			const offered = ids.filter(findOffered);
			return offered.length === 0 ? undefined : offered;
		},
		findRemote: (provider, remoteId) =>
			listOf(provider)
				?.models()
				.find((model) => model.remoteId === remoteId),
		search: (typed, most) => ready().search.search(typed, most),
		nearest: (name, most) => ready().search.nearest(name, most),
		alternatives: (to, needs) => alternativesTo(to, needs, ready().models, health.view),
		categoriesOf: (model) => categoriesOf(model, health.view(model.id)),
		lastKnownName(id) {
			if (ready().byId.has(id)) return undefined;
			return lists.map((list) => list.goneName(id)).find((name) => name !== undefined);
		},
		defaultModel: () => findOffered(preferredId ?? '') ?? ready().models.find(isOffered),
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

type Ready = ReturnType<typeof readyOf>;

function readyOf(parts: readonly (readonly Model[])[], view: ModelHealth['view']) {
	const models = rankModels(parts.flat());
	return {
		parts,
		models,
		byId: new Map(models.map((model) => [model.id, model])),
		search: createModelSearch(models, view),
	};
}
