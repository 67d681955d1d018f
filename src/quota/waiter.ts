import { randomUUID } from 'node:crypto';
import type { Lease, LeaseRequest, Waiting } from './quota.ts';
import type { Share } from './standings.ts';

/** What the account has to know: its budget counts requests, whatever they are for. */
export type AccountRequest = Omit<LeaseRequest, 'target' | 'tokens'>;

/** One question before the account. */
export type Waiter = {
	readonly request: AccountRequest;
	readonly share: Share;
	readonly attemptId: string;
	/** Seated once it is known that it has to wait; before, it is only being answered. */
	isSeated: boolean;
	/** What it was told last, and when by the monotonic clock. */
	told?: Waiting & { readonly monotonic: number };
	readonly grant: (lease: Lease) => void;
	readonly refuse: (reason: unknown) => void;
};

/** DMs together are one more server; no server has such an id. */
const DIRECT = 'dm';

export const shareOf = ({ asker }: Pick<LeaseRequest, 'asker'>): Share => ({
	serverKey: asker.serverId ?? DIRECT,
	personId: asker.personId,
	weight: asker.weight ?? 1,
});

/** Epoch ms; infinite for who stays. */
export const leavesAt = ({ request }: Waiter): number =>
	request.leavesAt?.() ?? Number.POSITIVE_INFINITY;

/** Whether it is still here at the latest time that it was told. */
export const isPromised = (waiter: Waiter): boolean =>
	(waiter.told?.latest ?? 0) <= leavesAt(waiter);

/** Somebody new, and the promise of what becomes of them: a lease, or why there is none. `onLeave`: their signal ended it. */
export function createWaiter(
	request: AccountRequest,
	onLeave: () => void,
): { readonly waiter: Waiter; readonly lease: Promise<Lease> } {
	const { signal } = request;
	const { promise: lease, resolve, reject } = Promise.withResolvers<Lease>();
	const leave = () => {
		reject(signal.reason);
		onLeave();
	};
	signal.addEventListener('abort', leave, { once: true });
	const waiter: Waiter = {
		request,
		share: shareOf(request),
		attemptId: randomUUID(),
		isSeated: false,
		grant(given) {
			signal.removeEventListener('abort', leave);
			resolve(given);
		},
		refuse(reason) {
			signal.removeEventListener('abort', leave);
			reject(reason);
		},
	};
	return { waiter, lease };
}
