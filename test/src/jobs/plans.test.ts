import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSqliteJobs, sending } from '../../../src/jobs/sqlite-jobs.ts';
import type { LedgerDatabase, LedgerFile } from '../../../src/store/ledger-file.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(() => house.remove());

/** The same file, which notes what is asked of it. */
function listening(file: LedgerFile, heard: Set<string>): LedgerFile {
	const noting = (database: LedgerDatabase) =>
		new Proxy(database, {
			get: (_, name) =>
				name === 'prepare'
					? (sql: string) => {
							heard.add(sql);
							return database.prepare(sql);
						}
					: Reflect.get(database, name),
		});
	return {
		...file,
		read: (work) => file.read((database) => work(noting(database))),
		transaction: (work, signal) => file.transaction((database) => work(noting(database)), signal),
	};
}

test('whatever is asked of the questions is found by an index, however many there are', async () => {
	const { file } = house.parts();
	const heard = new Set<string>();
	const noted = listening(file, heard);
	const jobs = createSqliteJobs({ file: noted, clock: house.clock });
	const job = { placeKey: 'guild:1:2', personId: '3', address: '', askedAt: 5 } as const;
	const kept = { question: 'words', addedIds: ['8'], dueAt: 0 };
	for (const id of ['a', 'b', 'c', 'd', 'e']) await jobs.begin({ id, ...job });
	await jobs.relocate('a', 'elsewhere');
	await jobs.keep('a', { question: 'words', goesWith: ['9'] });
	await jobs.become('a', 'waiting');
	await noted.transaction((database) => sending(database, 'a'));
	await jobs.become('a', 'answered', 'words');
	await jobs.rewrite('a', 'words');
	for (const id of ['b', 'c', 'd', 'e']) await jobs.offer(id, kept);
	await jobs.shownIn('b', ['9']);
	const [handle = ''] = (await jobs.of('3'))
		.filter(({ state }) => state === 'offered')
		.map((offered) => offered.handle);
	await jobs.postpone(handle);
	const [due] = await jobs.due();
	await jobs.begin({ id: due?.id ?? '', ...job });
	await jobs.putOff(due?.id ?? '', 7);
	await Promise.all([
		jobs.find(handle),
		jobs.about('8'),
		jobs.answerOf('b'),
		jobs.isIn('guild:1:2'),
	]);
	await createSqliteJobs({ file: noted, clock: house.clock }).interrupted();
	for (const which of [{ messageIds: ['9'] }, { placeKeys: [job.placeKey] }, { serverId: '1' }])
		await jobs.drop(which);
	await jobs.forgetPerson('3');
	await jobs.sweep(Number.MAX_SAFE_INTEGER);
	expect(heard.size).toBeGreaterThan(25);
	const scans = await file.read((database) =>
		[...heard].flatMap((sql) =>
			database
				.prepare(`EXPLAIN QUERY PLAN ${sql}`)
				.all()
				.map(({ detail }) => String(detail))
				.filter((detail) => /^SCAN (?:jobs|job_messages)\b/.test(detail))
				.map((detail) => `${detail}: ${sql}`),
		),
	);
	expect(scans).toEqual([]);
});
