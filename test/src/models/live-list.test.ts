import { expect, onTestFinished, test } from 'vitest';
import { type Clock, createSystemClock } from '../../../src/clock.ts';
import { createCatalogue } from '../../../src/models/catalogue.ts';
import type { StoredCatalogue } from '../../../src/models/copy.ts';
import { fetchModels } from '../../../src/models/fetch-models.ts';
import type { ModelHealth } from '../../../src/models/health.ts';
import { createLiveList } from '../../../src/models/live-list.ts';
import { createModel } from '../../../src/stand-ins/provider/model.ts';
import { modelFixture } from '../../../src/stand-ins/provider/model-fixture.ts';
import { createProviderStandIn } from '../../../src/stand-ins/provider/stand-in.ts';
import { eventually } from '../../helpers/eventually.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createMemoryRecords } from '../../helpers/memory-records.ts';
import { model, noHealth } from './support.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const FREE = 'google/gemma-4-31b-it:free';

async function createHarness(
	options: {
		preferredId?: string;
		stored?: StoredCatalogue;
		log?: typeof silentLog;
		health?: Pick<ModelHealth, 'view'>;
	} = {},
) {
	const clock = createManualClock();
	const standIn = await createProviderStandIn({ clock: createSystemClock() });
	onTestFinished(() => standIn.close());
	const records = createMemoryRecords<StoredCatalogue>();
	if (options.stored) await records.set('openrouter', options.stored);
	const open = (over: { clock?: Clock; baseUrl?: string } = {}) => {
		const { baseUrl = standIn.url, ...rest } = over;
		const source = { fetch: globalThis.fetch, baseUrl, key: standIn.key, clock, ...rest };
		const list = createLiveList({
			provider: 'openrouter',
			fetchList: (signal) => fetchModels({ ...source, signal }),
			records,
			clock,
			log: options.log ?? silentLog,
			...rest,
		});
		const catalogue = createCatalogue({
			lists: [list],
			health: options.health ?? noHealth,
			preferredId: options.preferredId,
		});
		onTestFinished(() => catalogue.close());
		return catalogue;
	};
	const fetches = () => standIn.calls.filter(({ path }) => path.endsWith('/models')).length;
	return { clock, standIn, records, open, fetches, life: new AbortController() };
}

/** The clock's timers alone say that a fetch on real sockets is over: the next one is planned. */
async function pass(clock: ReturnType<typeof createManualClock>, ms: number, done: () => boolean) {
	await clock.advance(ms);
	await eventually(() => expect(done()).toBe(true));
}

test('the list is fetched at the start, and answers from memory', async () => {
	const { open, life, fetches, clock } = await createHarness();
	const catalogue = open();
	expect([catalogue.models(), catalogue.isUsable(), catalogue.fetchedAt('openrouter')]).toEqual([
		[],
		false,
		undefined,
	]);
	await catalogue.start(life.signal);
	expect(catalogue.models()).toHaveLength(13);
	expect(catalogue.find(FREE)?.name).toBe('Gemma 4 31B');
	expect(catalogue.find('openai/gpt-oss-20b')).toBeUndefined();
	expect(catalogue.search('gemma', 25)).toHaveLength(2);
	expect(catalogue.nearest('gema-31b', 1)[0]?.id).toBe(FREE);
	expect(catalogue.defaultModel()?.id).toBe(FREE);
	expect(catalogue.isUsable()).toBe(true);
	expect(catalogue.fetchedAt('openrouter')).toBe(clock.now());
	expect(fetches()).toBe(1);
});

test("the operator's choice is the default while it is listed", async () => {
	const preferredId = 'openai/gpt-oss-20b:free';
	const { open, life, standIn, clock } = await createHarness({ preferredId });
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.defaultModel()?.id).toBe(preferredId);
	standIn.removeModel(preferredId);
	await clock.advance(MINUTE_MS);
	await catalogue.refresh('openrouter');
	expect(catalogue.defaultModel()?.id).toBe(FREE);
});

test('a model that charged money is known by its name, but is neither offered nor the default', async () => {
	const view = (id: string) => ({ attempts: 1, isBlocked: id === FREE });
	const { open, life } = await createHarness({ preferredId: FREE, health: { view } });
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.find(FREE)?.name).toBe('Gemma 4 31B');
	expect(catalogue.findOffered(FREE)).toBeUndefined();
	expect(catalogue.defaultModel()?.id).toBe('google/gemma-4-26b-a4b-it:free');
	expect(catalogue.findOffered('openai/gpt-oss-20b:free')).toBeDefined();
	expect(catalogue.offeredAmong([FREE, 'gone', 'openai/gpt-oss-20b:free'])).toEqual([
		'openai/gpt-oss-20b:free',
	]);
	expect(catalogue.offeredAmong([FREE, 'gone'])).toBeUndefined();
});

