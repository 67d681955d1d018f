import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sending } from '../../../src/jobs/sqlite-jobs.ts';
import { createSqliteLedger } from '../../../src/quota/sqlite-ledger.ts';
import type { LedgerFile } from '../../../src/store/ledger-file.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { describeLedger } from '../../contract/ledger.ts';
import { attemptOf } from '../../helpers/attempt-of.ts';
import { silentLog } from '../../helpers/log.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

describeLedger('rows in SQLite', async (clock) => {
	const house = await createQuotaHouse({ clock });
	const others: LedgerFile[] = [];
	return {
		ledger: () => house.parts().ledger,
		restart: async () => void (await house.restart()),
		async another() {
			const file = await openLedgerFile({ path: house.path, clock, log: silentLog });
			others.push(file);
			return createSqliteLedger({ file, clock, sending });
		},
		async remove() {
			for (const file of others) await file.close();
			await house.remove();
		},
	};
});

describe('a ledger in SQLite', () => {
	let house: Awaited<ReturnType<typeof createQuotaHouse>>;
	afterEach(() => house.remove());

	const admit = (id: string, jobId = 'job') =>
		house.parts().ledger.admit(attemptOf(id, { jobId }), {});

	test('a ledger that began anew is frozen for 62 s and its day spent until the counter is heard', async () => {
		house = await createQuotaHouse({ isFirstStart: false });
		expect(await admit('a')).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(30_000);
		await house.restart();
		await house.clock.advance(31_999);
		expect(await admit('a')).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(1);
		expect(await admit('a')).toMatchObject({ budget: 'unknown-day' });
		await house.parts().ledger.learn({ kind: 'counter', used: 49, limit: 50 });
		expect((await admit('a')).admitted).toBe(true);
		expect(await admit('b')).toMatchObject({ budget: 'day' });
	});

	test('so is one that is lost while it is open, wherever the wall clock stands', async () => {
		house = await createQuotaHouse();
		await house.clock.advance(3_600_000);
		await admit('before');
		house.clock.stepWall(-30 * 86_400_000);
		for (const part of ['', '-wal', '-shm']) rmSync(house.path + part);
		await house.parts().ledger.learn({ kind: 'counter', used: 1, limit: 50 });
		expect(await admit('a')).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(61_999);
		expect(await admit('a')).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(1);
		expect((await admit('a')).admitted).toBe(true);
	});

	test('a day that nobody told about ends all the same', async () => {
		house = await createQuotaHouse({ isFirstStart: false });
		await house.clock.advance(12 * 3_600_000 + 2_000);
		expect((await admit('a')).admitted).toBe(true);
	});

	test('the charge and the state of the job are one: when one cannot be, neither is', async () => {
		house = await createQuotaHouse();
		const { file, jobs, ledger } = house.parts();
		const asked = { placeKey: 'dm:1', personId: '2', address: 'here', askedAt: 0 } as const;
		await jobs.begin({ id: 'job', ...asked });
		await admit('a');
		const stateOf = () =>
			file.read((database) => database.prepare('SELECT state, attempts FROM jobs').get());
		expect(await stateOf()).toEqual({ state: 'sending', attempts: 1 });
		const failing = createSqliteLedger({
			file,
			clock: house.clock,
			sending() {
				throw new Error('the job cannot move');
			},
		});
		await expect(failing.admit(attemptOf('b'), {})).rejects.toThrow('cannot move');
		expect((await ledger.read({})).dayUsed).toBe(1);
		expect((await ledger.read({})).recent).toHaveLength(1);
	});

	test('old attempts are removed a few at a time, what counts is kept', async () => {
		house = await createQuotaHouse();
		await house.parts().ledger.learn({ kind: 'counter', used: 0, limit: 1_000 });
		for (let round = 0; round < 3; round++) {
			for (let index = 0; index < 20; index++) await admit(`${round}-${index}`);
			await house.clock.advance(62_000);
		}
		await house.clock.advance(3 * 86_400_000);
		await admit('today');
		await admit('today too');
		const left = await house
			.parts()
			.file.read((database) => database.prepare('SELECT count(*) AS count FROM attempts').get());
		expect(left).toEqual({ count: 22 });
		expect((await house.parts().ledger.read({})).dayUsed).toBe(2);
	});
});

describe('a ledger that is replaced by an older copy of itself while it is open', () => {
	let house: Awaited<ReturnType<typeof createQuotaHouse>>;
	beforeEach(async () => {
		house = await createQuotaHouse();
	});
	afterEach(() => house.remove());

	const spend = async (count: number) => {
		for (let index = 0; index < count; index++) {
			const id = randomUUID();
			if (!(await admit(id)).admitted) return;
			await house.parts().ledger.sent(id);
			await house.parts().ledger.settle(id, 'answered');
		}
	};
	const admit = (id = 'next') => house.parts().ledger.admit(attemptOf(id), {});
	const copy = () => {
		const path = `${house.path}-copy`;
		const database = new DatabaseSync(house.path);
		database.exec(`VACUUM INTO '${path}'`);
		database.close();
		return path;
	};

	test.each([
		['its log left in place', []],
		['its log removed', ['-wal', '-shm']],
	])('%s, takes it for a loss: frozen, and no day until the counter is heard', async (_, parts) => {
		await spend(5);
		const older = copy();
		await house.clock.advance(62_000);
		await spend(15);
		for (const part of parts) rmSync(house.path + part);
		renameSync(older, house.path);

		expect(await admit()).toMatchObject({ budget: 'freeze', state: { day: 'unknown' } });
		expect(house.parts().logged()).toContain('removed or replaced');
		await house.clock.advance(30_000);
		house.clock.stepWall(-3_600_000);
		await house.restart();
		expect(await admit()).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(62_000);
		expect(await admit()).toMatchObject({ budget: 'unknown-day' });
		await house.parts().ledger.learn({ kind: 'counter', used: 20, limit: 50 });
		expect((await house.parts().ledger.read({})).dayUsed).toBe(20);
		expect((await admit()).admitted).toBe(true);
	});

	test('is frozen for 62 seconds of true time, to the millisecond, wherever the wall clock stands', async () => {
		await spend(5);
		const older = copy();
		await house.clock.advance(600_000);
		house.clock.stepWall(30 * 86_400_000);
		renameSync(older, house.path);
		expect(await admit()).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(61_999);
		expect(await admit()).toMatchObject({ budget: 'freeze' });
		await house.clock.advance(1);
		expect(await admit()).toMatchObject({ budget: 'unknown-day' });
	});
});
