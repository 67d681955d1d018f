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
