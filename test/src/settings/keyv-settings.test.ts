import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../src/clock.ts';
import { createSettings } from '../../../src/settings/keyv-settings.ts';
import { openStore } from '../../../src/store/keyv-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createRecordingLog } from '../../helpers/log.ts';

const choice = (id: string) => ({ id, chosenBy: '501', at: 1 });

let store: Store;
let recording: ReturnType<typeof createRecordingLog>;
const settings = () => createSettings({ records: store.records('settings'), log: recording.log });

beforeEach(async () => {
	recording = createRecordingLog();
	store = await openStore({ url: 'memory:', clock: createSystemClock(), log: recording.log });
});
afterEach(() => store.close());

test('nothing chosen is an empty choice', async () => {
	expect(await settings().read('person:1')).toEqual({});
});

test('a choice is kept in its scope alone, replaced, and taken back', async () => {
	const { read, change } = settings();
	expect(await change('person:1', { model: choice('a') })).toEqual({ model: choice('a') });
	expect(await read('person:1')).toEqual({ model: choice('a') });
	expect(await read('place:dm:1')).toEqual({});
	expect(await change('person:1', {})).toEqual({ model: choice('a') });
	expect(await change('person:1', { model: choice('b') })).toEqual({ model: choice('b') });
	expect(await change('person:1', { model: null })).toEqual({});
	expect(await read('person:1')).toEqual({});
});

test('changes of one scope made at once are made in order', async () => {
	const { read, change } = settings();
	const ids = Array.from({ length: 20 }, (_, number) => `model-${number}`);
	await Promise.all(ids.map((id) => change('server:1', { model: choice(id) })));
	expect(await read('server:1')).toEqual({ model: choice('model-19') });
});

test('each choice of a scope is changed and taken back by itself', async () => {
	const { read, change } = settings();
	const quota = { dailyCap: 20, roleWeights: { 11: 2 }, changedBy: '501', at: 1 };
	await change('server:1', { model: choice('a') });
	expect(await change('server:1', { quota })).toEqual({ model: choice('a'), quota });
	expect(await change('server:1', { model: null })).toEqual({ quota });
	expect(await read('server:1')).toEqual({ quota });
	expect(await change('server:1', { quota: null })).toEqual({});
});

test('a change that builds on what holds loses nothing to others made at once', async () => {
	const { read, change } = settings();
	const giveWeight = (role: string) =>
		change('server:1', ({ quota }) => ({
			quota: { roleWeights: { ...quota?.roleWeights, [role]: 2 }, changedBy: '501', at: 1 },
		}));
	const roles = Array.from({ length: 20 }, (_, number) => `${number}`);
	await Promise.all(roles.map(giveWeight));
	expect(Object.keys((await read('server:1')).quota?.roleWeights ?? {})).toHaveLength(20);
});

test('a change that throws keeps what was there and holds up no later one', async () => {
	const { read, change } = settings();
	await change('server:1', { model: choice('a') });
	const refused = change('server:1', () => {
		throw new RangeError('too many');
	});
	await expect(refused).rejects.toThrow('too many');
	expect(await read('server:1')).toEqual({ model: choice('a') });
	expect(await change('server:1', { model: choice('b') })).toEqual({ model: choice('b') });
});

test.each([
	['a cap of nothing', { dailyCap: 0 }],
	['a weight of nothing', { roleWeights: { 11: 0 } }],
	['a weight that is no number', { roleWeights: { 11: '2' } }],
])('%s is a wrong shape', async (_, wrong) => {
	const quota = { changedBy: '501', at: 1, ...wrong };
	await store.records<unknown>('settings').set('server:1', { quota });
	expect(await settings().read('server:1')).toEqual({});
	expect(recording.text()).toContain('wrong shape');
});

test('a record of the wrong shape counts as nothing chosen, is logged, and can be replaced', async () => {
	await store.records<unknown>('settings').set('person:1', { model: 'private' });
	const { read, change } = settings();
	expect(await read('person:1')).toEqual({});
	expect(recording.text()).toContain('wrong shape');
	expect(recording.text()).not.toContain('private');
	await change('person:1', { model: choice('a') });
	expect(await read('person:1')).toEqual({ model: choice('a') });
});

