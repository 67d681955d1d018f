import { expect, test } from 'vitest';
import { createPersonHash } from '../../../src/chat/person-hash.ts';
import { createSystemClock } from '../../../src/clock.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { silentLog } from '../../helpers/log.ts';

test('a pseudonym is stable for one store, differs between stores, and does not show the id', async () => {
	const stores = await Promise.all(
		[1, 2].map(() => openStore({ url: 'memory:', clock: createSystemClock(), log: silentLog })),
	);
	const hashes: string[] = [];
	for (const store of [...stores, ...stores]) {
		hashes.push((await createPersonHash(store.records('person-hash')))('123456789'));
	}
	expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/);
	expect(hashes.slice(2)).toEqual(hashes.slice(0, 2));
	expect(hashes[0]).not.toBe(hashes[1]);
	for (const store of stores) await store.close();
});
