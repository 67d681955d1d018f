import { afterEach, beforeEach, expect, test } from 'vitest';
import { attemptOf } from '../../helpers/attempt-of.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(() => house.remove());

const asked = { placeKey: 'guild:1:2', personId: '3', address: 'message 4', askedAt: 5 } as const;
const jobs = () => house.parts().jobs;
const rows = () =>
	house
		.parts()
		.file.read((database) =>
			database.prepare('SELECT id, state, attempts, address FROM jobs ORDER BY id').all(),
		);

test('a question is taken once, also after a restart and after it has ended', async () => {
	const taken = await Promise.all([
		jobs().begin({ id: 'a', ...asked }),
		jobs().begin({ id: 'a', ...asked }),
	]);
	expect(taken).toEqual([expect.stringMatching(/^[\w-]{16}$/), undefined]);
	await house.restart();
	expect(await jobs().begin({ id: 'a', ...asked })).toBeUndefined();
	await jobs().become('a', 'answered');
	expect(await jobs().begin({ id: 'a', ...asked })).toBeUndefined();
});

test('an ended job stays as it ended and keeps no address', async () => {
	await jobs().begin({ id: 'a', ...asked });
	await jobs().become('a', 'stopped');
	await jobs().become('a', 'answered');
	await jobs().become('a', 'waiting');
	await jobs().relocate('a', 'elsewhere');
	await house.parts().ledger.admit(attemptOf('attempt', { jobId: 'a' }), {});
	expect(await rows()).toEqual([{ id: 'a', state: 'stopped', attempts: 0, address: '' }]);
});

test('each charge moves the job to sending and counts the attempt', async () => {
	await jobs().begin({ id: 'a', ...asked });
	await jobs().become('a', 'waiting');
	await house.parts().ledger.admit(attemptOf('first', { jobId: 'a' }), {});
	await house.parts().ledger.admit(attemptOf('first', { jobId: 'a' }), {});
	await jobs().become('a', 'waiting');
	await house.parts().ledger.admit(attemptOf('second', { jobId: 'a' }), {});
	expect(await rows()).toEqual([{ id: 'a', state: 'sending', attempts: 2, address: 'message 4' }]);
});

test('after a crash what was open is told once, oldest first, with where it stands', async () => {
	await jobs().begin({ id: 'b', ...asked, askedAt: 20 });
	await jobs().begin({ id: 'a', ...asked, askedAt: 30, placeKey: 'dm:9' });
	await jobs().begin({ id: 'c', ...asked, askedAt: 10 });
	await jobs().become('c', 'answered');
	await jobs().become('a', 'waiting');
	await jobs().relocate('a', 'moved');
	await house.restart();
	const rest = { attempts: 0, handle: expect.any(String), question: '', dueAt: 0 };
	expect(await jobs().interrupted()).toEqual([
		{ id: 'b', ...asked, ...rest, askedAt: 20, state: 'interrupted' },
		{
			id: 'a',
			...asked,
			...rest,
			askedAt: 30,
			placeKey: 'dm:9',
			address: 'moved',
			state: 'interrupted',
		},
	]);
	expect(await jobs().interrupted()).toEqual([]);
	expect((await rows()).map((row) => row['address'])).toEqual(['', '', '']);
});

test('only what ended long ago is swept, however much it is', async () => {
	await house.parts().file.transaction((database) => {
		const insert = database.prepare(
			"INSERT INTO jobs (id, place_key, person_id, run, state, address, asked_at, ended_at) VALUES (?, '', '', '', 'answered', '', 0, 100)",
		);
		for (let index = 0; index < 1_200; index++) insert.run(`old-${index}`);
	});
	await jobs().begin({ id: 'open', ...asked, askedAt: 0 });
	await jobs().begin({ id: 'fresh', ...asked });
	await jobs().become('fresh', 'failed');
	expect(await jobs().sweep(100)).toBe(0);
	expect(await jobs().sweep(101)).toBe(1_200);
	expect((await rows()).map((row) => row['id'])).toEqual(['fresh', 'open']);
});

test('what this run has taken is not among what a crash left behind', async () => {
	await jobs().begin({ id: 'before', ...asked });
	await house.restart();
	await jobs().begin({ id: 'now', ...asked });
	expect((await jobs().interrupted()).map(({ id }) => id)).toEqual(['before']);
	await jobs().become('now', 'waiting');
	expect((await rows()).find(({ id }) => id === 'now')).toMatchObject({ state: 'waiting' });
});
