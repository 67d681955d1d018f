import { createHmac, randomBytes } from 'node:crypto';
import type { Records } from '../store/store.ts';

const SALT = 'salt';

/**
 * Turns a person's id into a pseudonym for the provider: the same for the life of the store, and of no use to anybody
 * who lacks its salt.
 */
export async function createPersonHash(
	records: Records<string>,
): Promise<(personId: string) => string> {
	const kept = await records.get(SALT);
	const salt = kept ?? randomBytes(32).toString('hex');
	if (kept === undefined) await records.set(SALT, salt);
	return (personId) => createHmac('sha256', salt).update(personId).digest('hex').slice(0, 32);
}
