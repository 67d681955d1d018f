import { createScheduler, type Served } from './scheduler.ts';
import type { Share, Ticket } from './standings.ts';
import type { Waiter } from './waiter.ts';

/** One question before a model. `joinedAt`: monotonic time. */
export type ModelWaiter = Waiter & { readonly tokens: number; readonly joinedAt: number };

/** Who goes next: who was let through before, as they came; then by who was served least. */
export function createModelOrder() {
	const scheduler = createScheduler<ModelWaiter>();
	const tickets = new Map<ModelWaiter, Ticket<ModelWaiter>>();
	const again = new Set<ModelWaiter>();

	const leave = (waiter: ModelWaiter): boolean => {
		const ticket = tickets.get(waiter);
		tickets.delete(waiter);
		return ticket ? scheduler.leave(ticket) : again.delete(waiter);
	};
	const everybody = () => [...again, ...tickets.keys()];

	return {
		join(waiter: ModelWaiter): void {
			if (waiter.request.standing === 'new')
				tickets.set(waiter, scheduler.join(waiter.share, waiter));
			else again.add(waiter);
		},
		/** False when it had left before. */
		leave,
		/** It stays. */
		next: (): ModelWaiter | undefined => again.values().next().value ?? scheduler.next()?.item,
		/** Leaves and counts as served; false, without effect, when it had left before. */
		letThrough(waiter: ModelWaiter): boolean {
			if (!leave(waiter)) return false;
			scheduler.charge(waiter.share, 1);
			return true;
		},
		/** Counts one as served that did not wait here. */
		charge(share: Share): void {
			scheduler.charge(share, 1);
		},
		/** What was let through was not used after all. */
		takeBack(share: Share): void {
			scheduler.charge(share, -1);
		},
		everybody,
		/** As they will go, if nobody comes. */
		inOrder(): readonly ModelWaiter[] {
			const trial = createScheduler<ModelWaiter>();
			trial.reset(scheduler.counts());
			for (const waiter of scheduler.waiting()) trial.join(waiter.share, waiter);
			const line = [...again];
			for (let ticket = trial.next(); ticket; ticket = trial.next()) {
				trial.take(ticket);
				line.push(ticket.item);
			}
			return line;
		},
		/** A start, or a new day. */
		remember: (served: readonly Served[]): void => scheduler.reset(served),
		size: () => tickets.size + again.size,
	};
}
