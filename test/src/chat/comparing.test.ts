import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSqliteArena } from '../../../src/arena/sqlite-arena.ts';
import { createComparisons } from '../../../src/chat/comparing.ts';
import type { Comparisons } from '../../../src/chat/comparisons.ts';
import { createKeptPictures } from '../../../src/chat/kept-pictures.ts';
import { createTokenCorrection } from '../../../src/chat/tokens.ts';
import { UserError } from '../../../src/errors.ts';
import { createSqliteJobs } from '../../../src/jobs/sqlite-jobs.ts';
import { createConsent } from '../../../src/privacy/consent.ts';
import type { Comparison } from '../../../src/providers/provider.ts';
import { ada, kitchen } from '../../contract/conversations.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createWholeQuota } from '../../helpers/whole-quota.ts';
import { createParts, fails, type Parts, refusalOf, type Script, says } from './answering-parts.ts';

let parts: Parts;
let house: Awaited<ReturnType<typeof createWholeQuota>>;
let comparisons: Comparisons;
let jobs: ReturnType<typeof createSqliteJobs>;
let lots: number[] = [];
/** Asked before it is told who opted out. */
let whileAsked: () => Promise<void> = async () => undefined;
beforeEach(async () => {
	parts = await createParts();
	whileAsked = async () => undefined;
	house = await createWholeQuota({ clock: parts.clock });
	start();
});
afterEach(async () => {
	await parts.pictures.close();
	await parts.store.close();
	await house.remove();
});

/** Over the same files, with nothing in memory. */
function start(): void {
	const { catalogue, clock, conversations, left, recording, router, settings } = parts;
	const file = house.file();
	jobs = createSqliteJobs({ file, clock });
	const consent = createConsent({ settings, clock });
	comparisons = createComparisons({
		arena: createSqliteArena({ file, clock }),
		attachments: { read: async () => ({ images: [], notes: [], quoted: [] }) },
		catalogue: catalogue.catalogue,
		clock,
		consent: {
			async optedOut(personIds) {
				await whileAsked();
				return consent.optedOut(personIds);
			},
		},
		conversations,
		correction: createTokenCorrection(),
		draw: () => lots.shift() ?? 0,
		hashPerson: (id) => `hash-of-${id}`,
		isHere: async (_, personId) => !left.has(personId),
		jobs,
		keptPictures: createKeptPictures(),
		material: { read: async () => ({ quoted: [], notes: [], isKnown: false }) },
		log: recording.log,
		mayKeepQuestions: true,
		quota: house.quota(),
		router: router.router,
		settings,
		systemPrompt: 'Be kind.',
	});
}

let asked = 0;
const me = { personId: ada.id, mayManage: false, placeKey: kitchen };
const bob = { ...me, personId: 'bob' };
const unseen = async () => undefined;
async function offer(text = 'Why?', isBlind = false) {
	return await comparisons.offer({
		id: `comparison-${++asked}`,
		askedAt: asked,
		person: ada,
		roleIds: [],
		place: { key: kitchen, kind: 'channel', channelId: '10', serverId: '1' },
		text,
		modelIds: ['best', 'other'],
		isBlind,
	});
}

async function begin(scripts: readonly Script[] = [], text?: string) {
	parts.router.scripts.push(...scripts);
	const { handle } = await offer(text);
	const seen: Comparison[] = [];
	let moved: (address: string) => void = () => undefined;
	const ended = comparisons.ask(handle, me, {
		address: 'here',
		follow: (listener) => {
			moved = listener;
		},
		onChange: (comparison) => void seen.push(comparison),
		signal: new AbortController().signal,
	});
	ended.catch(() => undefined);
	return { ended, seen, move: (address: string) => moved(address), id: `comparison-${asked}` };
}

async function finished(scripts?: readonly Script[], text?: string): Promise<Comparison> {
	const { ended } = await begin(scripts, text);
	const comparison = await ended;
	if (typeof comparison === 'string') throw new Error(comparison);
	return comparison;
}

/** Says a word and stays until it is stopped. */
const stays: Script = async function* (signal) {
	yield { type: 'text', delta: 'on ' };
	await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
	yield { type: 'end', reason: 'stopped', modelId: 'best' };
};

