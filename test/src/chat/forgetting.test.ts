import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
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
} from './answering-parts.ts';

let parts: Parts;
afterEach(() => expectNothingLeft(parts));

const settled = () => new Promise(setImmediate);

/** Holds what comes to it from `hold` until it is opened. */
function createGate() {
	let held: PromiseWithResolvers<void> | undefined;
	let comers = 0;
	return {
		hold() {
			held = Promise.withResolvers();
			comers = 0;
		},
		open: () => held?.resolve(),
		come() {
			comers++;
			return held?.promise;
		},
		reached: () => eventually(() => expect(comers).toBeGreaterThan(0)),
	};
}

const asBob = { personId: bob.id, placeKey: kitchen, mayManage: true };

/** Ada's, answered: Bob asks it once more. */
async function claimed() {
	const { asked, ended } = follow(parts, question());
	await ended;
	const claim = await parts.answers.claim(`handle-of-${asked.id}`, asBob, 'anew');
	if (typeof claim === 'string') throw new Error(claim);
	return { first: asked, again: question({ person: bob, ...claim.question }) };
}

async function nothingIsKept(id: string) {
	expect(parts.router.requests).toEqual([]);
	expect(parts.jobs.stateOf(id)).toBe('stopped');
	expect(parts.jobs.questionOf(id)).toBe('');
	expect(await parts.conversations.load(kitchen)).toEqual([]);
}

describe('while it is being read who opted out', () => {
	let gate: ReturnType<typeof createGate>;

	beforeEach(async () => {
		gate = createGate();
		const optedOut = async () => {
			await gate.come();
			return new Set<string>();
		};
		parts = await createParts({ consent: { optedOut } });
	});

	async function begun(asked = question()) {
		gate.hold();
		const one = follow(parts, asked);
		await gate.reached();
		return one;
	}

	async function begunAgain() {
		const { again, first } = await claimed();
		parts.router.requests.length = 0;
		return { ...(await begun(again)), first };
	}

	test('a question of somebody who is forgotten is stopped, and nothing of it is kept', async () => {
		const { asked, ended } = await begun();
		await parts.answers.forgetPerson(ada.id, 'forget');
		gate.open();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'stopped' });
		await nothingIsKept(asked.id);
		expect(await parts.jobs.jobs.find(`handle-of-${asked.id}`)).toMatchObject({ personId: '' });
	});

	test('so is one that somebody else asks once more', async () => {
		const { asked, ended } = await begunAgain();
		await parts.answers.forgetPerson(ada.id, 'forget');
		await parts.conversations.dropPerson(ada.id);
		gate.open();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'stopped' });
		await nothingIsKept(asked.id);
	});

	test('a conversation that begins anew does not take it in', async () => {
		const { ended } = await begun();
		expect(parts.answers.disown(kitchen)).toBe(1);
		gate.open();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
		expect(await parts.conversations.load(kitchen)).toEqual([]);
	});

	test('a question whose server wants it no more is told so', async () => {
		const { ended } = await begun();
		await parts.settings.change('server:1', { pause: { changedBy: '9', at: 0 } });
		await parts.answers.endUnwelcome('1');
		gate.open();
		expect(await refusalOf(ended)).toEqual(say('house.paused-meanwhile'));
		expect(parts.router.requests).toEqual([]);
	});

	test('what is asked once more goes with what was asked first', async () => {
		const { asked, ended, first } = await begunAgain();
		parts.answers.forget([first.id]);
		gate.open();
		expect((await ended).at(-1)).toEqual({ type: 'withdrawn', notes: [] });
		await nothingIsKept(asked.id);
	});

	test('a deleted question is stopped', async () => {
		const { asked, ended } = await begun();
		parts.answers.forget([asked.id]);
		gate.open();
		expect((await ended).at(-1)).toEqual({ type: 'withdrawn', notes: [] });
		await nothingIsKept(asked.id);
	});

	test('stopped, it does not wait for who asks the same', async () => {
		gate.hold();
		const first = follow(parts, question());
		const { asked, ended } = follow(parts, question({ person: bob }));
		await gate.reached();
		parts.quota.hold();
		parts.inFlight.stop(asked.id);
		gate.open();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'stopped' });
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		parts.quota.letThrough();
		await first.ended;
	});

	test('the bot leaves: it is told so', async () => {
		const { ended } = await begun();
		parts.answers.endWaiting(new UserError(say('leaving.restarting')));
		gate.open();
		expect(await refusalOf(ended)).toEqual(say('leaving.restarting'));
		expect(parts.router.requests).toEqual([]);
	});
});

describe('while its job is being written down', () => {
	let gate: ReturnType<typeof createGate>;

	beforeEach(async () => {
		gate = createGate();
		parts = await createParts();
		const { begin } = parts.jobs.jobs;
		parts.jobs.jobs.begin = async (job) => {
			const handle = await begin(job);
			await gate.come();
			return handle;
		};
	});

	test('a question of somebody who is forgotten is stopped, and nothing of it is kept', async () => {
		gate.hold();
		const { asked, ended } = follow(parts, question());
		await gate.reached();
		await parts.answers.forgetPerson(ada.id, 'forget');
		gate.open();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'stopped' });
		await nothingIsKept(asked.id);
	});

	test('one that is taken already changes nothing of what is on its way', async () => {
		parts.quota.hold();
		const first = follow(parts, question());
		await eventually(() => expect(first.types()).toEqual(['waiting']));
		expect(await follow(parts, first.asked).ended).toEqual([{ type: 'duplicate' }]);
		await settled();
		parts.quota.letThrough();
		expect((await first.ended).at(-1)).toMatchObject({ reason: 'complete' });
		expect(parts.jobs.stateOf(first.asked.id)).toBe('answered');
	});
});

