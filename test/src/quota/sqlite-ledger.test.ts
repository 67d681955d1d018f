import { afterEach, describe, expect, test } from 'vitest';
import { createSqliteLedger } from '../../../src/quota/sqlite-ledger.ts';
import { describeLedger } from '../../contract/ledger.ts';
import { attemptOf } from '../../helpers/attempt-of.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

describeLedger('rows in SQLite', async () => {
	const house = await createQuotaHouse();
	return {
		clock: house.clock,
		ledger: () => house.parts().ledger,
		restart: async () => void (await house.restart()),
		remove: house.remove,
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
