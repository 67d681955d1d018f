import type { Model } from '../models/model.ts';

const bareOf = (remoteId: string) => remoteId.replace(/^models\//, '').replace(/:free$/, '');

/** An author and a model, as OpenRouter names what its routers choose; whatever else a reply may hold is not for people. */
const MODEL_NAME = /^(?=.{3,100}$)[\w.-]+\/[\w.:-]+$/;

export const isModelName = (name: string): boolean => MODEL_NAME.test(name);

/**
 * Which of these models a reply names. Replies may leave `:free` or the prefix `models/` away, or add the date of the
 * release that answers (`…-20260402`). Source: replies seen at OpenRouter and Google, 2026.
 */
export function namedAmong(models: readonly Model[], name: string): Model | undefined {
	const bare = bareOf(name);
	const isRelease = (base: string) => /^-\d{4,8}$/.test(bare.slice(base.length));
	return (
		models.find(({ remoteId }) => remoteId === name) ??
		models.find(({ remoteId }) => bareOf(remoteId) === bare) ??
		models.find(({ remoteId }) => {
			const base = bareOf(remoteId);
			return bare.startsWith(base) && isRelease(base);
		})
	);
}
