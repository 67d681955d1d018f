import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConversations } from '../../../src/chat/keyv-conversations.ts';
import { createSystemClock } from '../../../src/clock.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import { silentLog } from '../../helpers/log.ts';

/** Real conversations over a store of their own; `url` when the file shall outlive them. */
export async function openConversations(url: string) {
	const [clock, log] = [createSystemClock(), silentLog];
	const store = await openStore({ url, clock, log });
	const conversations = createConversations({ records: store.records, clock, log });
	return { conversations, store, close: () => store.close() };
}

/** A folder for one test, and what removes it. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'potluck-chat-'));
	return {
		folder,
		url: `sqlite://${join(folder, 'store.sqlite')}`,
		remove: () => rmSync(folder, { recursive: true }),
	};
}
