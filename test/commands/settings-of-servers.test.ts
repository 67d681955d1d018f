import { describe, expect, test } from 'vitest';
import { suggestModels } from '../../commands/chosen-model.ts';
import { currentModel } from '../../commands/current-model.ts';
import { model as chooseModel } from '../../commands/model.ts';
import { languageSettings } from '../../commands/settings-language.ts';
import { modelSettings } from '../../commands/settings-models.ts';
import { pauseSettings } from '../../commands/settings-pause.ts';
import { personaSettings } from '../../commands/settings-persona.ts';
import { placeSettings } from '../../commands/settings-places.ts';
import { quietSettings } from '../../commands/settings-quiet.ts';
import { quotaSettings } from '../../commands/settings-quota.ts';
import { retentionSettings } from '../../commands/settings-retention.ts';
import { showSettings } from '../../commands/settings-show.ts';
import { threadSettings } from '../../commands/settings-threads.ts';
import type { Call, OptionValue, Services, Subcommand } from '../../src/command.ts';
import { say } from '../../src/locales/keys.ts';
import { createSettings } from '../../src/settings/keyv-settings.ts';
import type { Choices } from '../../src/settings/settings.ts';
import {
	createFakeCall,
	createFakeCatalogue,
	createFakePrivacy,
	createFakeSettings,
	model,
	run,
	servicesOf,
} from '../helpers/fake-call.ts';
import { silentLog } from '../helpers/log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { createMemoryRecords } from '../helpers/memory-records.ts';
import { english } from '../helpers/model-house.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

const keys = (told: readonly { key: string }[]) => told.map(({ key }) => key);
const manager = { may: { manageServer: true, manageMessages: false } };
const by = { changedBy: '9', at: 0 };
type Given = Readonly<Record<string, OptionValue>>;

const privacyOf = (retentionDays: number) => {
	const privacy = createFakePrivacy();
	return { ...privacy, facts: { ...privacy.facts, retentionDays } };
};

function setUp({ retentionDays = 30, models = ['a/one:free', 'b/two:free', 'c/three:free'] } = {}) {
	const settings = createFakeSettings();
	const ended: string[] = [];
	const health = { view: () => ({ attempts: 0, isBlocked: false }) };
	const comparisons: Partial<Services['comparisons']> = {
		endUnwelcome: async (serverId) => void ended.push(`compared on ${serverId}`),
	};
	const services = {
		comparisons: Object.assign(Object.create(null), comparisons),
		settings,
		privacy: privacyOf(retentionDays),
		clock: createManualClock(),
		catalogue: createFakeCatalogue(models.map(model)),
		health,
		providers: { title: (name: string) => name },
		answers: {
			endUnwelcome: async (serverId: string) => void ended.push(serverId),
			whyUnwelcome: async () => undefined,
		},
	};
	return {
		ended,
		services,
		settings,
		set: (command: Subcommand, options: Given = {}, who: Partial<Call> = {}) =>
			run(command, { services, options, ...manager, ...who }),
		holds: () => settings.read('server:1'),
	};
}

test.each<[string, Subcommand, Given]>([
	['pause', pauseSettings, { on: true }],
	['no pause', pauseSettings, { on: false }],
	['quiet', quietSettings, { on: true }],
	['threads', threadSettings, { mode: 'offer' }],
	['retention', retentionSettings, { days: 7 }],
	['language', languageSettings, { language: 'zh-TW' }],
	['the same cap and weight', quotaSettings, { 'daily-cap': 9, role: '55', weight: 2 }],
	['persona', personaSettings, { preset: 'duck', members: true }],
	['models', modelSettings, { add: 'a/one:free', default: 'a/one:free', members: false }],
	['places', placeSettings, { rule: 'allow', channel: '5', role: '11', person: '7' }],
	['all places', placeSettings, { rule: 'clear' }],
	['the model', chooseModel, { model: 'a/one:free', scope: 'server', strict: true }],
	['the model of a channel', chooseModel, { model: 'a/one:free', scope: 'channel' }],
])(
	'what is chosen again as it is, %s, is confirmed and stays whose it was',
	async (_, command, options) => {
		const settings = createSettings({ records: createMemoryRecords(), log: silentLog });
		const { services } = setUp();
		const may = { manageServer: true, manageMessages: true };
		const choose = (id: string) =>
			run(command, { services: { ...services, settings }, options, may, person: { id, name: id } });
		const held = () => Promise.all([settings.read('server:1'), settings.read('place:guild:1:2')]);
		const told = await choose('7');
		const before = await held();
		await services.clock.advance(1000);
		expect(keys(await choose('8')).at(-1)).toBe(keys(told).at(-1));
		expect(await held()).toEqual(before);
	},
);

