import { randomUUID } from 'node:crypto';
import type { JointVerdict } from './joint-ledger.ts';
import type { AttemptRequest, LimitOverrides } from './ledger.ts';
import type { Lease, LeaseRequest, QuotaRefusal, Waiting } from './quota.ts';
import type { Share } from './standings.ts';

/** What the account has to know: its budget counts requests, whatever they are for. */
export type AccountRequest = Omit<LeaseRequest, 'target' | 'tokens'>;

/** How requests that go together are charged, with those of other budgets among them. */
export type Joint = {
	/** Those of the account. */
	readonly attemptIds: readonly [string, ...string[]];
	admit(
		account: readonly AttemptRequest[],
		overrides: LimitOverrides,
	): Promise<JointVerdict | QuotaRefusal>;
	/** Charged, but who asked has left: what was charged elsewhere is taken back. */
	giveBackElsewhere(): Promise<void>;
};

/** As many as were asked for. */
export type Leases = readonly [Lease, ...Lease[]];

/** One question before the account. */
export type Waiter = {
	readonly request: AccountRequest;
	readonly share: Share;
	readonly attemptId: string;
	/** Several requests at once; of these `attemptId` is the first. */
	readonly joint?: Joint;
	/** Seated once it is known that it has to wait; before, it is only being answered. */
	isSeated: boolean;
	/** What it was told last, and when by the monotonic clock. */
	told?: Waiting & { readonly monotonic: number };
	readonly grant: (...leases: Leases) => void;
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
	joint?: Joint,
): { readonly waiter: Waiter; readonly leases: Promise<Leases> } {
	const { signal } = request;
	const { promise: leases, resolve, reject } = Promise.withResolvers<Leases>();
	const leave = () => {
		reject(signal.reason);
		onLeave();
	};
	signal.addEventListener('abort', leave, { once: true });
	const waiter: Waiter = {
		request,
		share: { ...shareOf(request), ...(joint && { requests: joint.attemptIds.length }) },
		attemptId: joint?.attemptIds[0] ?? randomUUID(),
		...(joint && { joint }),
		isSeated: false,
		grant(...given) {
			signal.removeEventListener('abort', leave);
			resolve(given);
		},
		refuse(reason) {
			signal.removeEventListener('abort', leave);
			reject(reason);
		},
	};
	return { waiter, leases };
}
