import type { Lease, LeaseRequest, Waiting } from './quota.ts';

export type Waiter = {
	readonly request: LeaseRequest;
	readonly attemptId: string;
	/** Seated once it is known that it has to wait; before, it is only being answered. */
	seated: boolean;
	/** What it was told last, and when by the monotonic clock. */
	told?: Waiting & { readonly monotonic: number };
	readonly grant: (lease: Lease) => void;
	readonly refuse: (reason: unknown) => void;
};

const SEATS_PER_PERSON = 2;
const SEATS = 200;

type Overflow = { readonly waiter: Waiter; readonly reason: 'person' | 'everybody' };

/** Who waits, in the order of being let through. Joining and leaving take constant time. */
export interface Line {
	join(waiter: Waiter): void;
	/** False when it had left before. */
	leave(waiter: Waiter): boolean;
	first(): Waiter | undefined;
	/** Gives everyone new a seat while there are any; those left over have left the line. */
	seat(): readonly Overflow[];
	inOrder(): readonly Waiter[];
	seated(): number;
}

export function createLine(): Line {
	const ahead = new Set<Waiter>();
	const behind = new Set<Waiter>();
	const unseated = new Set<Waiter>();
	const seatsOf = new Map<string, number>();
	let seats = 0;

	const take = ({ request: { personId } }: Waiter, change: 1 | -1) => {
		seats += change;
		const held = (seatsOf.get(personId) ?? 0) + change;
		if (held === 0) seatsOf.delete(personId);
		else seatsOf.set(personId, held);
	};
	const fullFor = ({ request }: Waiter): Overflow['reason'] | undefined => {
		if (request.attempt > 1) return undefined;
		if ((seatsOf.get(request.personId) ?? 0) >= SEATS_PER_PERSON) return 'person';
		return seats >= SEATS ? 'everybody' : undefined;
	};
	const leave = (waiter: Waiter) => {
		unseated.delete(waiter);
		if (!ahead.delete(waiter) && !behind.delete(waiter)) return false;
		if (waiter.seated) take(waiter, -1);
		return true;
	};

	return {
		leave,
		join(waiter) {
			(waiter.request.attempt > 1 ? ahead : behind).add(waiter);
			unseated.add(waiter);
		},
		first: () => ahead.values().next().value ?? behind.values().next().value,
		seat() {
			const overflow: Overflow[] = [];
			for (const waiter of unseated) {
				const reason = fullFor(waiter);
				if (reason !== undefined) {
					leave(waiter);
					overflow.push({ waiter, reason });
				} else {
					waiter.seated = true;
					take(waiter, 1);
				}
			}
			unseated.clear();
			return overflow;
		},
		inOrder: () => [...ahead, ...behind],
		seated: () => seats,
	};
}
