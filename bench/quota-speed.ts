import type { Bench } from './figures.ts';
import { admissions, recovery } from './ledger-speed.ts';
import { lineSpeed } from './line-speed.ts';

/** How fast the line is in memory and the ledger on the disk. */
export const quotaSpeed: Bench = {
	name: 'quota',
	run: async () => [...(await lineSpeed()), ...(await admissions()), ...(await recovery())],
};
