import type { Quota } from '../quota/quota.ts';
import type { Store } from '../store/store.ts';
import type { Readiness } from '../web/health.ts';

/** Puts together what the parts say of themselves. */
export async function readinessOf({
	gateway,
	store,
	quota,
	troubles,
}: {
	gateway: { ready: boolean; degraded: readonly string[] };
	store: Store;
	quota: Quota;
	/** Of the providers. */
	troubles: readonly string[];
}): Promise<Readiness> {
	const storeWritable = await store.probe().then(
		() => true,
		() => false,
	);
	return {
		unready: [
			...(gateway.ready ? [] : ['the gateway is down']),
			...(storeWritable ? [] : ['the store cannot be written']),
			...(quota.healthy() ? [] : ['the ledger cannot be written']),
		],
		degraded: [...gateway.degraded, ...troubles],
	};
}