test('a failing store never looks like nothing chosen, and one failure holds up no later change', async () => {
	const { read, change } = settings();
	await store.close();
	await expect(read('person:1')).rejects.toThrow();
	await expect(change('person:1', { model: null })).rejects.toThrow();
	await expect(change('person:1', { model: choice('a') })).rejects.toThrow();
});

const by = (changedBy: string) => ({ changedBy, at: 1 });

test('of a person is exported what they chose for themselves, and what they chose or wrote for others', async () => {
	const { change, export: exportOf } = settings();
	await change('person:501', { privacy: { noticedAt: 1 } });
	await change('person:502', { model: { ...choice('theirs'), chosenBy: '502' } });
	await change('place:guild:1:2', { persona: { text: 'Be a pirate', ...by('501') } });
	const history = [
		{ what: 'pause', ...by('502') },
		{ what: 'threads', ...by('501') },
	];
	await change('server:1', {
		pause: by('502'),
		threads: { mode: 'always', ...by('501') },
		history,
	});
	expect(await exportOf('501')).toEqual([
		{ scope: 'person:501', choices: { privacy: { noticedAt: 1 } } },
		{ scope: 'place:guild:1:2', choices: { persona: { text: 'Be a pirate', ...by('501') } } },
		{
			scope: 'server:1',
			choices: { threads: { mode: 'always', ...by('501') }, history: [history[1]] },
		},
	]);
});

test('who is forgotten leaves no choice and no words, but the rules that others live by, and that they opted out', async () => {
	const { change, forgetPerson, read } = settings();
	await change('person:501', { model: choice('a'), privacy: { noticedAt: 1, optedOutAt: 2 } });
	await change('place:guild:1:2', { persona: { text: 'Be a pirate', ...by('501') } });
	await change('place:guild:1:3', { persona: { text: 'A tutor', preset: 'tutor', ...by('501') } });
	await change('place:guild:1:4', { persona: { text: 'Be a cook', ...by('502') } });
	await change('server:1', {
		model: choice('b'),
		pause: by('502'),
		history: [
			{ what: 'models', ...by('501') },
			{ what: 'pause', ...by('502') },
		],
	});
	await change('server:2', { history: [{ what: 'pause', ...by('501') }] });
	await forgetPerson('501');
	expect(await read('person:501')).toEqual({ privacy: { optedOutAt: 2 } });
	expect(await read('place:guild:1:2')).toEqual({});
	expect((await read('place:guild:1:3')).persona).toMatchObject({ preset: 'tutor', ...by('0') });
	expect((await read('place:guild:1:4')).persona).toMatchObject(by('502'));
	expect(await read('server:1')).toEqual({
		model: { id: 'b', chosenBy: '0', at: 1 },
		pause: by('502'),
		history: [
			{ what: 'models', ...by('0') },
			{ what: 'pause', ...by('502') },
		],
	});
	expect(await read('server:2')).toEqual({
		history: [{ what: 'pause', ...by('0') }],
	});
	await store.records<unknown>('settings').set('person:503', { model: 'damaged' });
	await forgetPerson('503');
	expect(await store.records('settings').get('person:503')).toBeUndefined();
});

test('the choices of a server go with all its places, those of a place alone', async () => {
	const { change, forgetScopes, read } = settings();
	const scopes = [
		'server:1',
		'place:guild:1:2',
		'place:guild:1:3',
		'place:guild:11:2',
		'server:11',
	] as const;
	for (const scope of scopes) await change(scope, { model: choice('a') });
	const left = async () =>
		(
			await Promise.all(scopes.map(async (scope) => ((await read(scope)).model ? [scope] : [])))
		).flat();
	await forgetScopes({ scopes: ['place:guild:1:2'] });
	expect(await left()).toEqual(['server:1', 'place:guild:1:3', 'place:guild:11:2', 'server:11']);
	await forgetScopes({ serverId: '1' });
	expect(await left()).toEqual(['place:guild:11:2', 'server:11']);
});

