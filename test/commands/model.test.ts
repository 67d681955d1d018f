import { describe, expect, test } from 'vitest';
import { model as command } from '../../commands/model.ts';
import { say } from '../../src/locales/keys.ts';
import {
	createFakeCatalogue,
	createFakeSettings,
	model,
	run,
	servicesOf,
} from '../helpers/fake-call.ts';

const models = ['a/one:free', 'b/two:free', 'c/three:free'].map(model);
const house = () => ({
	catalogue: createFakeCatalogue(models),
	health: { view: () => ({ attempts: 0, isBlocked: false }) },
	providers: { title: (name: string) => name },
	settings: createFakeSettings(),
});
const keys = (told: readonly { key: string }[]) => told.map(({ key }) => key);
const moderator = { manageServer: false, manageMessages: true };

test('a choice that another one overrules says so', async () => {
	const services = house();
	await run(command, {
		services,
		may: moderator,
		options: { model: 'a/one:free', scope: 'channel' },
	});
	const told = await run(command, { services, options: { model: 'b/two:free', scope: 'me' } });
	expect(keys(told)).toEqual(['model.switched-me-elsewhere', 'model.current-channel']);
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

test('a choice is taken back by choosing the default, with the same permission', async () => {
	const services = house();
	const options = { model: 'b/two:free', scope: 'channel' };
	await run(command, { services, may: moderator, options });
	const back = { model: 'Default', scope: 'channel' };
	expect(keys(await run(command, { services, options: back }))).toEqual(['model.may-not-channel']);
	expect(keys(await run(command, { services, may: moderator, options: back }))).toEqual([
		'model.taken-back-channel',
		'model.current-default',
	]);
});

test.each([
	['', true],
	['def', true],
	['two', false],
])('typing "%s" offers to choose none: %s', async (typed, isOffered) => {
	const { model: option } = command.options;
	if (option?.type !== 'string' || !option.suggest) throw new Error('nothing is suggested');
	const who = {
		person: { id: '7', name: 'Ada' },
		place: { key: 'dm:9', kind: 'dm', channelId: '9' },
		speak: ({ key }: { key: string }) => key,
	} as const;
	const services = { ...house(), providers: { title: (name: string) => name } };
	const suggested = await option.suggest(typed, who, servicesOf(services));
	expect(suggested.some(({ value }) => value === 'default')).toBe(isOffered);
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
			values: {
				name: 'x/paid',
				nearest: ['**A/ONE:FREE**', '**B/TWO:FREE**', '**C/THREE:FREE**'],
				count: 3,
			},
		},
	]);
	expect(services.settings.kept.size).toBe(0);
});

test.each([
	['a paid one', 'openai/gpt-5-pro'],
	['the paid form of a free one', 'a/one'],
	['one of 300 characters', 'x'.repeat(300)],
	['one in Chinese', '通义千问'],
	['one with a Cyrillic a', 'а/one:free'],
	['the router that charges', 'openrouter/auto'],
])('%s is refused with the nearest ones, whatever else is asked for', async (_, named) => {
	const services = house();
	const options = { model: named, strict: true };
	const [refusal] = await run(command, { services, options });
	expect(refusal?.key).toBe('model.unknown');
	expect(String(refusal?.values['name']).length).toBeLessThanOrEqual(100);
	expect(services.settings.kept.size).toBe(0);
});

test('without any list nothing is promised', async () => {
	const services = { ...house(), catalogue: createFakeCatalogue([]) };
	const told = await run(command, { services, options: { model: 'a/one:free' } });
	expect(keys(told)).toEqual(['model.list-missing']);
});

describe('strict', () => {
	const kept = ({ settings }: ReturnType<typeof house>) => settings.kept.get('person:7')?.model;

	test('pins the model that it is given with, and says so', async () => {
		const services = house();
		const options = { model: 'b/two:free', strict: true };
		expect(await run(command, { services, options })).toEqual([
			say('model.switched-me', { name: 'B/TWO:FREE' }),
			say('model.pinned', { name: 'B/TWO:FREE' }),
		]);
		expect(kept(services)).toMatchObject({ id: 'b/two:free', isStrict: true });
	});

	test('is not kept for another model that is chosen without it', async () => {
		const services = house();
		await run(command, { services, options: { model: 'b/two:free', strict: true } });
		const told = await run(command, { services, options: { model: 'c/three:free' } });
		expect(keys(told)).toEqual(['model.switched-me']);
		expect(kept(services)).not.toHaveProperty('isStrict');
	});

	test('alone pins and unpins what is chosen already, in the scope that is named', async () => {
		const services = house();
		const scope = 'channel';
		const options = { model: 'b/two:free', scope };
		await run(command, { services, may: moderator, options });
		const again = (strict: boolean) =>
			run(command, { services, may: moderator, options: { scope, strict } });
		const chosen = () => services.settings.kept.get('place:guild:1:2')?.model;
		expect(await again(true)).toEqual([say('model.pinned', { name: 'B/TWO:FREE' })]);
		expect(chosen()).toMatchObject({ id: 'b/two:free', isStrict: true });
		expect(await again(false)).toEqual([say('model.unpinned', { name: 'B/TWO:FREE' })]);
		expect(chosen()).not.toHaveProperty('isStrict');
	});

	test('alone says who answers after all, where a narrower choice comes first', async () => {
		const services = house();
		await run(command, { services, options: { model: 'a/one:free' } });
		await run(command, {
			services,
			may: moderator,
			options: { model: 'b/two:free', scope: 'channel' },
		});
		const told = await run(command, { services, options: { strict: true } });
		expect(keys(told)).toEqual(['model.pinned', 'model.current-channel']);
	});

	test('alone has nothing to pin where nobody chose', async () => {
		const services = house();
		const told = await run(command, { services, options: { strict: true } });
		expect(keys(told)).toEqual(['model.nothing-to-pin']);
		expect(services.settings.kept.size).toBe(0);
	});

	test('needs the same permission as the choice', async () => {
		const services = house();
		const options = { scope: 'channel', strict: false };
		expect(keys(await run(command, { services, options }))).toEqual(['model.may-not-channel']);
	});

	test('of a model that has vanished says that nobody answers', async () => {
		const services = house();
		await services.settings.change('person:7', { model: { id: 'gone', chosenBy: '7', at: 0 } });
		const told = await run(command, { services, options: { strict: true } });
		expect(told).toEqual([
			say('model.pinned', { name: 'gone' }),
			say('model.current-vanished-strict', { name: 'gone' }),
		]);
	});
});