test('of several choices that are made again only the one that differs has a new owner', async () => {
	const { holds, set } = setUp();
	await set(modelSettings, { default: 'a/one:free', members: true });
	const person = { id: '8', name: 'Eve' };
	await set(modelSettings, { default: 'a/one:free', members: false }, { person });
	expect(await holds()).toMatchObject({
		model: { chosenBy: '7' },
		members: { changedBy: '8' },
		history: [{ changedBy: '7' }, { changedBy: '8' }],
	});
});

test('what a place chose and who did are written together or not at all, in the order of the managers', async () => {
	const kept = createMemoryRecords<unknown>();
	let isBroken = true;
	const written = (keys: readonly string[]) => {
		if (isBroken && keys.includes('server:1')) throw new Error('the store is broken');
	};
	const records: typeof kept = {
		...kept,
		async set(key, value) {
			written([key]);
			await kept.set(key, value);
		},
		async setMany(entries) {
			written(entries.map(({ key }) => key));
			await kept.setMany(entries);
		},
	};
	const settings = createSettings({ records, log: silentLog });
	const { services } = setUp();
	const quiet = (id: string, on: boolean) =>
		run(quietSettings, {
			services: { ...services, settings },
			options: { on },
			may: { manageServer: true, manageMessages: true },
			person: { id, name: id },
		});
	const held = () => Promise.all([settings.read('place:guild:1:2'), settings.read('server:1')]);
	await expect(quiet('7', true)).rejects.toThrow('broken');
	expect(await held()).toEqual([{}, {}]);
	isBroken = false;
	await quiet('7', true);
	await Promise.all([quiet('8', false), quiet('9', true), quiet('10', true)]);
	expect(await held()).toMatchObject([
		{ quiet: { changedBy: '9' } },
		{ history: ['7', '8', '9'].map((changedBy) => ({ what: 'quiet', changedBy, channelId: '2' })) },
	]);
});

