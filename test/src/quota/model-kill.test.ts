import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { silentLog } from '../../helpers/log.ts';
import { createRandom } from '../../helpers/random.ts';

const PER_DAY = 400;
const KILLS = 8;

/** The ids of what was sent until it was killed, so many milliseconds after it was ready, or ended by itself. */
async function live(path: string, killAfterMs: number): Promise<readonly string[]> {
	const child = spawn(
		process.execPath,
		['test/helpers/admit-models-until-killed.ts', path, String(PER_DAY)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const ended = once(child, 'exit');
	const sent: string[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		const [word, id = ''] = line.split(' ');
		if (word === 'sent') sent.push(id);
		else if (Number.isFinite(killAfterMs)) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
	}
	await ended;
	return sent;
}

test('two processes that are killed at any moment leave every charge and send nothing beyond the day', async () => {
	const folder = await createLedgerFolder();
	const random = createRandom(5);
	const sent: string[] = [];
	for (let kill = 0; kill < KILLS; kill += 2) {
		const both = await Promise.all([
			live(folder.path, random() * 40),
			live(folder.path, random() * 40),
		]);
		sent.push(...both.flat());
	}
	const rest = [
		live(folder.path, Number.POSITIVE_INFINITY),
		live(folder.path, Number.POSITIVE_INFINITY),
	];
	sent.push(...(await Promise.all(rest)).flat());

	const file = await openLedgerFile({
		path: folder.path,
		clock: createSystemClock(),
		log: silentLog,
	});
	const rows = await file.read((database) =>
		database.prepare("SELECT id, state FROM model_attempts WHERE state <> 'void'").all(),
	);
	const torn = await file.read((database) =>
		database
			.prepare(
				`SELECT jobs.id FROM jobs LEFT JOIN model_attempts ON model_attempts.job_id = jobs.id
				GROUP BY jobs.id HAVING jobs.attempts <> count(model_attempts.id)`,
			)
			.all(),
	);
	await file.close();
	await folder.remove();
	expect(rows).toHaveLength(PER_DAY);
	expect(new Set(sent).size).toBe(sent.length);
	const charged = new Set(rows.map((row) => String(row['id'])));
	expect(sent.filter((id) => !charged.has(id))).toEqual([]);
	// At most what was in flight when it was killed is charged and was not sent.
	expect(sent.length).toBeGreaterThanOrEqual(PER_DAY - KILLS * 3);
	expect(torn).toEqual([]);
}, 60_000);
