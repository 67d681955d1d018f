import { expect, test } from 'vitest';
import { askerOf } from '../../../src/chat/asker.ts';
import { createFakeSettings } from '../../helpers/fake-call.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { question } from './answering-parts.ts';

const { log, text: logged } = createRecordingLog();
const rules = {
	dailyCap: 5,
	roleWeights: { cooks: 2, guests: 0.5 },
	changedBy: '9',
	at: 0,
};

test('a person counts by the highest weight among their roles, up to the cap of the server', async () => {
	const settings = createFakeSettings();
	await settings.change('server:1', { quota: rules });
	const of = (roleIds: readonly string[]) => askerOf(question({ roleIds }), { settings, log });
	expect(await of(['guests', 'cooks', 'others'])).toEqual({
		personId: '501',
		serverId: '1',
		weight: 2,
		dailyCap: 5,
	});
	expect((await of(['guests'])).weight).toBe(0.5);
	expect((await of([])).weight).toBe(1);
});

test('where nothing was chosen everybody counts once and nothing is capped', async () => {
	const settings = createFakeSettings();
	expect(await askerOf(question(), { settings, log })).toEqual({
		personId: '501',
		serverId: '1',
		weight: 1,
	});
});

test('in a DM no server has a say', async () => {
	const settings = createFakeSettings();
	const place = { key: 'dm:9', kind: 'dm', channelId: '9' } as const;
	expect(await askerOf(question({ place }), { settings, log })).toEqual({ personId: '501' });
});

test('a store that fails costs the choice, not the answer', async () => {
	const read = () => Promise.reject(new Error('locked'));
	const settings = { ...createFakeSettings(), read };
	expect(await askerOf(question(), { settings, log })).toEqual({ personId: '501', serverId: '1' });
	expect(logged()).toContain('how a server shares is not known');
});