describe('places', () => {
	test('what is allowed and then denied is denied alone, and what runs is looked at anew', async () => {
		const { ended, holds, set } = setUp();
		await set(placeSettings, { rule: 'allow', channel: '5', person: '7' });
		await set(placeSettings, { rule: 'deny', channel: '5' });
		expect((await holds()).places).toMatchObject({
			channels: { allow: [], deny: ['5'] },
			people: { allow: ['7'], deny: [] },
			changedBy: '7',
		});
		expect(ended).toEqual(['1', 'compared on 1', '1', 'compared on 1']);
	});

	test('a list with nothing left lets everybody in again, which is said', async () => {
		const { holds, set } = setUp();
		await set(placeSettings, { rule: 'allow', channel: '5', role: '11' });
		const told = await set(placeSettings, { rule: 'remove', channel: '5', role: '11' });
		expect(keys(told).slice(0, 2)).toEqual([
			'settings.places-channels-again',
			'settings.places-people-again',
		]);
		expect(await holds()).not.toHaveProperty('places');
	});

	test('clear takes all away, or with a channel, role or person that alone', async () => {
		const { holds, set } = setUp();
		await set(placeSettings, { rule: 'deny', channel: '5', role: '11' });
		await set(placeSettings, { rule: 'clear', role: '11' });
		expect((await holds()).places).toMatchObject({
			channels: { deny: ['5'] },
			roles: { deny: [] },
		});
		await set(placeSettings, { rule: 'clear' });
		expect(await holds()).not.toHaveProperty('places');
	});

	test.each(['remove', 'clear'])(
		'%s of who is on no list says so, and is no change',
		async (rule) => {
			const { holds, set } = setUp();
			await set(placeSettings, { rule: 'deny', channel: '5' });
			const before = await holds();
			expect(await set(placeSettings, { rule, person: '7', role: '11', channel: '6' })).toEqual([
				say('settings.places-not-listed', { targets: '<#6> <@&11> <@7>' }),
			]);
			expect(await holds()).toEqual(before);
			await set(placeSettings, { rule, person: '7', channel: '5' });
			expect(await holds()).not.toHaveProperty('places');
		},
	);

	test('at most twenty on a list, and one more changes nothing', async () => {
		const { holds, set } = setUp();
		for (let n = 0; n < 20; n++) await set(placeSettings, { rule: 'deny', person: `10${n}` });
		expect(keys(await set(placeSettings, { rule: 'deny', person: '999' }))).toEqual([
			'settings.places-too-many',
		]);
		expect((await holds()).places?.people.deny).toHaveLength(20);
	});

	test.each([
		['nothing but a rule', { rule: 'deny' }, 'settings.places-target-missing'],
		['nothing but a channel', { channel: '5' }, 'settings.places-rule-missing'],
		['everybody', { rule: 'deny', role: '1' }, 'settings.places-everyone'],
	])('%s is explained and changes nothing', async (_, options, sentence) => {
		const { ended, holds, set } = setUp();
		expect(keys(await set(placeSettings, options))).toEqual([sentence]);
		expect(await holds()).toEqual({});
		expect(ended).toEqual([]);
	});
});

describe('models', () => {
	const allow = async (house: ReturnType<typeof setUp>, ...allowed: string[]) =>
		house.settings.change('server:1', { models: { allowed, ...by } });

	test('only those on the list are suggested, also as the current one', async () => {
		const house = setUp();
		await allow(house, 'b/two:free', 'gone:free');
		const services = servicesOf(house.services);
		const { call } = createFakeCall({});
		const suggested = await suggestModels('', call, services);
		expect(suggested.map(({ value }) => value)).toEqual(['b/two:free']);
		await house.settings.change('place:guild:1:2', {
			model: { id: 'a/one:free', chosenBy: '7', at: 0 },
		});
		expect(await currentModel(call, services)).toMatchObject({
			id: 'b/two:free',
			chosenFor: 'default',
		});
	});

	test('a list of which all have vanished holds nobody back, which is said', async () => {
		const house = setUp();
		await allow(house, 'gone:free');
		const services = servicesOf(house.services);
		const { call } = createFakeCall({});
		expect(await suggestModels('', call, services)).toHaveLength(3);
		expect(await currentModel(call, services)).toMatchObject({ id: 'a/one:free' });
		expect(keys(await house.set(modelSettings))).toContain('settings.models-vanished');
		await house.set(modelSettings, { remove: 'gone:free' });
		expect(await house.holds()).not.toHaveProperty('models');
	});

	test('are added once, by name as well, and taken off; all lets all in again', async () => {
		const { holds, set } = setUp();
		await set(modelSettings, { add: 'A/ONE:FREE' });
		await set(modelSettings, { add: 'a/one:free' });
		await set(modelSettings, { add: 'b/two:free', members: true });
		expect(await holds()).toMatchObject({
			models: { allowed: ['a/one:free', 'b/two:free'], changedBy: '7' },
			members: { maySetModel: true },
		});
		const told = await set(modelSettings, { all: true });
		expect(keys(told)[0]).toBe('settings.models-all-again');
		expect(await holds()).not.toHaveProperty('models');
	});

	test('the default is one of them, and can be taken back', async () => {
		const { holds, set } = setUp();
		await set(modelSettings, { add: 'b/two:free' });
		expect(keys(await set(modelSettings, { default: 'a/one:free' }))).toEqual([
			'settings.models-default-not-allowed',
		]);
		await set(modelSettings, { default: 'a/one:free', add: 'a/one:free' });
		expect((await holds()).model).toMatchObject({ id: 'a/one:free', chosenBy: '7' });
		await set(modelSettings, { default: 'default' });
		expect(await holds()).not.toHaveProperty('model');
	});

	test('who changes the default or the members is not told to have changed the list', async () => {
		const house = setUp();
		await allow(house, 'b/two:free');
		await house.set(modelSettings, { default: 'b/two:free', members: true });
		expect(await house.holds()).toMatchObject({
			models: { allowed: ['b/two:free'], changedBy: '9' },
			model: { chosenBy: '7' },
			members: { changedBy: '7' },
		});
	});

	test('at most 25, so that all of them can be told in one message', async () => {
		const models = Array.from({ length: 26 }, (_, n) => `m/${n}:free`);
		const { holds, set } = setUp({ models });
		for (const add of models.slice(0, 25)) await set(modelSettings, { add });
		expect(keys(await set(modelSettings, { add: 'm/25:free' }))).toEqual([
			'settings.models-too-many',
		]);
		expect((await holds()).models?.allowed).toHaveLength(25);
	});
});

