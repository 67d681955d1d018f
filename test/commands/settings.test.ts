import { expect, test } from 'vitest';
import { quotaSettings } from '../../commands/settings-quota.ts';
import type { OptionValue } from '../../src/command.ts';
import { createFakeSettings, run } from '../helpers/fake-call.ts';
import { createManualClock } from '../helpers/manual-clock.ts';

const keys = (told: readonly { key: string }[]) => told.map(({ key }) => key);
const manager = { may: { manageServer: true, manageMessages: false } };

function setUp() {
	const kept = createFakeSettings();
	const clock = createManualClock();
	const set = (options: Readonly<Record<string, OptionValue>> = {}, who: object = manager) =>
		run(quotaSettings, { services: { settings: kept, clock }, options, ...who });
	return { set, clock, held: async () => (await kept.read('server:1')).quota };
}

test('where nothing was chosen that is said, with how to change it', async () => {
	const { set, held } = setUp();
	expect(keys(await set())).toEqual([
		'settings.quota-no-cap',
		'settings.quota-no-weights',
		'settings.quota-how-to',
	]);
	expect(await held()).toBeUndefined();
});

test('a cap is set, confirmed, kept with who and when, and taken away with 0', async () => {
	const { set, clock, held } = setUp();
	expect(await set({ 'daily-cap': 20 })).toEqual([
		{ key: 'settings.quota-cap-set', values: { count: 20 } },
	]);
	expect(await held()).toMatchObject({ dailyCap: 20, changedBy: '7', at: clock.now() });
	expect(keys(await set({ 'daily-cap': 0 }))).toEqual(['settings.quota-cap-taken']);
	expect(await held()).not.toHaveProperty('dailyCap');
	expect(await held()).toMatchObject({ changedBy: '7' });
});

test('a role gets a weight, and loses it with 1; the cap stays as it is', async () => {
	const { set, held } = setUp();
	await set({ 'daily-cap': 20 });
	expect(await set({ role: '55', weight: 2 })).toEqual([
		{ key: 'settings.quota-weight-set', values: { role: '<@&55>', weight: 2 } },
	]);
	await set({ role: '56', weight: 0.5 });
	expect(await held()).toMatchObject({ dailyCap: 20, roleWeights: { 55: 2, 56: 0.5 } });
	expect(keys(await set({ role: '55', weight: 1 }))).toEqual(['settings.quota-weight-taken']);
	expect(await held()).toMatchObject({ dailyCap: 20, roleWeights: { 56: 0.5 } });
});

test('cap and weight can be changed together', async () => {
	const { set } = setUp();
	expect(keys(await set({ 'daily-cap': 5, role: '55', weight: 3 }))).toEqual([
		'settings.quota-cap-set',
		'settings.quota-weight-set',
	]);
});

test('what holds is shown by weight, the highest first, with whose last change it was', async () => {
	const { set, clock } = setUp();
	for (const [role, weight] of [
		['55', 0.5],
		['56', 3],
		['57', 0.5],
	] as const) {
		await set({ role, weight });
	}
	await set({ 'daily-cap': 1 });
	expect((await set()).slice(0, -1)).toEqual([
		{ key: 'settings.quota-cap', values: { count: 1 } },
		{ key: 'settings.quota-weights', values: { weight: 3, roles: '<@&56>' } },
		{ key: 'settings.quota-weights', values: { weight: 0.5, roles: '<@&55> <@&57>' } },
		{
			key: 'settings.changed',
			values: { person: '7', at: Math.floor(clock.now() / 1000) },
		},
	]);
});

test.each([
	['a role without a weight', { role: '55' }, 'settings.quota-weight-missing'],
	['a weight without a role', { 'daily-cap': 5, weight: 2 }, 'settings.quota-role-missing'],
	['a weight for everybody', { role: '1', weight: 2 }, 'settings.quota-role-everyone'],
])('%s changes nothing and is explained', async (_, options, sentence) => {
	const { set, held } = setUp();
	expect(keys(await set(options))).toEqual([sentence]);
	expect(await held()).toBeUndefined();
});

test('at most 50 roles have a weight; one of them can still change', async () => {
	const { set, held } = setUp();
	for (let role = 100; role < 150; role++) await set({ role: `${role}`, weight: 2 });
	expect(keys(await set({ role: '150', weight: 2 }))).toEqual(['settings.quota-roles-too-many']);
	expect(keys(await set({ role: '149', weight: 5 }))).toEqual(['settings.quota-weight-set']);
	expect(keys(await set({ role: '100', weight: 1 }))).toEqual(['settings.quota-weight-taken']);
	expect(keys(await set({ role: '150', weight: 2 }))).toEqual(['settings.quota-weight-set']);
	expect(Object.keys((await held())?.roleWeights ?? {})).toHaveLength(50);
});

test('a plain member is refused, whether they look or change', async () => {
	const { set, held } = setUp();
	const member = { may: { manageServer: false, manageMessages: true } };
	expect(keys(await set({ 'daily-cap': 5 }, member))).toEqual(['settings.may-not']);
	expect(keys(await set({}, member))).toEqual(['settings.may-not']);
	expect(await held()).toBeUndefined();
});

test('there are no settings where there is no server', async () => {
	const direct = { ...manager, place: { key: 'dm:9', kind: 'dm', channelId: '9' } };
	expect(keys(await setUp().set({ 'daily-cap': 5 }, direct))).toEqual(['settings.no-server-here']);
});
