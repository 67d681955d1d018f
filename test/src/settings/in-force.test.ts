import { expect, test } from 'vitest';
import type { Place } from '../../../src/place.ts';
import { inForce } from '../../../src/settings/in-force.ts';
import { createFakeSettings } from '../../helpers/fake-call.ts';

const by = { changedBy: '9', at: 0 };
const model = (id: string) => ({ model: { id, chosenBy: '9', at: 0 } });
const persona = (text: string) => ({ persona: { text, ...by } });

const person = { id: '7' };
const thread: Place = {
	key: 'guild:1:3',
	kind: 'thread',
	channelId: '3',
	serverId: '1',
	parentKey: 'guild:1:2',
};

test('nothing chosen', async () => {
	expect(await inForce({ person, place: thread }, createFakeSettings())).toEqual({
		models: [],
		persona: undefined,
		quiet: undefined,
		server: {},
	});
});

test('what is chosen nearer to the place comes first, with for whom it was chosen', async () => {
	const settings = createFakeSettings();
	const held = () => inForce({ person, place: thread }, settings);
	await settings.change('server:1', { ...model('s'), ...persona('s') });
	expect(await held()).toMatchObject({
		models: [{ by: 'server', choice: { id: 's' } }],
		persona: { by: 'server', choice: { text: 's' } },
		server: model('s'),
	});
	await settings.change('person:7', model('p'));
	await settings.change('place:guild:1:2', { ...model('c'), ...persona('c'), quiet: by });
	expect(await held()).toMatchObject({
		models: [{ by: 'channel' }, { by: 'person' }, { by: 'server' }],
		persona: { by: 'channel', choice: { text: 'c' } },
		quiet: { by: 'channel' },
	});
	await settings.change('place:guild:1:3', { ...model('t'), ...persona('t'), quiet: by });
	const { models, persona: spoken, quiet } = await held();
	expect(models.map(({ choice }) => choice.id)).toEqual(['t', 'c', 'p', 's']);
	expect([spoken?.by, quiet?.by]).toEqual(['place', 'place']);
});

test('of others, other places and other servers holds nothing', async () => {
	const settings = createFakeSettings();
	for (const scope of ['server:2', 'person:8', 'place:guild:1:3'] as const)
		await settings.change(scope, { ...model('x'), ...persona('x'), quiet: by });
	const channel: Place = { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' };
	const direct: Place = { key: 'dm:9', kind: 'dm', channelId: '9' };
	for (const place of [channel, direct])
		expect(await inForce({ person, place }, settings)).toMatchObject({
			models: [],
			persona: undefined,
			quiet: undefined,
		});
});

test('choices that cannot be read are never taken for none', async () => {
	const read = () => Promise.reject(new Error('disk'));
	await expect(inForce({ person, place: thread }, { read })).rejects.toThrow('disk');
});