test('the list is refreshed every hour, without a gap in which nothing may be called', async () => {
	const { open, life, standIn, clock, fetches } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	for (let hour = 1; hour <= 5; hour++) {
		standIn.removeModel(catalogue.models().at(-1)?.id ?? '');
		await clock.advance(HOUR_MS);
		expect(catalogue.isUsable()).toBe(true);
		await eventually(() => expect(catalogue.models()).toHaveLength(13 - hour));
	}
	expect(fetches()).toBe(6);
});

test('a model that vanished or began to cost is out after a refresh', async () => {
	const { open, life, standIn } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	standIn.removeModel(FREE);
	standIn.changePrice('openai/gpt-oss-20b:free', '0.0001');
	await catalogue.refresh('openrouter');
	expect(catalogue.find(FREE)).toBeUndefined();
	expect(catalogue.find('openai/gpt-oss-20b:free')).toBeUndefined();
	expect(catalogue.models()).toHaveLength(11);
});

test('calls at the same time share one fetch; a storm of them makes one a minute', async () => {
	const { open, life, clock, fetches } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	await Promise.all(Array.from({ length: 50 }, () => catalogue.refresh('openrouter')));
	for (let round = 0; round < 50; round++) await catalogue.refresh('openrouter');
	expect(fetches()).toBe(2);
	await pass(clock, MINUTE_MS, () => fetches() === 3);
	await eventually(() => expect(clock.timers()).toBe(1));
	await clock.advance(10 * MINUTE_MS);
	expect(fetches()).toBe(3);
});

test.each(['500', 'empty', 'garbage', 'none-free'] as const)(
	'while the endpoint answers %s, the last good copy serves for 24 hours and no longer',
	async (failure) => {
		const { open, life, standIn, clock } = await createHarness();
		const catalogue = open();
		await catalogue.start(life.signal);
		const fetchedAt = catalogue.fetchedAt('openrouter');
		standIn.failModels(failure);
		await catalogue.refresh('openrouter');
		expect(catalogue.models()).toHaveLength(13);
		clock.stepWall(24 * HOUR_MS - MINUTE_MS);
		expect(catalogue.isUsable()).toBe(true);
		expect(catalogue.fetchedAt('openrouter')).toBe(fetchedAt);
		clock.stepWall(2 * MINUTE_MS);
		expect(catalogue.isUsable()).toBe(false);
		expect(catalogue.models()).toHaveLength(13);
	},
);

test('an endpoint that stalls is given ten seconds', async () => {
	const { open, life, standIn, clock, fetches } = await createHarness();
	standIn.failModels('stall');
	const catalogue = open();
	const started = catalogue.start(life.signal);
	await eventually(() => expect(fetches()).toBe(1));
	await clock.advance(10_000);
	await started;
	expect(catalogue.models()).toEqual([]);
	catalogue.close();
	expect(clock.timers()).toBe(0);
});

test('after a failure it is tried again in five minutes', async () => {
	const { open, life, standIn, clock } = await createHarness();
	standIn.failModels('500');
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.defaultModel()).toBeUndefined();
	standIn.failModels(null);
	await pass(clock, 5 * MINUTE_MS, () => catalogue.models().length === 13);
	expect(catalogue.isUsable()).toBe(true);
});

test('a copy older than an hour may not be called by unless the endpoint fails', async () => {
	const { open, life, standIn, clock } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	standIn.failModels('stall');
	clock.stepWall(HOUR_MS + 1);
	expect(catalogue.isUsable()).toBe(false);
	await eventually(() => expect(standIn.calls).toHaveLength(2));
	expect(catalogue.isUsable()).toBe(true);
	clock.stepWall(MINUTE_MS);
	expect(catalogue.isUsable()).toBe(false);
	await clock.advance(10_000);
	await eventually(() => expect(catalogue.isUsable()).toBe(true));
});

