import type { JointRequest, Lease } from '../quota/quota.ts';

type Wanted = JointRequest['requests'][number];

/** There is no lease for anybody: `cause` says why. */
export class NothingLeased extends Error {
	override name = 'NothingLeased';
}

/** A place among those who ask for a lease together. */
export type Seat = {
	/** Resolves once all others have asked, too, or left. Rejects with NothingLeased when none gets one. Once. */
	lease(wanted: Wanted): Promise<Lease>;
	/** Asks for none. Without effect after it has asked. */
	leave(): void;
};

/** Brings those together who find out one by one that they need a lease, and then asks for all at once. */
export function createLeaseSeats(
	count: number,
	askAll: (requests: readonly Wanted[]) => Promise<readonly Lease[]>,
): readonly Seat[] {
	const asking: {
		readonly wanted: Wanted;
		readonly resolve: (lease: Lease) => void;
		readonly reject: (error: NothingLeased) => void;
	}[] = [];
	let undecided = count;

	async function decideOne(): Promise<void> {
		undecided--;
		if (undecided > 0 || asking.length === 0) return;
		try {
			const leases = await askAll(asking.map(({ wanted }) => wanted));
			for (const [index, { resolve }] of asking.entries()) {
				const lease = leases[index];
				if (lease) resolve(lease);
			}
		} catch (cause) {
			for (const { reject } of asking) reject(new NothingLeased('no lease', { cause }));
		}
	}

	return Array.from({ length: count }, () => {
		let hasDecided = false;
		return {
			lease(wanted: Wanted) {
				if (hasDecided) return Promise.reject(new NothingLeased('one lease each'));
				hasDecided = true;
				return new Promise<Lease>((resolve, reject) => {
					asking.push({ wanted, resolve, reject });
					void decideOne();
				});
			},
			leave() {
				if (hasDecided) return;
				hasDecided = true;
				void decideOne();
			},
		};
	});
}
