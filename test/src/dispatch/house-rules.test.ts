import { describe, expect, test } from 'vitest';
import { button, heard, slash } from '../../../src/command.ts';
import { createDispatch, type Incoming } from '../../../src/dispatch.ts';
import { fail } from '../../../src/errors.ts';
import { say } from '../../../src/locales/keys.ts';
import { buttonId } from '../../../src/render/button-id.ts';
import type { Choices } from '../../../src/settings/settings.ts';
import { createFakeSettings, servicesOf } from '../../helpers/fake-call.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { createRecordingSurface } from '../../helpers/recording-surface.ts';

type Slash = Extract<Incoming, { kind: 'slash' }>;

const by = { changedBy: '9', at: 60_000 };
const door = { allow: [], deny: [] };
const open = { channels: door, roles: door, people: door, ...by };
const paused: Choices = { pause: by };
const notHere: Choices = { places: { ...open, channels: { allow: ['5'], deny: [] } } };
const notWithAda: Choices = { places: { ...open, people: { allow: [], deny: ['7'] } } };

function setUp(choices: Choices) {
	const clock = createManualClock();
	const settings = createFakeSettings();
	settings.kept.set('server:1', choices);
	const shown = createRecordingSurface();
	const aside = createRecordingSurface();
	const ran: string[] = [];
	const state = { canTakeBack: true, takenBack: 0, typing: 0 };
	const verb = {
		description: 'ask.description',
		contexts: ['server'],
		options: {},
		acknowledge: () => 'public' as const,
	} as const;
	const { dispatch } = createDispatch({
		commands: [
			slash({ ...verb, name: 'ask', asks: true, run: async () => void ran.push('ask') }),
			slash({ ...verb, name: 'help', run: async () => void ran.push('help') }),
			slash({ ...verb, name: 'wrong', run: async () => fail(say('model.may-not-server')) }),
			slash({
				...verb,
				name: 'broken',
				run: async () => {
					throw new Error('a fault');
				},
			}),
			heard({ run: async () => void ran.push('heard') }),
			button({ name: 'anew', asks: true, run: async () => void ran.push('anew') }),
			button({ name: 'stop', run: async () => void ran.push('stop') }),
		],
		services: servicesOf({ settings }),
		speak: ({ key, values }, locale) => `${locale} ${key} ${JSON.stringify(values)}`,
		mention: (name) => `/${name}`,
		clock,
		log: createRecordingLog().log,
	});
	const origin = {
		id: '1',
		askedAt: 0,
		person: { id: '7', name: 'Ada' },
		place: { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' },
		may: { manageServer: true, manageMessages: true },
		roleIds: [],
		ownsPlace: false,
		locale: { person: 'zh-CN', place: 'en-US' },
		surface: { ...shown.surface, working: () => void state.typing++ },
		aside: () => aside.surface,
	} as const;
	const call = (name: string): Slash => ({
		...origin,
		kind: 'slash',
		name,
		options: {},
		acknowledge: async () => {},
		async takeBack() {
			if (state.canTakeBack) state.takenBack++;
			return state.canTakeBack;
		},
		openForm: async () => {},
	});
	return {
		aside,
		clock,
		ran,
		shown,
		state,
		slash: (name: string) => dispatch(call(name)),
		say: (channelId = '2') =>
			dispatch({
				...origin,
				place: { ...origin.place, key: `guild:1:${channelId}`, channelId },
				kind: 'heard',
				text: 'why?',
				files: [],
			}),
		press: (name: string) =>
			dispatch({
				...origin,
				kind: 'press',
				customId: buttonId(name, 'handle'),
				values: [],
				pressed: { ...createRecordingSurface().surface, remove: async () => 'gone' as const },
				beside: () => createRecordingSurface().surface,
				openThread: async () => undefined,
				acknowledge: async () => {},
			}),
	};
}

describe('where a server is asked nothing', () => {
	test.each([
		[
			'while it is paused',
			paused,
			'house.paused {"person":"9","at":60,"settings":"/settings pause"}',
		],
		['in a channel that is not among the ones', notHere, 'house.not-in-channel'],
		['of somebody who is kept out', notWithAda, 'house.not-with-you'],
	])('a command that asks %s is refused to its caller alone', async (_, choices, sentence) => {
		const bot = setUp(choices);
		await bot.slash('ask');
		expect(bot.ran).toEqual([]);
		expect(bot.aside.text()).toContain(`zh-CN ${sentence}`);
		expect(bot.shown.finished).toEqual([]);
		expect(bot.state.takenBack).toBe(1);
	});

	test('what only shows or repairs works, and so do its buttons', async () => {
		const bot = setUp({ ...paused, ...notHere });
		await bot.slash('help');
		await bot.press('stop');
		expect(bot.ran).toEqual(['help', 'stop']);
	});

	test('a button that asks again is refused to who pressed', async () => {
		const bot = setUp(notHere);
		await bot.press('anew');
		expect(bot.ran).toEqual([]);
		expect(bot.shown.text()).toContain('house.not-in-channel');
	});

	test('words meet silence where it is not wanted, without so much as typing', async () => {
		for (const choices of [notHere, notWithAda]) {
			const bot = setUp(choices);
			await bot.say();
			expect(bot.ran).toEqual([]);
			expect(bot.shown.finished).toEqual([]);
			expect(bot.state.typing).toBe(0);
		}
	});

	test('that it is paused is said once in a while in each channel', async () => {
		const bot = setUp(paused);
		await bot.say();
		await bot.say();
		expect(bot.shown.text()).toMatch(/^en-US house\.paused \S+ pause"\}$/);
		await bot.say('3');
		expect(bot.shown.finished).toHaveLength(2);
		await bot.clock.advance(10 * 60_000);
		await bot.say();
		expect(bot.shown.finished).toHaveLength(3);
		expect(bot.ran).toEqual([]);
	});

	test('elsewhere and with others all goes on', async () => {
		const bot = setUp({ places: { ...open, channels: { allow: ['2'], deny: ['5'] } } });
		await bot.slash('ask');
		await bot.say();
		await bot.press('anew');
		expect(bot.ran).toEqual(['ask', 'heard', 'anew']);
		expect(bot.state.typing).toBe(1);
	});
});

describe('a public command that comes to nothing', () => {
	test('tells only who called, in their language, and leaves nothing behind', async () => {
		const bot = setUp({});
		await bot.slash('wrong');
		expect(bot.state.takenBack).toBe(1);
		expect(bot.aside.text()).toMatch(/^zh-CN model\.may-not-server/);
		expect(bot.shown.finished).toEqual([]);
	});

	test('tells a fault likewise', async () => {
		const bot = setUp({});
		await bot.slash('broken');
		expect(bot.aside.text()).toMatch(/^zh-CN fault\.unexpected/);
	});

	test('speaks where it stands when that cannot be taken back', async () => {
		const bot = setUp({});
		bot.state.canTakeBack = false;
		await bot.slash('wrong');
		expect(bot.shown.text()).toMatch(/^en-US model\.may-not-server/);
		expect(bot.aside.finished).toEqual([]);
	});
});