test('the stored copy serves at the start, before and without the endpoint', async () => {
	const first = await createHarness();
	const { open, life, standIn, clock } = first;
	const before = open();
	await before.start(life.signal);
	before.close();
	standIn.failModels('stall');
	await clock.advance(50 * MINUTE_MS);
	const after = open();
	await after.start(life.signal);
	expect(after.models()).toHaveLength(13);
	expect(after.isUsable()).toBe(true);
	expect(clock.now() - (after.fetchedAt('openrouter') ?? 0)).toBe(50 * MINUTE_MS);
	after.close();
	standIn.failModels('500');
	await clock.advance(20 * HOUR_MS);
	const late = open();
	await late.start(life.signal);
	expect(late.isUsable()).toBe(true);
	late.close();
	await clock.advance(4 * HOUR_MS);
	const tooLate = open();
	await tooLate.start(life.signal);
	expect(tooLate.models()).toHaveLength(13);
	expect(tooLate.isUsable()).toBe(false);
});

test('a store that fails or holds nonsense is no hindrance', async () => {
	const { open, life, records } = await createHarness();
	Object.assign(records, { broken: true });
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.models()).toHaveLength(13);
	catalogue.close();
	records.broken = false;
	await records.set('openrouter', JSON.parse('{"fetchedAt":"x","models":7}'));
	const other = open();
	await other.start(life.signal);
	expect(other.models()).toHaveLength(13);
});

test('a list that lost more than 80 % is believed when it is confirmed', async () => {
	const { open, life, standIn, clock, fetches } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	standIn.setModels(modelFixture.slice(0, 2));
	await catalogue.refresh('openrouter');
	expect(catalogue.models()).toHaveLength(13);
	expect(catalogue.isUsable()).toBe(true);
	await pass(clock, 5 * MINUTE_MS, () => fetches() === 3);
	await eventually(() => expect(catalogue.models()).toHaveLength(2));
});

test('a doubted list that shows prices is believed in these at once, and for good', async () => {
	const { open, life, standIn } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	for (const { id, pricing } of modelFixture) {
		if (pricing.prompt === '0') standIn.changePrice(id, '0.001');
	}
	await catalogue.refresh('openrouter');
	expect(catalogue.models()).toEqual([]);
	catalogue.close();
	standIn.failModels('500');
	const restarted = open();
	await restarted.start(life.signal);
	expect(restarted.models()).toEqual([]);
});

test('a copy of last month is no reason to doubt what is fetched', async () => {
	const models = Array.from({ length: 9 }, (_, index) => model(`old/m${index}`));
	const fetchedAt = createManualClock().now() - 30 * 24 * HOUR_MS;
	const { open, life } = await createHarness({ stored: { fetchedAt, models, gone: [] } });
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.find('old/m1')).toBeUndefined();
	expect(catalogue.isUsable()).toBe(true);
});

test('a list of several pages is read to its end', async () => {
	const { open, life, standIn, fetches } = await createHarness();
	const rows = Array.from({ length: 1_100 }, (_, index) =>
		createModel({ id: `a/m${index}`, name: `M${index}`, description: '', context: 9_000 }),
	);
	standIn.setModels(rows);
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.models()).toHaveLength(1_100);
	expect(fetches()).toBe(3);
});

test('closing, or the signal, breaks off what runs and leaves nothing behind', async () => {
	const { open, life, standIn, clock, fetches } = await createHarness();
	standIn.failModels('stall');
	const catalogue = open();
	const started = catalogue.start(life.signal);
	await eventually(() => expect(fetches()).toBe(1));
	life.abort();
	await started;
	expect(clock.timers()).toBe(0);
	await catalogue.refresh('openrouter');
	expect(fetches()).toBe(1);
});

test('a model that vanishes is known by its name from then on, over restarts, until it is back', async () => {
	const { open, life, standIn, clock } = await createHarness();
	const catalogue = open();
	await catalogue.start(life.signal);
	expect(catalogue.lastKnownName(FREE)).toBeUndefined();
	standIn.setModels(modelFixture.filter(({ id }) => id !== FREE));
	await catalogue.refresh('openrouter');
	expect(catalogue.find(FREE)).toBeUndefined();
	expect(catalogue.lastKnownName(FREE)).toBe('Gemma 4 31B');
	expect(catalogue.lastKnownName('nobody/knows')).toBeUndefined();
	catalogue.close();
	const restarted = open();
	await restarted.start(life.signal);
	expect(restarted.lastKnownName(FREE)).toBe('Gemma 4 31B');
	standIn.setModels(modelFixture);
	await clock.advance(MINUTE_MS);
	await restarted.refresh('openrouter');
	expect(restarted.lastKnownName(FREE)).toBeUndefined();
	expect(restarted.find(FREE)?.name).toBe('Gemma 4 31B');
});
