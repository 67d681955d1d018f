import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { say } from '../../../src/locales/keys.ts';
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

const MINUTE_MS = 60_000;

let parts: Parts;
beforeEach(async () => {
	parts = await createParts();
	parts.quota.hold();
});
afterEach(() => expectNothingLeft(parts));

const inMs = (ms: number) => parts.clock.now() + ms;
const settled = () => new Promise(setImmediate);

/** In line, with a turn between these two times from now. */
async function waits(
	{ earliest, latest = earliest }: { earliest: number; latest?: number },
	more: Partial<Question> = {},
) {
	Object.assign(parts.quota.place, { earliest: inMs(earliest), latest: inMs(latest) });
	const one = follow(
		parts,
		question({ deadline: { at: inMs(14 * MINUTE_MS), canMove: true }, ...more }),
	);
	await eventually(() => expect(parts.quota.requests).toHaveLength(1));
	await settled();
	return { ...one, handle: `handle-of-${one.asked.id}` };
}

const asAda = { personId: ada.id, placeKey: kitchen, mayManage: false };

describe('whose turn comes later than an answer can be shown', () => {
	const late = { earliest: 20 * MINUTE_MS, latest: 30 * MINUTE_MS };

	test('is asked at once what they would like, and goes on in the channel when they want that', async () => {
		const one = await waits(late);
		expect(one.seen).toMatchObject([{ type: 'waiting', handle: one.handle, mustChoose: true }]);
		expect(parts.answers.goOnInChannel(one.handle, asAda)).toBe('moving');
		await settled();
		expect(one.seen.slice(1)).toMatchObject([
			{ type: 'moving', at: inMs(late.latest) },
			{ type: 'waiting', mustChoose: false },
		]);
		expect(parts.answers.goOnInChannel(one.handle, asAda)).toBe('over');
		await parts.clock.advance(20 * MINUTE_MS);
		parts.quota.tell({ earliest: inMs(MINUTE_MS), latest: inMs(MINUTE_MS) });
		await settled();
		expect(one.seen.at(-1)).toMatchObject({ type: 'waiting', mustChoose: false });
		parts.quota.letThrough();
		expect((await one.ended).at(-1)).toMatchObject({ reason: 'complete' });
	});

	test('is not answered behind their back: the offer lapses', async () => {
		const one = await waits(late);
		await parts.clock.advance(14 * MINUTE_MS - 1);
		expect(one.types()).toEqual(['waiting']);
		await parts.clock.advance(1);
		expect(await refusalOf(one.ended)).toEqual(say('chat.choice-lapsed'));
		expect(parts.jobs.stateOf(one.asked.id)).toBe('refused');
		expect(parts.answers.goOnInChannel(one.handle, asAda)).toBe('over');
	});

	test('can be forgotten', async () => {
		const one = await waits(late);
		expect(await parts.answers.cancel(one.handle, asAda)).toBe('cancelled');
		expect((await one.ended).at(-1)).toMatchObject({ notes: [say('chat.cancelled')] });
	});

	test('ends at once where it cannot move, with the time of the turn', async () => {
		const at = inMs(14 * MINUTE_MS);
		const one = await waits(late, { deadline: { at, canMove: false } });
		expect(await refusalOf(one.ended)).toEqual(
			say('chat.too-late', { at: inMs(late.earliest) / 1000 }),
		);
		expect(parts.quota.leases).toEqual([]);
	});

	test('need not choose any more once it comes sooner', async () => {
		const one = await waits(late);
		parts.quota.tell({ earliest: inMs(MINUTE_MS), latest: inMs(MINUTE_MS) });
		await settled();
		expect(one.seen.at(-1)).toMatchObject({ type: 'waiting', mustChoose: false });
		parts.quota.letThrough();
		await one.ended;
		expect(one.types()).not.toContain('moving');
	});

	test('is answered where it stands when the turn comes before they have chosen', async () => {
		const one = await waits(late);
		parts.quota.letThrough();
		expect((await one.ended).at(-1)).toMatchObject({ reason: 'complete' });
	});
});

test('who was promised a turn in time, and it is late, goes on in the channel without being asked', async () => {
	const one = await waits({ earliest: MINUTE_MS, latest: 16 * MINUTE_MS });
	expect(one.seen).toMatchObject([{ type: 'waiting', mustChoose: false }]);
	await parts.clock.advance(14 * MINUTE_MS);
	expect(one.types()).toEqual(['waiting', 'moving', 'waiting']);
	parts.quota.letThrough();
	await one.ended;
});

test('a move in the moment in which the turn comes is told before the answer', async () => {
	const one = await waits({ earliest: 20 * MINUTE_MS });
	parts.answers.goOnInChannel(one.handle, asAda);
	parts.quota.letThrough();
	await one.ended;
	expect(one.types()).toEqual(['waiting', 'moving', 'waiting', 'started', 'text', 'end']);
});

test('a message has no deadline and waits for as long as it takes', async () => {
	const { deadline: _, ...plain } = question();
	Object.assign(parts.quota.place, { earliest: inMs(3 * 60 * MINUTE_MS) });
	const one = follow(parts, plain);
	await eventually(() => expect(one.seen).toMatchObject([{ mustChoose: false }]));
	expect(parts.clock.timers()).toBe(0);
	await parts.clock.advance(60 * MINUTE_MS);
	parts.quota.letThrough();
	await one.ended;
});

test('who has left meanwhile is not asked for, and what was charged is given back', async () => {
	const one = await waits({ earliest: MINUTE_MS });
	parts.left.add(ada.id);
	parts.quota.letThrough();
	expect(await refusalOf(one.ended)).toEqual(say('chat.left-meanwhile'));
	expect(parts.router.requests).toEqual([]);
	expect(parts.quota.leases).toEqual(['given back']);
});

test('one that waits for an earlier one of its person, too, is written down as waiting', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	parts.router.scripts.push(async function* (signal) {
		await promise;
		yield* says('first')(signal);
	});
	const first = await waits({ earliest: MINUTE_MS });
	parts.quota.letThrough();
	await eventually(() => expect(parts.router.requests).toHaveLength(1));
	const second = follow(parts, question({ text: 'And then?' }));
	await eventually(() => expect(second.types()).toEqual(['waiting-for-own']));
	expect(second.seen[0]).toMatchObject({ handle: `handle-of-${second.asked.id}` });
	resolve();
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	expect(parts.jobs.stateOf(second.asked.id)).toBe('waiting');
	parts.quota.letThrough();
	await Promise.all([first.ended, second.ended]);
});

test('only who asked decides where it goes on', async () => {
	const one = await waits({ earliest: 20 * MINUTE_MS });
	const moderator = { personId: bob.id, placeKey: kitchen, mayManage: true };
	expect(parts.answers.goOnInChannel(one.handle, moderator)).toBe('not-yours');
	expect(parts.answers.goOnInChannel('forged', asAda)).toBe('over');
	one.stop.abort();
	await one.ended;
});
