import type { Clock } from '../clock.ts';
import type { HealthView, ModelHealth } from './health.ts';

const REST_MS = 60_000;

export function createLearnedHealth({ clock }: { clock: Clock }): ModelHealth {
	const rests = new Map<string, number>();
	const blocked = new Set<string>();
	const view = (id: string): HealthView => {
		const restsUntil = rests.get(id);
		return {
			attempts: 0,
			isBlocked: blocked.has(id),
			...(restsUntil !== undefined && restsUntil > clock.now() && { restsUntil }),
		};
	};
	return {
		view,
		mayTry: (id) => !blocked.has(id) && view(id).restsUntil === undefined,
		begin: () => undefined,
		end(id, outcome) {
			if (outcome.kind === 'answered') rests.delete(id);
			else if (outcome.kind !== 'unknown') rests.set(id, clock.now() + REST_MS);
		},
		block: (id) => void blocked.add(id),
	};
}
