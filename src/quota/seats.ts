import type { RefusalReason } from './quota.ts';
import type { Waiter } from './waiter.ts';

const SEATS_PER_PERSON = 2;
const SEATS = 200;

type Overflow<Someone extends Waiter> = {
	readonly waiter: Someone;
	readonly reason: RefusalReason;
};

/** How many may wait: two questions of one person and 200 in all. What was let through before has its seat anyway. */
export function createSeats<Someone extends Waiter>() {
	const seatsOf = new Map<string, number>();
	const seated = new Set<Someone>();

	const count = ({ share: { personId } }: Someone, change: 1 | -1) => {
		const held = (seatsOf.get(personId) ?? 0) + change;
		if (held === 0) seatsOf.delete(personId);
		else seatsOf.set(personId, held);
	};
	const fullFor = ({ request, share }: Someone): RefusalReason | undefined => {
		if (request.standing !== 'new') return undefined;
		if ((seatsOf.get(share.personId) ?? 0) >= SEATS_PER_PERSON) return 'own-line-full';
		return seated.size >= SEATS ? 'line-full' : undefined;
	};

	return {
		/** Gives these a seat while there are any; returns those who got none. */
		take(newcomers: Iterable<Someone>): readonly Overflow<Someone>[] {
			const overflow: Overflow<Someone>[] = [];
			for (const waiter of newcomers) {
				const reason = fullFor(waiter);
				if (reason !== undefined) overflow.push({ waiter, reason });
				else {
					waiter.isSeated = true;
					seated.add(waiter);
					count(waiter, 1);
				}
			}
			return overflow;
		},
		free(waiter: Someone): void {
			if (seated.delete(waiter)) count(waiter, -1);
		},
		taken: () => seated.size,
	};
}