describe('between the press that asks once more and its question', () => {
	beforeEach(async () => {
		parts = await createParts();
	});

	test.each<[string, (id: string) => unknown]>([
		['whose it was is forgotten', () => parts.answers.forgetPerson(ada.id, 'forget')],
		['its message is deleted', (id) => parts.answers.forget([id])],
		['its channel goes', () => parts.answers.forgetPlaces({ serverId: '1', keys: [kitchen] })],
	])('%s: it is not asked', async (_, go) => {
		const { again, first } = await claimed();
		await go(first.id);
		expect(await refusalOf(follow(parts, again).ended)).toEqual(say('button.answer-lost'));
		expect(parts.router.requests).toHaveLength(1);
		expect(parts.jobs.stateOf(again.id)).toBeUndefined();
	});

	test('nothing of that: it is asked', async () => {
		const { again } = await claimed();
		expect((await follow(parts, again).ended).at(-1)).toMatchObject({ reason: 'complete' });
		expect(await parts.conversations.load(kitchen)).toHaveLength(1);
	});
});

describe('of somebody who is quoted', () => {
	const out = new Set<string>();
	beforeEach(async () => {
		out.clear();
		parts = await createParts({
			consent: { optedOut: async (ids) => new Set([...ids].filter((id) => out.has(id))) },
		});
	});

	const quotingBob = (text = 'What does he mean?') =>
		question({
			text,
			files: [{ name: 'a.txt', url: 'https://cdn.discordapp.com/a.txt', sizeBytes: 3 }],
			impliedText: 'Please explain.',
			gather: async () => ({
				notes: [],
				quoted: [{ id: '777', author: bob, isOwn: false, text: 'my secret', files: [] }],
			}),
		});

	async function leave(how: 'forget' | 'opt-out') {
		if (how === 'opt-out') out.add(bob.id);
		await parts.answers.forgetPerson(bob.id, how);
		await parts.conversations.dropQuoting(bob.id);
	}

	const sent = () => JSON.stringify(parts.router.requests);

	test.each(['forget', 'opt-out'] as const)(
		'%s while it is still being read leaves nothing kept',
		async (how) => {
			const { attachments } = parts.preparing;
			const gate = createGate();
			gate.hold();
			const { read } = attachments;
			Object.assign(attachments, {
				read: async (...given: Parameters<typeof read>) => {
					await gate.come();
					return read(...given);
				},
			});
			const { asked, ended } = follow(parts, quotingBob());
			await gate.reached();
			await leave(how);
			gate.open();
			await ended;
			expect(JSON.stringify(await parts.conversations.load(kitchen))).not.toContain('my secret');
			expect(parts.jobs.questionOf(asked.id)).not.toContain('my secret');
			if (how === 'opt-out') expect(sent()).not.toContain('my secret');
		},
	);

	async function inLine(asked = quotingBob()) {
		parts.quota.hold();
		const one = follow(parts, asked);
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		return one;
	}

	test('an opt-out while the question stands in line takes their words out of it', async () => {
		const { ended } = await inLine();
		await leave('opt-out');
		parts.quota.letThrough();
		expect((await ended).at(-1)).toMatchObject({ type: 'end', reason: 'complete' });
		expect(sent()).toContain('What does he mean?');
		expect(sent()).not.toContain('my secret');
		expect(await parts.conversations.load(kitchen)).toHaveLength(1);
	});

	test('where nothing else was asked, nothing is asked, and the request is given back', async () => {
		const asked = { ...quotingBob(''), files: [] };
		const { ended } = await inLine(asked);
		await leave('opt-out');
		parts.quota.letThrough();
		expect(await refusalOf(ended)).toEqual(say('read.opted-out', { count: 1 }));
		expect(parts.jobs.questionOf(asked.id)).toBe('');
		expect(parts.router.requests).toEqual([]);
		expect(parts.quota.leases).toEqual(['given back']);
	});

	test('a message that is deleted while it stands in line is not asked about, though Discord had shown it', async () => {
		const { asked, ended } = await inLine();
		parts.answers.forget(['777']);
		parts.quota.letThrough();
		expect((await ended).at(-1)).toMatchObject({
			notes: expect.arrayContaining([say('read.reply-gone')]),
		});
		expect(sent()).not.toContain('my secret');
		expect(parts.jobs.questionOf(asked.id)).not.toContain('my secret');
		expect(await parts.conversations.load(kitchen)).toHaveLength(1);
	});

	test.each(['forget', 'opt-out'] as const)(
		'%s before the line is sent home for the day keeps none of their words for the next',
		async (how) => {
			const { asked, ended } = await inLine();
			await leave(how);
			parts.quota.refuseNext(new QuotaRefusal('day-spent', parts.clock.now() + 86_400_000));
			await expect(ended).rejects.toThrow('day-spent');
			expect(parts.jobs.questionOf(asked.id)).not.toContain('my secret');
		},
	);

	test('what holds their words itself, as it is asked once more, is not asked', async () => {
		const quoted = { messageIds: ['777'], personIds: [bob.id] };
		const asked = question({ text: 'What is this? [my secret]', quoted });
		const { ended } = await inLine(asked);
		await leave('opt-out');
		parts.quota.letThrough();
		expect(await refusalOf(ended)).toEqual(say('postpone.lost'));
		expect(parts.router.requests).toEqual([]);
		expect(parts.quota.leases).toEqual(['given back']);
	});

	test('a forget while it stands in line leaves nothing kept', async () => {
		const { asked, ended } = await inLine();
		await leave('forget');
		parts.quota.letThrough();
		await ended;
		expect(await parts.conversations.load(kitchen)).toEqual([]);
		expect(parts.jobs.questionOf(asked.id)).toBe('');
	});
});
