import type { ModelHealth } from '../../../src/models/health.ts';
import type { Model } from '../../../src/models/model.ts';
import { aModel } from '../../helpers/a-model.ts';

export const model = (id: string, changes: Partial<Model> = {}): Model =>
	aModel(id, {
		name: id.slice(id.indexOf('/') + 1).replace(/:free$/, ''),
		createdAt: 1_775_000_000_000,
		...changes,
	});

/** Nothing was learned of any model. */
export const noHealth: Pick<ModelHealth, 'view'> = {
	view: () => ({ attempts: 0, isBlocked: false }),
};
