import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { isFree, type ProviderModel } from './model.ts';

export type CatalogueFailure = '500' | 'empty' | 'garbage' | 'none-free' | 'stall';

export interface Catalogue {
	find(id: string): ProviderModel | undefined;
	all(): readonly ProviderModel[];
	/** Whether it was once listed: such a model has no endpoints, where an unknown one is no valid id. */
	vanished(id: string): boolean;
	/** Whether it costs something and no copy that the bot may still use showed it free. */
	surelyPaid(id: string): boolean;
	set(models: readonly ProviderModel[]): void;
	remove(id: string): void;
	changePrice(id: string, price: string): void;
	fail(failure: CatalogueFailure | null): void;
	/** Answers `GET /models`, or leaves it unanswered while it stalls. */
	send(response: ServerResponse, query: URLSearchParams): void;
}

const HOUR_MS = 3_600_000;
/** A copy that was fetched just before the hour may still be on its way into a request. */
const SLACK_MS = 60_000;

export function createCatalogue(clock: Clock, initial: readonly ProviderModel[]): Catalogue {
	let models = initial.map((model) => structuredClone(model));
	let failure: CatalogueFailure | null = null;
	const seen = new Set(models.map(({ id }) => id));
	const shownFreeMs = new Map<string, number>();
	const json = (status: number, body: unknown) => ({
		status,
		type: 'application/json',
		text: JSON.stringify(body),
	});
	const list = (rows: readonly ProviderModel[], query = new URLSearchParams()) => {
		const offset = Number(query.get('offset') ?? 0);
		const limit = Math.min(Number(query.get('limit') ?? 500), 1_000);
		const next = offset + limit;
		return json(200, {
			data: rows.slice(offset, next),
			total_count: rows.length,
			links: {
				next: next < rows.length ? `/api/v1/models?offset=${next}&limit=${limit}` : null,
			},
		});
	};
	const find = (id: string) => models.find((model) => model.id === id);
	const reply = (query: URLSearchParams) => {
		if (failure === '500')
			return json(500, { error: { code: 500, message: 'Internal Server Error' } });
		if (failure === 'garbage') return { status: 200, type: 'text/html', text: '<html><body>' };
		if (failure === 'empty') return list([]);
		if (failure === 'none-free') return list(models.filter((model) => !isFree(model)));
		for (const model of models.filter(isFree)) shownFreeMs.set(model.id, clock.monotonic());
		return list(models, query);
	};

	return {
		find,
		all: () => models,
		vanished: (id) => seen.has(id) && !find(id),
		surelyPaid(id) {
			const model = find(id);
			if (!model || isFree(model)) return false;
			const allowedMs = (failure ? 24 : 1) * HOUR_MS + SLACK_MS;
			const shownMs = shownFreeMs.get(id);
			return shownMs === undefined || clock.monotonic() - shownMs > allowedMs;
		},
		set(next) {
			models = next.map((model) => structuredClone(model));
			for (const { id } of models) seen.add(id);
		},
		remove(id) {
			models = models.filter((model) => model.id !== id);
		},
		changePrice(id, price) {
			const model = find(id);
			if (!model) throw new Error(`the stand-in lists no model ${id}`);
			model.pricing = { prompt: price, completion: price };
		},
		fail(next) {
			failure = next;
		},
		send(response, query) {
			if (failure === 'stall') return;
			const { status, type, text } = reply(query);
			response.writeHead(status, { 'Content-Type': type }).end(text);
		},
	};
}