const used = async () => (await house.quota().view())?.day.used;
const fillTheMinute = async (but: number) => {
	for (let more = 0; more < 20 - but; more++) house.ask({ target: openRouter });
	await house.settled();
};
const openRouter = { provider: 'openrouter', remoteId: 'free' };

describe('a comparison', () => {
	test('has the order in which they were named, or if it is blind the one of the lots', async () => {
		const order = async (isBlind: boolean) => {
			lots = [0.9, 0.1];
			parts.router.scripts.push(says('one'), says('two'));
			const { handle } = await offer('Why?', isBlind);
			const comparison = await comparisons.ask(handle, me, {
				address: 'here',
				follow: () => undefined,
				onChange: () => undefined,
				signal: new AbortController().signal,
			});
			if (typeof comparison === 'string') throw new Error(comparison);
			return comparison.answers.map(({ modelId }) => modelId);
		};
		expect(await order(false)).toEqual(['best', 'other']);
		expect(await order(true)).toEqual(['other', 'best']);
	});

	test('asks each once, with its own words, and has one job with as many attempts', async () => {
		const comparison = await finished([says('one'), says('two')]);
		expect(comparison.answers.map(({ state, text }) => [state, text])).toEqual([
			['done', 'one'],
			['done', 'two'],
		]);
		expect(parts.router.requests.map(({ models }) => models.map(({ id }) => id))).toEqual([
			['best'],
			['other'],
		]);
		expect(await jobs.find(comparison.handle)).toMatchObject({ state: 'answered', attempts: 2 });
		expect(await parts.conversations.load(kitchen)).toEqual([]);
		expect(await used()).toBe(2);
	});

	test('tells why there is no more of an answer, which is whole at the limit of its model', async () => {
		const ends = (reason: 'length' | 'filtered'): Script =>
			async function* () {
				yield { type: 'text', delta: 'half' };
				yield { type: 'end', reason, modelId: 'best' };
			};
		const { answers } = await finished([ends('length'), ends('filtered')]);
		expect(answers).toMatchObject([
			{ state: 'done', reason: 'length', isWhole: true, notes: [] },
			{ state: 'failed', reason: 'filtered', isWhole: false, notes: [] },
		]);
	});

	test('ends as failed when each of them fails, each with its reason', async () => {
		const busy = fails({ kind: 'busy' });
		const { answers, handle } = await finished([busy, busy]);
		expect(answers.map(({ notes, state }) => [state, notes[0]?.key])).toEqual([
			['failed', 'chat.failed-busy'],
			['failed', 'chat.failed-busy'],
		]);
		expect((await jobs.find(handle))?.state).toBe('failed');
	});

	test('an empty question, and a model that is gone, cost nothing', async () => {
		expect((await refusalOf(offer(' \n'))).key).toBe('chat.question-empty');
		parts.catalogue.state.models = parts.catalogue.state.models.slice(0, 1);
		expect((await refusalOf(offer())).key).toBe('compare.vanished');
		expect(await used()).toBe(0);
	});

	test('waits in line as one; who has left meanwhile is not asked for, and all is given back', async () => {
		await fillTheMinute(1);
		const { ended, seen, id } = await begin();
		await house.settled();
		expect(seen.at(-1)?.waiting).toMatchObject({ position: 1 });
		parts.left.add(ada.id);
		await house.clock.advance(63_000);
		expect((await refusalOf(ended)).key).toBe('chat.left-meanwhile');
		expect(await used()).toBe(19);
		expect(parts.router.requests).toEqual([]);
		expect(
			await jobs.begin({ id, placeKey: kitchen, personId: 'x', address: '', askedAt: 0 }),
		).toBe(undefined);
	});

	test('that waits when the bot leaves ends with its sentence, one that answers goes on', async () => {
		const running = await begin([stays, stays]);
		await house.settled();
		await fillTheMinute(2);
		const waiting = await begin();
		await house.settled();
		const sentence = { key: 'leaving.restarting', values: {} } as const;
		comparisons.endWaiting(new UserError(sentence));
		expect(await refusalOf(waiting.ended)).toEqual(sentence);
		expect(running.seen.at(-1)?.answers.map(({ state }) => state)).toEqual(['writing', 'writing']);
		comparisons.stop(running.seen.at(-1)?.handle ?? '', me);
		await running.ended;
	});

	test('follows its message', async () => {
		const { ended, move, seen } = await begin([stays, stays]);
		await house.settled();
		const handle = seen.at(-1)?.handle ?? '';
		move('there');
		await house.settled();
		expect((await jobs.find(handle))?.address).toBe('there');
		expect(comparisons.stop(handle, { ...me, personId: 'bob' })).toBe('not-yours');
		expect(comparisons.stop(handle, me)).toBe('stopped');
		await ended;
		expect(comparisons.stop(handle, me)).toBe('over');
	});
});

