import { join } from 'node:path';
import { createSystemClock } from '../../src/clock.ts';
import { createSettings } from '../../src/settings/keyv-settings.ts';
import type { Changes, Scope } from '../../src/settings/settings.ts';
import { openStore } from '../../src/store/keyv-store.ts';
import { silentLog } from './log.ts';

/** What somebody chose for a scope, written into the store of a running bot. */
export async function choose(
	{ folder }: { readonly folder: string },
	scope: Scope,
	changes: Changes,
): Promise<void> {
	const url = `sqlite://${join(folder, 'potluck.sqlite')}`;
	const store = await openStore({ url, clock: createSystemClock(), log: silentLog });
	try {
		await createSettings({ records: store.records('settings'), log: silentLog }).change(
			scope,
			changes,
		);
	} finally {
		await store.close();
	}
}