describe('retention', () => {
	test('is at most what the operator lets, who may have lowered it since', async () => {
		const { holds, set, settings, services } = setUp({ retentionDays: 10 });
		expect(await set(retentionSettings, { days: 11 })).toEqual([
			say('settings.retention-too-long', { most: 10 }),
		]);
		await set(retentionSettings, { days: 10 });
		expect((await holds()).retention).toMatchObject({ days: 10, changedBy: '7' });
		const lower = { ...services, settings, privacy: privacyOf(3) };
		const told = await run(retentionSettings, { services: lower, ...manager });
		expect(told[0]).toEqual(say('settings.retention-days', { count: 3 }));
	});

	test('cannot be chosen where nothing is kept', async () => {
		const { holds, set } = setUp({ retentionDays: 0 });
		expect(keys(await set(retentionSettings, { days: 1 }))).toEqual(['settings.retention-none']);
		expect(keys(await set(retentionSettings))[0]).toBe('settings.retention-none');
		expect(await holds()).toEqual({});
	});
});

test('everything at its longest is shown in messages that Discord takes', async () => {
	const { services, settings } = setUp();
	const ids = Array.from({ length: 20 }, (_, n) => String(10n ** 18n + BigInt(n)));
	const full = { allow: ids, deny: ids };
	const everything: Choices = {
		places: { channels: full, people: full, roles: full, ...by },
		persona: { text: '百'.repeat(1500), ...by },
	};
	settings.kept.set('server:1', everything);
	const { surface, finished } = createRecordingSurface();
	const speak: Call['speak'] = ({ key, values }) => `${key} ${Object.values(values).join(' ')}`;
	await run(showSettings, { services, surface, speak, ...manager });
	const parts = finished.flatMap((view) => view.parts);
	for (const part of parts) expect([...part].length).toBeLessThanOrEqual(2_000);
	const said = parts.join('\n');
	for (const id of ids) expect(said.split(id).length - 1).toBeGreaterThanOrEqual(6);
});

test('of many channels with choices of their own the first are named, and how many more there are', async () => {
	const { services, settings } = setUp();
	for (let id = 1; id <= 23; id++) settings.kept.set(`place:guild:1:${id}`, { quiet: by });
	const { surface, finished } = createRecordingSurface();
	await run(showSettings, { services, surface, speak: english, ...manager });
	const said = finished.flatMap(({ parts }) => parts).join('\n');
	expect(said).toContain('<#20>: quiet\n… and 3 more');
	expect(said).not.toContain('<#21>');
});
