import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Jobs } from '../../../src/jobs/jobs.ts';
import { attemptOf } from '../../helpers/attempt-of.ts';
import { createQuotaHouse } from '../../helpers/quota-house.ts';

let house: Awaited<ReturnType<typeof createQuotaHouse>>;
beforeEach(async () => {
	house = await createQuotaHouse();
});
afterEach(() => house.remove());

const asked: Omit<Parameters<Jobs['begin']>[0], 'id'> = {
	placeKey: 'guild:1:2',
	personId: '3',
	address: 'message 4',
	askedAt: 5,
};
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

test('what is kept of an ended job can be rewritten, until nothing is kept of it any more', async () => {
	const handle = await jobs().begin({ id: 'a', ...asked });
	expect(await jobs().rewrite('a', 'too early')).toBe(false);
	await jobs().become('a', 'answered', 'words');
	expect(await jobs().rewrite('a', 'other words')).toBe(true);
	expect((await jobs().find(handle ?? ''))?.question).toBe('other words');
	await jobs().drop({ messageIds: ['a'] });
	expect(await jobs().rewrite('a', 'back again')).toBe(false);
	expect((await jobs().find(handle ?? ''))?.question).toBe('');
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

describe('what is kept to ask it again', () => {
	const questionOf = async (id: string) =>
		(await jobs().about(id)).find((job) => job.id === id)?.question;

	test('outlasts a crash once it is kept, and goes with its messages on the way as well', async () => {
		for (const id of ['a', 'b']) {
			await jobs().begin({ id, ...asked });
			await jobs().keep(id, { question: `words of ${id}`, goesWith: [`${id}2`] });
			await house.parts().ledger.admit(attemptOf(`attempt of ${id}`, { jobId: id }), {});
		}
		expect(await jobs().drop({ messageIds: ['b2'] })).toEqual(['b']);
		await house.restart();
		expect((await jobs().interrupted()).map(({ question }) => question)).toEqual([
			'words of a',
			'',
		]);
		expect(await questionOf('a')).toBe('words of a');
		expect(await jobs().drop({ messageIds: ['a2'] })).toEqual(['a']);
		expect(await questionOf('a')).toBe('');
	});

	test('is not kept of what has ended, and rewritten only where something is', async () => {
		await jobs().begin({ id: 'a', ...asked });
		await jobs().become('a', 'answered', 'words');
		await jobs().keep('a', { question: 'late', goesWith: ['late'] });
		expect(await questionOf('a')).toBe('words');
		expect(await jobs().about('late')).toEqual([]);
		expect(await jobs().rewrite('a', 'other words')).toBe(true);
		expect(await questionOf('a')).toBe('other words');
		await jobs().drop({ messageIds: ['a'] });
		expect(await jobs().rewrite('a', 'words again')).toBe(false);
		expect(await questionOf('a')).toBe('');
	});

	test('is found by each message that it says, the newest first, not by those of its answer', async () => {
		for (const [id, askedAt] of [
			['a', 5],
			['b', 7],
			['c', 6],
		] as const) {
			await jobs().begin({ id, ...asked, askedAt });
			await jobs().keep(id, { question: 'words', goesWith: id === 'c' ? [] : ['a', 'more'] });
			await jobs().shownIn(id, [`answer to ${id}`]);
		}
		const about = async (id: string) => (await jobs().about(id)).map((job) => job.id);
		expect(await about('a')).toEqual(['b', 'a']);
		expect(await about('more')).toEqual(['b', 'a']);
		expect(await about('c')).toEqual(['c']);
		expect(await about('answer to a')).toEqual([]);
	});
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

describe('another day', () => {
	const DAY_MS = 86_400_000;
	let at: number;
	beforeEach(() => {
		at = house.clock.now() + DAY_MS;
	});

	/** Returns its handle. */
	async function offered(id: string, more: Partial<typeof asked> = {}) {
		const handle = await jobs().begin({ id, ...asked, askedAt: house.clock.now(), ...more });
		await jobs().offer(id, { question: `{"of":"${id}"}`, addedIds: [], dueAt: at });
		return handle ?? '';
	}
	const stateOf = async (id: string) => (await rows()).find((row) => row['id'] === id)?.['state'];

	test('an offered question is kept, over a restart too, and is not one that a crash cut off', async () => {
		const handle = await offered('a');
		await house.restart();
		expect(await jobs().interrupted()).toEqual([]);
		expect(await jobs().find(handle)).toMatchObject({
			id: 'a',
			handle,
			state: 'offered',
			question: '{"of":"a"}',
			dueAt: at,
			...asked,
			askedAt: house.clock.now(),
		});
		expect(await jobs().find('forged')).toBeUndefined();
	});

	test('handles are not alike and cannot be guessed from the id', async () => {
		const handles = await Promise.all(['a', 'b', 'c'].map((id) => offered(id)));
		expect(new Set(handles).size).toBe(3);
		for (const handle of handles) expect(handle).toMatch(/^[\w-]{16}$/);
	});

	test('a postponed one falls due at its time, oldest first, and is taken once more then', async () => {
		const late = await offered('late');
		const early = await offered('early', { personId: '4', askedAt: 1 });
		for (const handle of [late, early]) expect(await jobs().postpone(handle)).toBe('postponed');
		expect(await jobs().begin({ id: 'late', ...asked })).toBeUndefined();
		expect(await jobs().due()).toEqual([]);
		await house.clock.advance(DAY_MS);
		await house.restart();
		expect((await jobs().due()).map(({ id }) => id)).toEqual(['early', 'late']);
		const taken = await Promise.all([1, 2].map(() => jobs().begin({ id: 'late', ...asked })));
		expect(taken).toEqual([late, undefined]);
		expect(await jobs().find(late)).toMatchObject({ state: 'received', question: '{"of":"late"}' });
		expect((await jobs().due()).map(({ id }) => id)).toEqual(['early']);
		expect(await jobs().interrupted()).toEqual([]);
	});

	/** It was postponed, has fallen due and is taken up. */
	async function takenUp(id: string, more: Partial<typeof asked> = {}) {
		const handle = await offered(id, more);
		await jobs().postpone(handle);
		await house.clock.advance(DAY_MS);
		await jobs().begin({ id, ...asked, ...more });
		return handle;
	}

	test('one that a crash cut off before it was sent is due again, a sent one is interrupted', async () => {
		const waiting = await takenUp('waiting');
		await jobs().become('waiting', 'waiting');
		const sent = await takenUp('sent', { personId: '4' });
		await house.parts().ledger.admit(attemptOf('attempt', { jobId: 'sent' }), {});
		expect(await jobs().find(sent)).toMatchObject({ state: 'sending', dueAt: 0 });
		await house.restart();
		expect((await jobs().interrupted()).map(({ id }) => id)).toEqual(['sent']);
		const [due, ...others] = await jobs().due();
		expect(due).toMatchObject({ handle: waiting, question: '{"of":"waiting"}' });
		expect(others).toEqual([]);
		expect(await jobs().begin({ id: 'waiting', ...asked })).toBe(waiting);
	});

	test('one that was taken up is put off until it is sent; no other is', async () => {
		const handle = await takenUp('a');
		const later = house.clock.now() + 1_000;
		expect(await jobs().putOff('a', later)).toBe(true);
		expect(await jobs().find(handle)).toMatchObject({ state: 'postponed', dueAt: later });
		expect(await jobs().due()).toEqual([]);
		await house.clock.advance(1_000);
		await jobs().begin({ id: 'a', ...asked });
		await house.parts().ledger.admit(attemptOf('attempt', { jobId: 'a' }), {});
		await jobs().begin({ id: 'fresh', ...asked });
		await offered('offered');
		for (const id of ['a', 'fresh', 'offered', 'unknown'])
			expect(await jobs().putOff(id, later)).toBe(false);
	});

	test('each person has one; pressing again changes nothing', async () => {
		const [first, second] = [await offered('a'), await offered('b')];
		expect(await jobs().postpone(first)).toBe('postponed');
		expect(await jobs().postpone(first)).toBe('postponed');
		expect(await jobs().postpone(second)).toBe('another');
		expect(await jobs().postpone(await offered('c', { personId: '4' }))).toBe('postponed');
		await jobs().drop({ messageIds: ['a'] });
		expect(await jobs().postpone(second)).toBe('postponed');
		expect(await jobs().postpone(first)).toBe('over');
		expect(await jobs().postpone('forged')).toBe('over');
	});

	test('what has ended is not offered', async () => {
		const handle = (await jobs().begin({ id: 'a', ...asked })) ?? '';
		await jobs().become('a', 'stopped');
		await jobs().offer('a', { question: 'words', addedIds: [], dueAt: at });
		expect(await jobs().find(handle)).toMatchObject({ state: 'stopped', question: '' });
	});

	test('of one person the newest three offers are kept, of the others nothing', async () => {
		const handles = new Map<string, string>();
		for (const id of ['1', '2', '3']) handles.set(id, await offered(id, { askedAt: Number(id) }));
		await jobs().postpone(handles.get('1') ?? '');
		await offered('other', { personId: '4', askedAt: 0 });
		await offered('4', { askedAt: 4 });
		expect(await Promise.all(['1', '2', '3', '4'].map(stateOf))).toEqual([
			'postponed',
			'offered',
			'offered',
			'offered',
		]);
		await jobs().begin({ id: '0', ...asked, askedAt: 0 });
		// The one just offered stays, however long it has waited before.
		const kept = { question: 'words', addedIds: [], dueAt: at };
		expect(await jobs().offer('0', kept)).toEqual(['2']);
		expect(await jobs().find(handles.get('2') ?? '')).toMatchObject({
			state: 'stopped',
			question: '',
		});
		expect(await stateOf('other')).toBe('offered');
		expect(await stateOf('0')).toBe('offered');
	});

	test('it goes with its message, with the one that offers it, and with its channel', async () => {
		await jobs().postpone(await offered('a'));
		await offered('b', { personId: '4' });
		await jobs().shownIn('b', ['shown']);
		await offered('c', { personId: '5', placeKey: 'guild:1:22' });
		await jobs().begin({ id: 'open', ...asked });
		expect(await jobs().drop({ messageIds: ['other', 'open'] })).toEqual([]);
		expect(await jobs().drop({ messageIds: ['a'] })).toEqual(['a']);
		expect(await jobs().drop({ messageIds: ['shown'] })).toEqual(['b']);
		expect(await jobs().drop({ placeKeys: ['guild:1:2'] })).toEqual(['a', 'b']);
		expect(await jobs().drop({ placeKeys: ['guild:1:22'] })).toEqual(['c']);
		expect(await stateOf('open')).toBe('received');
		const kept = await house
			.parts()
			.file.read((database) => database.prepare("SELECT id FROM jobs WHERE question <> ''").all());
		expect(kept).toEqual([]);
	});

	test('it goes with each message that was added to it', async () => {
		for (const id of ['a', 'b']) {
			await jobs().begin({ id, ...asked });
			const kept = { question: 'words', addedIds: [`${id}2`, `${id}3`], dueAt: at };
			await jobs().offer(id, kept);
		}
		await jobs().shownIn('b', ['shown']);
		expect(await jobs().drop({ messageIds: ['2', 'a3'] })).toEqual(['a']);
		expect(await jobs().drop({ messageIds: ['2'] })).toEqual([]);
		expect(await jobs().drop({ messageIds: ['b2'] })).toEqual(['b']);
	});

	test('an offer that nobody took is swept, a postponed one never', async () => {
		await jobs().postpone(await offered('kept'));
		await offered('offered');
		await house.clock.advance(3 * DAY_MS);
		await offered('fresh');
		expect(await jobs().sweep(house.clock.now() - 2 * DAY_MS)).toBe(1);
		expect((await rows()).map((row) => row['id'])).toEqual(['fresh', 'kept']);
	});

	test('where it stands can still move', async () => {
		const handle = await offered('a');
		await jobs().relocate('a', 'moved');
		await jobs().postpone(handle);
		await jobs().relocate('a', 'moved again');
		expect((await jobs().find(handle))?.address).toBe('moved again');
	});
});
