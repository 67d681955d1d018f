import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_AT_MOST_MS } from '../../../src/quota/model-charges.ts';
import { chargesSince } from '../../../src/quota/model-counted.ts';
import { createSqliteModelLedger } from '../../../src/quota/sqlite-model-ledger.ts';
import type { LedgerDatabase, LedgerFile } from '../../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRandom } from '../../helpers/random.ts';

const HOUR_MS = 3_600_000;
const target = { provider: 'groq', remoteId: 'llama' };
const whose = { jobId: 'job', target, serverKey: 'server', personId: 'person' };

let clock: ReturnType<typeof createManualClock>;
let folder: Awaited<ReturnType<typeof createLedgerFolder>>;
let file: LedgerFile;
beforeEach(async () => {
	clock = createManualClock(Date.UTC(2026, 10, 23, 12));
	folder = await createLedgerFolder();
	file = await openLedgerFile({ path: folder.path, clock, log: silentLog, isFirstStart: true });
});
afterEach(async () => {
	await file.close();
	await folder.remove();
});

const create = () => createSqliteModelLedger({ file, clock, sending: () => undefined });

/** Told naively: all rows of a rolling day, one by one. */
function sumOfRows(database: LedgerDatabase) {
	const row = database
		.prepare(
			`SELECT coalesce(sum(requests), 0) AS requests, coalesce(sum(iif(state = 'outside', 0, tokens)), 0) AS tokens
			FROM model_attempts WHERE state <> 'void' AND at > (SELECT last_stamp FROM model_time) - ?`,
		)
		.get(24 * HOUR_MS + 2_000);
	return [Number(row?.['requests']), Number(row?.['tokens'])];
}

describe('the sums of a day', () => {
	test.each([1, 2, 3])('are those of its rows, whatever became of each (%i)', async (seed) => {
		const random = createRandom(seed);
		const ledger = create();
		const budget = { limits: { requestsPerDay: 1e6, tokensPerDay: 1e9 }, day: 'rolling' };
		for (let index = 0; index < 400; index++) {
			const id = `a${index}`;
			await ledger.admit({ id, tokens: Math.floor(random() * 100), ...whose }, budget);
			await clock.advance(Math.floor(random() * 20_000));
			const fate = random();
			if (fate < 0.2) await ledger.giveBack(id);
			else if (fate < 0.9) {
				await ledger.sent(id);
				if (fate < 0.8) await ledger.settle(id, 'answered', Math.floor(random() * 300));
			}
			if (fate > 0.97)
				await ledger.learn(
					{ ...target, kind: 'model-limits', requestsPerDay: { limit: 1e6, remaining: 1e6 - 500 } },
					budget,
				);
			await clock.advance(Math.floor(random() * 600_000));
			// Something is written, so that the rows are counted at this moment.
			await ledger.learn({ ...target, kind: 'model-limits' }, budget);
			const { windows } = await ledger.read(target, budget);
			expect(windows.map(({ used }) => used)).toEqual(await file.read(sumOfRows));
		}
	});
});

test('of thousands of charges few are read', async () => {
	const count = 14_400;
	await file.transaction((database) => {
		const steady = Number(
			database.prepare('SELECT noted_steady FROM model_time').get()?.['noted_steady'],
		);
		const insert = database.prepare(
			`INSERT INTO model_attempts (id, provider, remote_id, budget_day, at, last_day, requests, tokens, state, hour)
			VALUES (?, 'groq', 'llama', 'rolling', ?, 0, 1, 7, 'settled', 0)`,
		);
		for (let index = 0; index < count; index++) insert.run(`a${index}`, steady - index * 6_000);
		const charges = chargesSince(database, target, steady - DAY_AT_MOST_MS, steady);
		const sum = (part: 'requests' | 'tokens') => charges.reduce((all, one) => all + one[part], 0);
		expect([sum('requests'), sum('tokens')]).toEqual([count, 7 * count]);
		expect(charges.length).toBeLessThan(600);
	});
});