describe('an offer', () => {
	const take = (handle: string, by = me) =>
		comparisons.ask(handle, by, {
			address: 'here',
			follow: () => undefined,
			onChange: () => undefined,
			signal: new AbortController().signal,
		});

	test('has lapsed after a quarter of an hour, whoever makes another, and can be taken back still', async () => {
		const [{ handle }, { handle: other }] = [await offer(), await offer()];
		await house.clock.advance(15 * 60_000 - 1);
		expect(comparisons.decline(other, bob)).toBe('not-yours');
		await house.clock.advance(1);
		expect(await take(handle, bob)).toBe('not-yours');
		expect(await take(handle)).toBe('lapsed');
		expect(comparisons.decline(other, me)).toBe('declined');
		expect(comparisons.decline(handle, me)).toBe('declined');
		expect(await take(other)).toBe('lapsed');
		await offer();
		expect(await take(handle)).toBe('lapsed');
		expect(parts.router.requests).toEqual([]);
		expect(await used()).toBe(0);
	});

	test('that was taken is known as such long after, not as one that never was', async () => {
		parts.router.scripts.push(says('one'), says('two'));
		const { handle } = await offer();
		await take(handle);
		await house.clock.advance(60 * 60_000);
		await offer();
		expect(comparisons.decline(handle, me)).toBe('busy');
		expect(await take(handle)).toBe('busy');
		expect(parts.router.requests).toHaveLength(2);
	});
});

describe('one that is not asked yet', () => {
	/** While who opted out is being read. */
	async function held() {
		const { promise: told, resolve: tell } = Promise.withResolvers<void>();
		const { promise: isAsked, resolve: ask } = Promise.withResolvers<void>();
		whileAsked = () => {
			ask();
			return told;
		};
		const { ended } = await begin();
		await isAsked;
		return { ended, tell };
	}
	const stateOfJob = async () => (await jobs.of(ada.id))[0]?.state;

	test('ends when its person is forgotten', async () => {
		const { ended, tell } = await held();
		comparisons.forgetPerson(ada.id, 'forget');
		tell();
		await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
		expect(await stateOfJob()).toBe('stopped');
		expect(parts.router.requests).toEqual([]);
	});

	test('ends when its place is gone', async () => {
		const { ended, tell } = await held();
		comparisons.forgetPlaces({ serverId: '1' });
		tell();
		await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
		expect(parts.router.requests).toEqual([]);
	});

	test('ends when the server does not want it any more', async () => {
		const { ended, tell } = await held();
		await parts.settings.change('server:1', { pause: { changedBy: ada.id, at: 1 } });
		await comparisons.endUnwelcome('1');
		tell();
		expect((await refusalOf(ended)).key).toBe('house.paused-meanwhile');
		expect(parts.router.requests).toEqual([]);
	});

	test('ends when the bot leaves', async () => {
		const { ended, tell } = await held();
		comparisons.endWaiting(new UserError({ key: 'leaving.restarting', values: {} }));
		tell();
		expect((await refusalOf(ended)).key).toBe('leaving.restarting');
		expect(await used()).toBe(0);
	});
});

describe('what people press', () => {
	test('lands one after the other, each as it stands then, and is kept before that', async () => {
		const { handle } = await finished([says('one'), says('two')]);
		const { promise: landed, resolve: land } = Promise.withResolvers<void>();
		const shown: Comparison[] = [];
		let landing = 0;
		const show = async (comparison: Comparison) => {
			expect(++landing).toBe(1);
			await landed;
			shown.push(comparison);
			landing--;
		};
		const first = comparisons.vote(handle, me, 0, show);
		const others = [
			comparisons.vote(handle, bob, 1, show),
			comparisons.take(handle, me, 0, show),
			comparisons.reveal(handle, me, show),
		];
		await eventually(async () => expect(await parts.conversations.load(kitchen)).toHaveLength(1));
		expect(shown).toEqual([]);
		land();
		await Promise.all([first, ...others]);
		expect(shown.at(-1)).toMatchObject({
			takenIndex: 0,
			votes: { wins: { best: 1, other: 1 }, ties: 0 },
		});
	});
});

