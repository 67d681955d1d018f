import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';
import { createRandom } from '../../helpers/quota-storm.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_LIMIT = 400;

let folder: Awaited<ReturnType<typeof createLedgerFolder>>;
beforeEach(async () => {
	folder = await createLedgerFolder();
});
afterEach(() => folder.remove());

/** Starts a process over the ledger and kills it after so many admissions; true when it was killed. */
async function runUntil(admissions: number, printed: string[]): Promise<boolean> {
	const child = spawn(
		process.execPath,
		['test/helpers/admit-until-killed.ts', folder.path, String(NOON)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = once(child, 'exit');
	let seen = 0;
	for await (const line of createInterface({ input: child.stdout })) {
		printed.push(line);
		if (++seen === admissions) child.kill('SIGKILL');
	}
	const [, signal] = await ended;
	return signal === 'SIGKILL';
}

test('killed again and again, it keeps every charge and never lets more through than the limits', async () => {
	const house = await createQuotaHouse({ clock: createManualClock(NOON), path: folder.path });
	await house.parts().ledger.learn({ kind: 'counter', used: 0, limit: DAY_LIMIT });
	const random = createRandom(7);
	const printed: string[] = [];
	let kills = 0;
	while (await runUntil(1 + Math.floor(random() * 20), printed)) kills++;
	const rows = await house
		.parts()
		.file.read((database) => database.prepare('SELECT id, at FROM attempts ORDER BY at').all());
	const days = await house
		.parts()
		.file.read((database) => database.prepare('SELECT own FROM days WHERE own > 0').all());
	await house.remove();

	expect(kills).toBeGreaterThanOrEqual(10);
	const charged = new Set(rows.map((row) => String(row['id'])));
	expect(printed.filter((id) => !charged.has(id))).toEqual([]);
	expect(new Set(printed).size).toBe(printed.length);
	expect(charged.size).toBe(DAY_LIMIT);
	expect(charged.size - printed.length).toBeLessThanOrEqual(kills);
	expect(days).toEqual([{ own: DAY_LIMIT }]);
	const stamps = rows.map((row) => Number(row['at']));
	const crowded = stamps.filter((at, index) => {
		const twentieth = stamps[index + 20];
		return twentieth !== undefined && twentieth - at < 62_000;
	});
	expect(crowded).toEqual([]);
}, 60_000);
