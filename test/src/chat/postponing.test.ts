import { afterEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../src/chat/question.ts';
import { UserError } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import { QuotaRefusal, type RefusalReason } from '../../../src/quota/quota.ts';
import { ada, bob, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import {
	createParts,
	expectNothingLeft,
	fails,
	follow,
	type Parts,
	question,
	refusalOf,
} from './answering-parts.ts';

const DAY_MS = 86_400_000;

let parts: Parts;
afterEach(() => expectNothingLeft(parts));

async function setUp(options?: Parameters<typeof createParts>[0]): Promise<number> {
	parts = await createParts(options);
	return parts.clock.now() + DAY_MS;
}

async function offered(at: number, more: Partial<Question> = {}) {
	parts.quota.faults.lease = new QuotaRefusal('day-spent', at);
	const one = follow(parts, question(more));
	await one.ended;
	delete parts.quota.faults.lease;
	return { ...one, handle: `handle-of-${one.asked.id}` };
}

const asAda = { personId: ada.id, placeKey: kitchen, mayManage: false };

test.each<RefusalReason>(['day-spent', 'not-today', 'own-day-spent'])(
	'%s: another day is offered',
	async (reason) => {
		const at = await setUp();
		parts.quota.faults.lease = new QuotaRefusal(reason, at);
		const one = follow(parts, question());
		expect(await one.ended).toEqual([
			{
				type: 'offer',
				sentence: say(`quota.${reason as 'day-spent'}`, { at: at / 1000 }),
				handle: `handle-of-${one.asked.id}`,
			},
		]);
		expect(parts.jobs.stateOf(one.asked.id)).toBe('offered');
	},
);

test('the provider itself says that the day is spent: another day is offered', async () => {
	const at = await setUp();
	const failure = { kind: 'account-day', retryAt: at } as const;
	parts.router.scripts.push(fails(failure));
	const one = follow(parts, question());
	expect((await one.ended).at(-1)).toEqual({
		type: 'offer',
		sentence: say('chat.failed-day', { at: at / 1000 }),
		handle: `handle-of-${one.asked.id}`,
	});
	expect(parts.jobs.stateOf(one.asked.id)).toBe('offered');
});

test('for any other reason it is not', async () => {
	const at = await setUp();
	for (const reason of ['day-unknown', 'own-line-full', 'line-full', 'ledger'] as const) {
		parts.quota.faults.lease = new QuotaRefusal(reason, at);
		const told = await refusalOf(follow(parts, question()).ended);
		expect(told.key).toMatch(/^quota\./);
	}
});

test.each<[string, Partial<Question>]>([
	['a private question', { isPrivate: true }],
	['one that cannot be answered here later', { deadline: { at: 1, canMove: false } }],
])('%s is only told', async (_, more) => {
	const at = await setUp();
	parts.quota.faults.lease = new QuotaRefusal('day-spent', at);
	expect((await refusalOf(follow(parts, question(more)).ended)).key).toBe('quota.day-spent');
});

test('it comes back as it was asked, its files in words, when the day has returned, and once', async () => {
	const at = await setUp();
	const url = 'https://cdn.discordapp.com/recipe.txt';
	parts.files.set(url, 'Take two eggs.');
	const files = [{ name: 'recipe.txt', url, sizeBytes: 14, mediaType: 'text/plain' }];
	const { asked, handle } = await offered(at, { files, modelId: 'other', roleIds: ['5'] });
	expect(await parts.answers.postpone(handle, asAda)).toEqual({ outcome: 'postponed', at });
	expect(await parts.answers.due()).toEqual([]);
	await parts.clock.advance(DAY_MS);
	const [due, ...others] = await parts.answers.due();
	expect(others).toEqual([]);
	expect(due?.asked).toMatchObject({
		person: ada,
		place: asked.place,
		modelId: 'other',
		roleIds: ['5'],
		locale: asked.locale,
	});
	expect(due?.asked?.text).toMatch(/Why\?.*Take two eggs\./s);
	const again = follow(parts, { ...asked, text: due?.asked?.text ?? '', files: [] });
	expect((await again.ended).at(-1)).toMatchObject({ reason: 'complete' });
	expect(await follow(parts, asked).ended).toEqual([{ type: 'duplicate' }]);
	expect(await parts.answers.due()).toEqual([]);
});

test('one that cannot be read back keeps nobody else’s from being asked', async () => {
	const at = await setUp();
	for (const text of ['{"person":', '[]', 'words']) {
		const { asked, handle } = await offered(at);
		parts.jobs.keep(asked.id, text);
		await parts.answers.postpone(handle, asAda);
	}
	const { handle } = await offered(at);
	await parts.answers.postpone(handle, asAda);
	await parts.clock.advance(DAY_MS);
	const due = await parts.answers.due();
	expect(due.map(({ asked }) => asked?.text)).toEqual([undefined, undefined, undefined, 'Why?']);
});

test('pressed after the day has returned it is asked at once, not a day later', async () => {
	const at = await setUp();
	const { handle } = await offered(at);
	await parts.clock.advance(DAY_MS + 60_000);
	expect(await parts.answers.postpone(handle, asAda)).toEqual({ outcome: 'postponed', at });
	expect(await parts.answers.due()).toHaveLength(1);
});

test('what was added while it waited is asked with it', async () => {
	const at = await setUp();
	parts.quota.hold();
	const first = follow(parts, question({ isMessage: true, text: 'One' }));
	const second = follow(parts, question({ isMessage: true, text: 'Two' }));
	await second.ended;
	await eventually(() => expect(parts.quota.line).toHaveLength(1));
	parts.quota.refuseNext(new QuotaRefusal('day-spent', at));
	expect((await first.ended).at(-1)).toMatchObject({ type: 'offer' });
	expect(parts.jobs.questionOf(first.asked.id)).toContain(String.raw`One\n\nTwo`);
	expect(parts.quota.saved).toEqual([]);
	parts.answers.forget([second.asked.id]);
	await eventually(() => expect(parts.jobs.stateOf(first.asked.id)).toBe('stopped'));
});

describe('taken up again', () => {
	/** Its day has returned, and it is asked. */
	async function takenUp() {
		const at = await setUp();
		const { asked, handle } = await offered(at);
		await parts.answers.postpone(handle, asAda);
		await parts.clock.advance(DAY_MS);
		return asked;
	}

	async function waitsInLine() {
		const asked = await takenUp();
		parts.quota.hold();
		const again = follow(parts, asked);
		await eventually(() => expect(again.types()).toEqual(['waiting']));
		return { asked, again };
	}

	test('the bot leaves while it waits: it is due again, and nothing is said', async () => {
		const { asked, again } = await waitsInLine();
		parts.answers.endWaiting(
			new UserError(say('leaving.restarting'), { facts: { passes: 'at-restart' } }),
		);
		expect((await again.ended).at(-1)).toEqual({ type: 'duplicate' });
		expect(parts.jobs.stateOf(asked.id)).toBe('postponed');
		parts.restart();
		const [due] = await parts.answers.due();
		expect(due?.asked?.text).toBe('Why?');
	});

	test.each<[string, () => void]>([
		['the line is full', () => void parts.quota.refuseNext(new QuotaRefusal('line-full', 1))],
		[
			'nobody knows what is left',
			() => void parts.quota.refuseNext(new QuotaRefusal('day-unknown', 1)),
		],
		['the ledger fails', () => void parts.quota.refuseNext(new QuotaRefusal('ledger', 1))],
		['its person waits', () => void parts.quota.refuseNext(new QuotaRefusal('own-line-full', 1))],
	])('%s: it is asked again in a few minutes', async (_, refuse) => {
		const { again } = await waitsInLine();
		refuse();
		expect((await again.ended).at(-1)).toEqual({ type: 'duplicate' });
		expect(await parts.answers.due()).toEqual([]);
		await parts.clock.advance(5 * 60_000);
		expect(await parts.answers.due()).toHaveLength(1);
	});

	test('without a list of models it is asked again once there is one', async () => {
		const asked = await takenUp();
		parts.catalogue.state.mayCall = false;
		expect(await follow(parts, asked).ended).toEqual([{ type: 'duplicate' }]);
		parts.catalogue.state.mayCall = true;
		await parts.clock.advance(5 * 60_000);
		expect((await follow(parts, asked).ended).at(-1)).toMatchObject({ reason: 'complete' });
	});

	test('cancelled, or deleted, it has ended', async () => {
		for (const reason of [new UserError(say('chat.cancelled')), new DOMException('deleted')]) {
			const { asked, again } = await waitsInLine();
			parts.inFlight.stop(asked.id, reason);
			expect((await again.ended).at(-1)).toMatchObject({ reason: 'stopped' });
			expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
			await parts.store.close();
		}
	});
});

describe('who decides', () => {
	test('only who asked postpones; a second press changes nothing', async () => {
		const at = await setUp();
		const { handle } = await offered(at);
		const moderator = { personId: bob.id, placeKey: kitchen, mayManage: true };
		expect((await parts.answers.postpone(handle, moderator)).outcome).toBe('not-yours');
		for (const _ of [1, 2])
			expect(await parts.answers.postpone(handle, asAda)).toEqual({ outcome: 'postponed', at });
	});

	test('who asked takes it back, and who may manage messages', async () => {
		const at = await setUp();
		for (const by of [asAda, { personId: bob.id, placeKey: kitchen, mayManage: true }]) {
			const { asked, handle } = await offered(at);
			await parts.answers.postpone(handle, asAda);
			const other = { personId: bob.id, placeKey: kitchen, mayManage: false };
			expect(await parts.answers.cancel(handle, other)).toBe('not-yours');
			expect(await parts.answers.cancel(handle, by)).toBe('dropped');
			expect(await parts.answers.cancel(handle, by)).toBe('over');
			expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
		}
		await parts.clock.advance(DAY_MS);
		expect(await parts.answers.due()).toEqual([]);
	});
});

describe('it is dropped', () => {
	test.each<[string, (id: string) => void]>([
		['with the question', (id) => parts.answers.forget([id])],
		['with the message that offers it', () => parts.answers.forget(['900'])],
		['with the channel', () => parts.answers.forgetPlaces({ serverId: '1', keys: ['guild:1:10'] })],
	])('%s', async (_, drop) => {
		const at = await setUp();
		const { asked, handle } = await offered(at);
		await parts.answers.shown(asked, ['900']);
		await parts.answers.postpone(handle, asAda);
		drop(asked.id);
		await parts.clock.advance(DAY_MS);
		expect(await parts.answers.due()).toEqual([]);
		expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
	});
});

describe('deleted in the moment in which another day is offered', () => {
	/** `meanwhile` happens before the offer is written down. */
	async function offeredWhile(meanwhile: (id: string) => void) {
		const { offer } = parts.jobs.jobs;
		parts.jobs.jobs.offer = async (id, kept) => {
			meanwhile(id);
			await new Promise(setImmediate);
			return await offer(id, kept);
		};
	}

	test('it is not kept', async () => {
		const at = await setUp();
		await offeredWhile((id) => parts.answers.forget([id]));
		const { asked, ended } = await offered(at);
		expect((await ended).at(-1)).toEqual({ type: 'withdrawn', notes: [] });
		expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
	});

	test('neither is what a part of was deleted', async () => {
		const at = await setUp();
		parts.quota.hold();
		const first = follow(parts, question({ isMessage: true, text: 'One' }));
		const second = follow(parts, question({ isMessage: true, text: 'Two' }));
		await second.ended;
		await eventually(() => expect(parts.quota.line).toHaveLength(1));
		await offeredWhile(() => parts.answers.forget([second.asked.id]));
		parts.quota.refuseNext(new QuotaRefusal('day-spent', at));
		expect((await refusalOf(first.ended)).key).toBe('quota.day-spent');
		expect(parts.jobs.stateOf(first.asked.id)).toBe('refused');
	});

	test('nor an offer that never came on screen', async () => {
		const at = await setUp();
		const { asked } = await offered(at);
		await parts.answers.lost(asked);
		expect(parts.jobs.stateOf(asked.id)).toBe('stopped');
	});

	test('that the bot leaves takes nothing away', async () => {
		const at = await setUp();
		const leaving = new UserError(say('leaving.restarting'), { facts: { passes: 'at-restart' } });
		await offeredWhile((id) => parts.inFlight.stop(id, leaving));
		const { asked, ended } = await offered(at);
		expect((await ended).at(-1)).toMatchObject({ type: 'offer' });
		expect(parts.jobs.stateOf(asked.id)).toBe('offered');
	});
});

describe('where nothing may be written down', () => {
	test('it is kept in memory, and the job holds no word of it', async () => {
		const at = await setUp({ mayKeepQuestions: false });
		const { asked, handle } = await offered(at);
		await parts.answers.postpone(handle, asAda);
		expect(parts.jobs.questionOf(asked.id)).toBe('');
		// The same message delivered once more takes nothing away.
		expect(await follow(parts, asked).ended).toEqual([{ type: 'duplicate' }]);
		await parts.clock.advance(DAY_MS);
		expect((await parts.answers.due())[0]?.asked).toMatchObject({ text: 'Why?' });
	});

	test('after a restart it is known to be lost', async () => {
		const at = await setUp({ mayKeepQuestions: false });
		const { asked, handle } = await offered(at);
		await parts.answers.postpone(handle, asAda);
		parts.restart();
		await parts.clock.advance(DAY_MS);
		const [due] = await parts.answers.due();
		expect(due).toMatchObject({ job: { id: asked.id }, asked: undefined });
	});
});

test('when it cannot be written down the refusal is told as it is', async () => {
	const at = await setUp();
	parts.quota.faults.lease = new QuotaRefusal('day-spent', at);
	const { offer } = parts.jobs.jobs;
	parts.jobs.jobs.offer = () => Promise.reject(new Error('disk full'));
	const one = follow(parts, question());
	expect((await refusalOf(one.ended)).key).toBe('quota.day-spent');
	expect(parts.recording.text()).toContain('another day was not offered');
	expect(parts.jobs.stateOf(one.asked.id)).toBe('refused');
	parts.jobs.jobs.offer = offer;
});

test('asked another day, its answer goes with each message that it consists of', async () => {
	await setUp();
	const words = [
		{ id: '71', text: 'One' },
		{ id: '72', text: 'Two' },
	];
	const one = follow(parts, question({ id: '71', text: 'One\n\nTwo', isMessage: true, words }));
	await one.ended;
	expect((await parts.conversations.load(kitchen))[0]?.answerMessageIds).toEqual(['72']);
	expect(await parts.conversations.dropMessage('72')).toBe(true);
	expect(await parts.conversations.load(kitchen)).toEqual([]);
});
