import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAsking, sentenceOf } from '../../helpers/asking.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

const MINUTE_MS = 62_000;

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(async () => {
	await house.remove();
	expect(house.clock.timers()).toBe(0);
});

const { ask, askMany } = createAsking(() => house.parts().quota);
const settled = () => house.clock.advance(0);
const hear = (used: number, limit = 50) =>
	house.parts().quota.learn({ kind: 'counter', used, limit });
const logged = () =>
	house
		.parts()
		.logged()
		.split('\n')
		.filter((line) => line !== '')
		.map((line): Record<string, unknown> => JSON.parse(line));
const used = async () => (await house.parts().ledger.read({})).dayUsed;
const UNAVAILABLE = { key: 'quota.ledger-unavailable', values: {} };

describe('another process holds the ledger', () => {
	const lock = async () => {
		const holder = spawn(process.execPath, ['test/helpers/hold-lock.ts', house.path], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		await once(holder.stdout, 'data');
		return async () => {
			holder.stdin.end();
			await once(holder, 'exit');
		};
	};

	test('for a moment: who asks waits for it, and nobody is told anything', async () => {
		const release = await lock();
		const question = ask();
		await house.clock.advance(1_000);
		expect(question.outcome).toBe('pending');
		await release();
		await house.clock.advance(500);
		expect(question.outcome).toBe('leased');
		expect(question.told).toEqual([]);
		expect(await used()).toBe(1);
	});

	test('for long: who asks is told and not charged, the log says why, and it goes on by itself', async () => {
		askMany(10);
		await settled();
		const release = await lock();
		const question = ask();
		await house.clock.advance(2_500);
		expect(sentenceOf(question.outcome)).toEqual(UNAVAILABLE);
		expect(house.parts().quota.healthy()).toBe(false);
		expect(logged()).toContainEqual(
			expect.objectContaining({
				msg: 'the ledger cannot be used; nothing is sent',
				failures: 1,
				message: 'database is locked',
			}),
		);
		await release();
		const next = ask();
		await settled();
		expect(next.outcome).toBe('leased');
		expect(house.parts().quota.healthy()).toBe(true);
		expect(await used()).toBe(11);
	});
});

test('the disk is full: who asks is told, none is charged unleased, and it goes on by itself', async () => {
	await hear(0, 1_000);
	const pragma = (sql: string) =>
		house.parts().file.read((database) => database.prepare(sql).get());
	const pages = Number((await pragma('PRAGMA page_count'))?.['page_count']);
	await pragma(`PRAGMA max_page_count = ${pages}`);
	let leased = 0;
	let last = ask();
	for (let count = 0; count < 900; count++) {
		await settled();
		if (last.outcome !== 'leased') break;
		leased++;
		await house.clock.advance(4_000);
		last = ask();
	}
	expect(sentenceOf(last.outcome)).toEqual(UNAVAILABLE);
	expect(house.parts().quota.healthy()).toBe(false);
	expect(await used()).toBe(leased);
	expect(logged()).toContainEqual(
		expect.objectContaining({ message: 'database or disk is full', failures: 1 }),
	);
	await pragma('PRAGMA max_page_count = 100000');
	const next = ask();
	await settled();
	expect(next.outcome).toBe('leased');
	expect(await used()).toBe(leased + 1);
});

describe('the file is damaged', () => {
	const damage = () => {
		const bytes = readFileSync(house.path);
		bytes.fill(0x5a, 4_096);
		writeFileSync(house.path, bytes);
	};
	/** Frozen, then unknown, then what the provider says. */
	const beginsAnew = async () => {
		const frozen = ask();
		await settled();
		expect(frozen.last()).toMatchObject({ position: 1, frozen: true });
		await house.clock.advance(MINUTE_MS);
		expect(sentenceOf(frozen.outcome)).toMatchObject({ key: 'quota.day-unknown' });
		expect(sentenceOf(await outcomeOf())).toMatchObject({ key: 'quota.day-unknown' });
		await hear(20);
		expect(await outcomeOf()).toBe('leased');
		expect(await used()).toBe(21);
		await hear(50);
		expect(sentenceOf(await outcomeOf())).toMatchObject({ key: 'quota.day-spent' });
		expect(logged()).toContainEqual(
			expect.objectContaining({ path: house.path, movedTo: expect.stringContaining('.corrupt-') }),
		);
	};
	const outcomeOf = async () => {
		const question = ask();
		await settled();
		return question.outcome;
	};

	test('at the start: nothing is let through before the provider has told its count', async () => {
		askMany(5);
		await settled();
		await house.parts().file.close();
		damage();
		await house.restart();
		await beginsAnew();
	});

	test('while the bot runs: one question is told, then it is as at the start', async () => {
		askMany(5);
		await settled();
		const other = new DatabaseSync(house.path);
		other.exec('UPDATE account SET counter_at = counter_at; PRAGMA wal_checkpoint(TRUNCATE)');
		other.close();
		damage();
		expect(sentenceOf(await outcomeOf())).toEqual(UNAVAILABLE);
		await beginsAnew();
	});
});

describe('the clock is wrong by a day', () => {
	test('behind: a day that is spent stays so, and is said to return when the clock says', async () => {
		await hear(50);
		house.clock.stepWall(-86_400_000);
		const question = ask();
		await settled();
		expect(sentenceOf(question.outcome)).toMatchObject({ key: 'quota.day-spent' });
	});

	test('ahead: one more day is opened, once, and the provider’s refusal ends it', async () => {
		const answer = async () => {
			const question = ask();
			await settled();
			return sentenceOf(question.outcome);
		};
		const SPENT = { key: 'quota.day-spent' };
		await hear(50);
		expect(await answer()).toMatchObject(SPENT);
		house.clock.stepWall(86_400_000);
		expect(await answer()).toBe('leased');
		const retryAt = house.clock.now() - 43_200_000;
		await house.parts().quota.learn({ kind: 'day-refused', retryAt, limit: 50 });
		expect(await answer()).toMatchObject(SPENT);
		for (const step of [-86_400_000, 86_400_000]) {
			house.clock.stepWall(step);
			expect(await answer()).toMatchObject(SPENT);
		}
	});
});