describe('what is kept', () => {
	test('is its texts, for its buttons, until its message goes', async () => {
		const { handle } = await finished([says('one'), says('two')]);
		await comparisons.shown(handle, ['message']);
		start();
		expect(await comparisons.vote(handle, bob, 0, unseen)).toMatchObject({ vote: 'new' });
		await jobs.drop({ messageIds: ['message'] });
		expect(await comparisons.vote(handle, bob, 1, unseen)).toBe('gone');
		expect(await comparisons.take(handle, me, 0, unseen)).toBe('gone');
		expect(await comparisons.reveal(handle, me, unseen)).toBe('gone');
	});

	test('goes when it never came on screen', async () => {
		const { handle } = await finished();
		await comparisons.lost(handle);
		expect(await comparisons.take(handle, me, 0, unseen)).toBe('gone');
	});

	test('is nothing on the disk of who opted out; in memory it goes with its message', async () => {
		await parts.settings.change(`person:${ada.id}`, { privacy: { optedOutAt: 1 } });
		const { handle } = await finished();
		await comparisons.shown(handle, ['message']);
		expect((await jobs.find(handle))?.question).toBe('');
		expect(await comparisons.vote(handle, bob, 0, unseen)).toMatchObject({ vote: 'new' });
		comparisons.forget(['message']);
		expect(await comparisons.vote(handle, bob, 0, unseen)).toBe('gone');
	});

	test('is nothing of who is forgotten: neither what is offered nor what is on its way nor what is in memory', async () => {
		await parts.settings.change(`person:${ada.id}`, { privacy: { optedOutAt: 1 } });
		const before = await finished();
		const offered = await offer();
		const running = await begin([stays, stays]);
		await house.settled();
		comparisons.forgetPerson(ada.id, 'forget');
		await running.ended;
		expect(comparisons.decline(offered.handle, me)).toBe('over');
		expect(await comparisons.vote(before.handle, bob, 0, unseen)).toBe('gone');
		const { handle = '' } = running.seen.at(-1) ?? {};
		expect(await jobs.find(handle)).toMatchObject({ state: 'stopped', question: '' });
	});

	test('is nothing of who is forgotten while it ends', async () => {
		const { ended, seen } = await begin([says('one'), says('two')]);
		whileAsked = async () => {
			const isOver = seen.at(-1)?.answers.every(({ state }) => state === 'done');
			if (isOver) comparisons.forgetPerson(ada.id, 'opt-out');
		};
		await ended;
		const { handle = '' } = seen.at(-1) ?? {};
		expect(await jobs.find(handle)).toMatchObject({ state: 'stopped', question: '' });
	});

	test('is read by its form: of what is no place of ours nothing can be pressed', async () => {
		const { handle } = await finished([says('one'), says('two')]);
		const { id, question } = (await jobs.find(handle)) ?? { id: '', question: '{}' };
		const kept = { ...JSON.parse(question), placeKey: 'elsewhere' };
		await jobs.rewrite(id, JSON.stringify(kept));
		expect(await comparisons.reveal(handle, me, unseen)).toBe('gone');
	});

	test('of a forged handle, an answer that is none, or one that is not whole there is nothing to take', async () => {
		expect(await comparisons.take('forged', me, 0, unseen)).toBe('gone');
		const { handle } = await finished([says('one'), fails({ kind: 'broken' }, 'half')]);
		expect(await comparisons.take(handle, me, 1, unseen)).toBe('no-such');
		expect(await comparisons.take(handle, me, Number.NaN, unseen)).toBe('no-such');
		expect(await comparisons.vote(handle, bob, 0, unseen)).toBe('no-such');
	});

	test('of a handle that comes from another place nobody votes or sees the names', async () => {
		const { handle } = await finished([says('one'), says('two')]);
		const elsewhere = { ...bob, placeKey: 'guild:1:99' as const, mayManage: true };
		expect(await comparisons.vote(handle, elsewhere, 0, unseen)).toBe('gone');
		expect(await comparisons.reveal(handle, elsewhere, unseen)).toBe('not-yours');
		expect(await comparisons.take(handle, elsewhere, 0, unseen)).toBe('not-yours');
	});
});
