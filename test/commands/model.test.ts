import { expect, test } from 'vitest';
import { model as command } from '../../commands/model.ts';
import { createFakeCatalogue, createFakeSettings, model, run } from '../helpers/fake-call.ts';

const models = ['a/one:free', 'b/two:free', 'c/three:free'].map(model);
const house = () => ({ catalogue: createFakeCatalogue(models), settings: createFakeSettings() });
const keys = (told: readonly { key: string }[]) => told.map(({ key }) => key);

test('the narrower scope wins: channel, then me, then server, then the default', async () => {
	const services = house();
	const shown = async () => (await run(command, { services }))[0];
	expect(await shown()).toMatchObject({
		key: 'model.current-default',
		values: { name: 'A/ONE:FREE' },
	});
	const choose = (id: string) => ({ model: { id, chosenBy: '7', at: 0 } });
	await services.settings.change('server:1', choose('b/two:free'));
	expect((await shown())?.key).toBe('model.current-server');
	await services.settings.change('person:7', choose('c/three:free'));
	expect((await shown())?.key).toBe('model.current-me');
	await services.settings.change('place:guild:1:2', choose('a/one:free'));
	expect((await shown())?.key).toBe('model.current-channel');
});

test('a choice that another one overrules says so', async () => {
	const services = house();
	const may = { manageServer: false, manageMessages: true };
	await run(command, { services, may, options: { model: 'a/one:free', scope: 'channel' } });
	const told = await run(command, { services, options: { model: 'b/two:free', scope: 'me' } });
	expect(keys(told)).toEqual(['model.switched-me', 'model.current-channel']);
});

test.each([
	['channel', { manageServer: true, manageMessages: false }, 'model.may-not-channel'],
	['server', { manageServer: false, manageMessages: true }, 'model.may-not-server'],
])('a choice for the %s without its permission changes nothing', async (scope, may, refusal) => {
	const services = house();
	const told = await run(command, { services, may, options: { model: 'b/two:free', scope } });
	expect(keys(told)).toEqual([refusal]);
	expect(services.settings.kept.size).toBe(0);
});

test('the owner of a thread chooses for it', async () => {
	const services = house();
	const options = { model: 'b/two:free', scope: 'channel' };
	expect(keys(await run(command, { services, ownsPlace: true, options }))).toEqual([
		'model.switched-channel',
	]);
});

test('there is no server to choose for in a direct message', async () => {
	const told = await run(command, {
		services: house(),
		place: { key: 'dm:9', kind: 'dm', channelId: '9' },
		may: { manageServer: true, manageMessages: true },
		options: { model: 'b/two:free', scope: 'server' },
	});
	expect(keys(told)).toEqual(['model.no-server-here']);
});

test('a name that was not offered is refused with the nearest ones', async () => {
	const services = house();
	const told = await run(command, { services, options: { model: 'x/`paid`' } });
	expect(told).toEqual([
		{
			key: 'model.unknown',
			values: { name: 'x/paid', nearest: '`a/one:free`, `b/two:free`, `c/three:free`' },
		},
	]);
	expect(services.settings.kept.size).toBe(0);
});

test('a chosen model that is not listed any more is named, with who answers meanwhile', async () => {
	const services = house();
	await services.settings.change('person:7', { model: { id: 'gone', chosenBy: '7', at: 0 } });
	expect(keys(await run(command, { services }))[0]).toBe('model.current-vanished');
});

test('without any list nothing is promised', async () => {
	const services = { catalogue: createFakeCatalogue([]), settings: createFakeSettings() };
	expect(keys(await run(command, { services }))[0]).toBe('model.list-missing');
	const told = await run(command, { services, options: { model: 'a/one:free' } });
	expect(keys(told)).toEqual(['model.list-missing']);
});