test('a change that is under way when a server goes does not bring it back', async () => {
	const kept = store.records<unknown>('settings');
	const { promise: mayWrite, resolve: letWrite } = Promise.withResolvers<void>();
	const records: typeof kept = {
		...kept,
		async set(key, record) {
			await mayWrite;
			await kept.set(key, record);
		},
	};
	await settings().change('server:1', { model: choice('a') });
	const { change, forgetScopes, read } = createSettings({ records, log: recording.log });
	const changes = [
		change('server:1', { model: choice('b') }),
		change('place:guild:1:2', { model: choice('first') }),
	];
	const gone = forgetScopes({ serverId: '1' });
	await Promise.race([gone, new Promise((resolve) => setImmediate(resolve))]);
	letWrite();
	await Promise.all([...changes, gone]);
	expect([await read('server:1'), await read('place:guild:1:2')]).toEqual([{}, {}]);
	await change('server:1', { model: choice('c') });
	expect(await read('server:1')).toEqual({ model: choice('c') });
});

test('what the places of one server chose is found, by their ids in order', async () => {
	const { change, ofPlaces } = settings();
	const chosen = { model: choice('a') };
	for (const scope of [
		'server:1',
		'place:guild:1:10',
		'place:guild:12:3',
		'place:guild:1:9',
	] as const)
		await change(scope, chosen);
	await change('place:dm:1', chosen);
	expect(await ofPlaces('1')).toEqual([
		{ channelId: '9', choices: chosen },
		{ channelId: '10', choices: chosen },
	]);
});

test('what the places of other servers and people chose is not looked at for it', async () => {
	const { change } = settings();
	await change('place:guild:1:10', { quiet: by('501') });
	for (const scope of ['place:guild:2:10', 'person:1', 'server:1'] as const)
		await change(scope, { model: choice('a') });
	const kept = store.records<unknown>('settings');
	const looked: string[] = [];
	const { ofPlaces } = createSettings({
		records: {
			...kept,
			async *entries() {
				for await (const [key, record] of kept.entries()) {
					const watched = new Proxy(Object(record), {
						get(target, name) {
							looked.push(key);
							return Reflect.get(target, name);
						},
					});
					yield [key, watched] as const;
				}
			},
		},
		log: recording.log,
	});
	expect(await ofPlaces('1')).toHaveLength(1);
	expect([...new Set(looked)]).toEqual(['place:guild:1:10']);
});

test('two scopes are changed at once; what is empty then has no record', async () => {
	const { change, changeBoth, read } = settings();
	const both = ['place:guild:1:2', 'server:1'] as const;
	await change('server:1', { pause: by('501') });
	const chosen = changeBoth(both, ([, { pause }]) => [{ ...(pause && { quiet: pause }) }, {}]);
	const gone = changeBoth(both, ([{ quiet }]) => [{ quiet: null }, quiet ? { pause: null } : {}]);
	expect(await chosen).toEqual([{ quiet: by('501') }, { pause: by('501') }]);
	expect(await gone).toEqual([{}, {}]);
	expect(await Promise.all(both.map(read))).toEqual([{}, {}]);
	expect(await Array.fromAsync(store.records('settings').entries())).toEqual([]);
	const refused = changeBoth(both, () => {
		throw new Error('not that');
	});
	await expect(refused).rejects.toThrow('not that');
});

test('the days that servers chose are known by their ids', async () => {
	const { change, retentions } = settings();
	await change('server:1', { retention: { days: 7, ...by('501') } });
	await change('server:2', { pause: by('501') });
	expect(await retentions()).toEqual(new Map([['1', 7]]));
});

test('a persona keeps nothing that is not seen, and its lines', async () => {
	const { change } = settings();
	const hidden = String.fromCodePoint(0xe0041, 0x202e, 0x2066, 0x200b, 0);
	const text = ` Kind${hidden},\r\nand short: 👩\u200D🍳 百\ud800 `;
	const { persona } = await change('place:dm:1', { persona: { text, changedBy: '5', at: 1 } });
	expect(persona?.text).toBe('Kind,\nand short: 👩\u200D🍳 百\ufffd');
});
