import { afterEach, beforeEach, expect, test } from 'vitest';
import { say } from '../../../src/locales/keys.ts';
import { QuotaRefusal } from '../../../src/quota/quota.ts';
import { ada, bob, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import {
	createParts,
	expectNothingLeft,
	follow,
	type Parts,
	question,
	refusalOf,
	says,
} from './answering-parts.ts';

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
	parts.quota.hold();
});
afterEach(() => expectNothingLeft(parts));

const asAda = { personId: ada.id, placeKey: kitchen, mayManage: false };
const asBob = { personId: bob.id, placeKey: kitchen, mayManage: false };
const moderator = { personId: bob.id, placeKey: kitchen, mayManage: true };

async function waits() {
	const one = follow(parts, question());
	await eventually(() => expect(one.types()).toEqual(['waiting']));
	return { ...one, handle: `handle-of-${one.asked.id}` };
}

test.each([
	['who asked', asAda],
	['who may manage messages', moderator],
])('%s takes a question out at once, and nothing is spent', async (_, by) => {
	const one = await waits();
	expect(await parts.answers.cancel(one.handle, by)).toBe('cancelled');
	expect((await one.ended).at(-1)).toMatchObject({
		type: 'end',
		reason: 'stopped',
		notes: [say('chat.cancelled')],
	});
	expect(parts.jobs.stateOf(one.asked.id)).toBe('stopped');
	expect(parts.quota.leases).toEqual([]);
	expect(parts.router.requests).toEqual([]);
});

test('nobody else does', async () => {
	const one = await waits();
	expect(await parts.answers.cancel(one.handle, asBob)).toBe('not-yours');
	expect(one.types()).toEqual(['waiting']);
	parts.quota.letThrough();
	expect((await one.ended).at(-1)).toMatchObject({ reason: 'complete' });
});

test('twice in one moment it is cancelled once', async () => {
	const one = await waits();
	const pressed = [1, 2].map(() => parts.answers.cancel(one.handle, asAda));
	expect(await Promise.all(pressed)).toEqual(['cancelled', 'over']);
	await one.ended;
	expect(await parts.answers.cancel(one.handle, asAda)).toBe('over');
});

test('what has begun is not cancelled any more', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	parts.router.scripts.push(async function* (signal) {
		await promise;
		yield* says('so')(signal);
	});
	const one = await waits();
	parts.quota.letThrough();
	await eventually(() => expect(one.types()).toContain('started'));
	expect(await parts.answers.cancel(one.handle, asAda)).toBe('over');
	resolve();
	expect((await one.ended).at(-1)).toMatchObject({ reason: 'complete' });
});

test('a forged handle finds nothing', async () => {
	expect(await parts.answers.cancel('forged', moderator)).toBe('over');
	expect(await parts.answers.postpone('forged', asAda)).toEqual({ outcome: 'over', at: 0 });
});

test.each(['find', 'postpone', 'drop'] as const)(
	'while jobs cannot be used (%s), who presses is told so',
	async (method) => {
		const one = await waits();
		parts.quota.refuseNext(new QuotaRefusal('day-spent', parts.clock.now() + 1_000));
		await one.ended;
		Object.assign(parts.jobs.jobs, { [method]: () => Promise.reject(new Error('locked')) });
		const { cancel, postpone } = parts.answers;
		const told = say('fault.disk');
		if (method !== 'postpone') expect(await refusalOf(cancel(one.handle, asAda))).toEqual(told);
		if (method !== 'drop') expect(await refusalOf(postpone(one.handle, asAda))).toEqual(told);
		expect(parts.jobs.stateOf(one.asked.id)).toBe('offered');
	},
);

test('a question deleted while it waits is not asked', async () => {
	const one = await waits();
	parts.answers.forget([one.asked.id]);
	expect((await one.ended).at(-1)).toEqual({ type: 'withdrawn', notes: [] });
	expect(parts.quota.leases).toEqual([]);
});
