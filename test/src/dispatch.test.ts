import { describe, expect, test } from 'vitest';
import {
	type ButtonCommand,
	button,
	group,
	heard,
	type OptionValue,
	type Services,
	type SlashCommand,
	type SlashGroup,
	slash,
	subcommand,
} from '../../src/command.ts';
import { createDispatch, type Incoming } from '../../src/dispatch.ts';
import { AcknowledgementLost, fail } from '../../src/errors.ts';
import { say } from '../../src/locales/keys.ts';
import { buttonId } from '../../src/render/button-id.ts';
import { createRecordingLog } from '../helpers/log.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

const known: Readonly<Record<string, object>> = {
	answers: {},
	settings: { read: async () => ({}) },
	privacy: { seen: async () => undefined },
};
const nothing = new Proxy(
	{},
	{
		get(_, name) {
			const service = known[String(name)];
			if (service) return service;
			throw new Error(`no service ${String(name)} here`);
		},
	},
) as Services;

type Slash = Extract<Incoming, { kind: 'slash' }>;
type Press = Extract<Incoming, { kind: 'press' }>;

function setUp(
	command: SlashCommand | SlashGroup,
	run: Parameters<typeof heard>[0]['run'] = async () => {},
	buttons: readonly ButtonCommand[] = [],
) {
	const clock = createManualClock();
	const screen = createRecordingSurface();
	const { log, text } = createRecordingLog();
	const order: string[] = [];
	const dispatcher = createDispatch({
		commands: [command, heard({ run }), ...buttons],
		services: nothing,
		speak: ({ key, values }, locale) => `${locale}:${key} ${JSON.stringify(values)}`,
		mention: (name) => `/${name}`,
		clock,
		log,
	});
	const origin = {
		id: '1',
		askedAt: clock.now(),
		person: { id: '7', name: 'Ada' },
		place: { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' },
		may: { manageServer: false, manageMessages: false },
		roleIds: ['11', '12'],
		ownsPlace: false,
		locale: { person: 'zh-CN', place: 'en-US' },
		surface: screen.surface,
		aside: () => screen.surface,
	} as const;
	const call = (options: Record<string, OptionValue> = {}, more: Partial<Slash> = {}): Slash => ({
		...origin,
		kind: 'slash',
		name: command.name,
		options,
		acknowledge: async (visible) => void order.push(`acknowledged ${visible}`),
		takeBack: async () => false,
		openForm: async ({ customId }) => void order.push(`form ${customId}`),
		...more,
	});
	return { ...dispatcher, clock, screen, order, call, origin, logged: text };
}

const echo = (verb: (options: { text?: string }) => void) =>
	slash({
		name: 'echo',
		description: 'ask.description',
		contexts: ['server'],
		options: {
			text: { type: 'string', description: 'ask.prompt', maxLength: 5 },
			kind: {
				type: 'string',
				description: 'ask.prompt',
				choices: [{ name: 'model.scope-me', value: 'me' }],
			},
		},
		form: { option: 'text', title: 'ask.form-title', label: 'ask.form-label', maxLength: 5 },
		acknowledge: ({ text }) =>
			text === undefined ? 'form' : text === 'psst' ? 'private' : 'public',
		run: async ({ options }) => verb(options),
	});

describe('a slash command', () => {
	test('is acknowledged before it runs', async () => {
		const bot = setUp(echo(() => void bot.order.push('ran')));
		await bot.dispatch(bot.call({ text: 'hello' }));
		expect(bot.order).toEqual(['acknowledged public', 'ran']);
	});

	test('whose acknowledgement came too late does not run', async () => {
		const bot = setUp(echo(() => void bot.order.push('ran')));
		const acknowledge = async () => {
			throw new AcknowledgementLost('too late');
		};
		await bot.dispatch(bot.call({ text: 'hello' }, { acknowledge }));
		expect(bot.order).toEqual([]);
		expect(bot.logged()).toContain('no longer waited');
	});

	test.each([
		['too long', { text: 'longer than five' }],
		['no choice of the table', { text: 'a', kind: 'everybody' }],
		['of another type', { text: 'a', kind: true }],
	])('with an option that is %s is refused with a sentence', async (_, options) => {
		const bot = setUp(echo(() => void bot.order.push('ran')));
		await bot.dispatch(bot.call(options));
		expect(bot.order).toEqual(['acknowledged private']);
		expect(bot.screen.text()).toContain('dispatch.option-wrong');
	});

	test('that is not known any more says so', async () => {
		const bot = setUp(echo(() => {}));
		await bot.dispatch(bot.call({}, { name: 'gone' }));
		expect(bot.screen.text()).toContain('dispatch.unknown-command');
	});

	test('speaks the person’s language privately and the place’s in public', async () => {
		const bot = setUp(echo(() => fail(say('quota.shared'))));
		await bot.dispatch(bot.call({ text: 'psst' }));
		await bot.dispatch(bot.call({ text: 'hello' }));
		expect(bot.screen.finished.map(({ parts }) => parts[0]?.split(':')[0])).toEqual([
			'zh-CN',
			'en-US',
		]);
	});
});

describe('a subcommand', () => {
	const settings = (verb: (options: object) => void) =>
		group({
			name: 'settings',
			description: 'model.description',
			contexts: ['server'],
			subcommands: [
				subcommand({
					name: 'quota',
					description: 'quota.description',
					options: {
						cap: { type: 'integer', description: 'model.option-model', min: 0, max: 10 },
						weight: {
							type: 'number',
							description: 'model.option-model',
							choices: [0.5, 2],
						},
						share: { type: 'number', description: 'model.option-model', max: 1 },
						role: { type: 'role', description: 'model.option-model' },
					},
					acknowledge: () => 'private',
					run: async ({ options, roleIds }) => verb({ ...options, roleIds }),
				}),
			],
		});
	const called = { name: 'settings quota' };

	test('runs under its whole name, with its options and the roles of who calls', async () => {
		const seen: unknown[] = [];
		const bot = setUp(settings((options) => void seen.push(options)));
		const options = { cap: 10, weight: 0.5, share: -0.5, role: '123' };
		await bot.dispatch(bot.call(options, called));
		expect(bot.order).toEqual(['acknowledged private']);
		expect(seen).toEqual([{ ...options, roleIds: ['11', '12'] }]);
		expect(bot.logged()).toContain('"command":"settings quota"');
	});

	test('that its command does not have any more says so, as the bare command does', async () => {
		const bot = setUp(settings(() => {}));
		await bot.dispatch(bot.call({}, { name: 'settings gone' }));
		await bot.dispatch(bot.call({}, { name: 'settings' }));
		expect(bot.screen.text().match(/dispatch\.unknown-command/g)).toHaveLength(2);
	});

	test.each([
		['below the least', { cap: -1 }],
		['above the most', { cap: 11 }],
		['a fraction', { cap: 1.5 }],
		['no number', { cap: '5' }],
		['no choice', { weight: 1 }],
		['above the most', { share: 1.01 }],
		['not finite', { share: Number.NEGATIVE_INFINITY }],
		['no id', { role: '1> @everyone' }],
		['no id', { role: 5 }],
	])('with a value that is %s is refused with a sentence: %o', async (_, options) => {
		const seen: unknown[] = [];
		const bot = setUp(settings((given) => void seen.push(given)));
		await bot.dispatch(bot.call(options, called));
		expect(bot.screen.text()).toContain('dispatch.option-wrong');
		expect(seen).toEqual([]);
	});
});

describe('a form', () => {
	test('brings its text together with the options given beside it, also when it is sent again', async () => {
		const seen: unknown[] = [];
		const bot = setUp(echo((options) => void seen.push(options)));
		await bot.dispatch(bot.call({ kind: 'me' }));
		const customId = bot.order[0]?.replace('form ', '') ?? '';
		expect(customId.length).toBeLessThanOrEqual(100);
		const submitted = { ...bot.call(), kind: 'form', customId, text: 'hi' } as const;
		const acknowledge = async () => {
			throw new AcknowledgementLost('too late');
		};
		await bot.dispatch({ ...submitted, acknowledge });
		await bot.dispatch(submitted);
		expect(seen).toEqual([{ kind: 'me', text: 'hi' }]);
		expect(bot.order[1]).toBe('acknowledged public');
	});

	/** The id of the form that opens with these options. */
	async function opened(bot: ReturnType<typeof setUp>, options: Record<string, OptionValue>) {
		await bot.dispatch(bot.call(options));
		return bot.order.at(-1)?.replace('form ', '') ?? '';
	}

	test('opened without options still brings its text after a restart', async () => {
		const seen: unknown[] = [];
		const before = setUp(echo(() => {}));
		const customId = await opened(before, {});
		const bot = setUp(echo((options) => void seen.push(options)));
		await bot.dispatch({ ...bot.call(), kind: 'form', customId, text: 'hi' });
		expect(seen).toEqual([{ text: 'hi' }]);
		expect(bot.order).toEqual(['acknowledged public']);
	});

	test('opened with options that are not known any more gives its text back privately', async () => {
		const seen: unknown[] = [];
		const before = setUp(echo(() => {}));
		const customId = await opened(before, { kind: 'me' });
		const bot = setUp(echo((options) => void seen.push(options)));
		await bot.dispatch({ ...bot.call(), kind: 'form', customId, text: '```hi' });
		await bot.dispatch({ ...bot.call(), kind: 'form', customId: 'echo:forged', text: 'hi' });
		expect(seen).toEqual([]);
		expect(bot.order).toEqual(['acknowledged private', 'acknowledged private']);
		expect(bot.screen.finished[0]?.parts[0]).toMatch(
			/^zh-CN:form\.options-lost \{"command":"\/echo"\}\nzh-CN:form\.your-text \{\}\n```\n'''hi\n```$/,
		);
	});

	test('that stayed open for longer than options are remembered gives its text back', async () => {
		const seen: unknown[] = [];
		const bot = setUp(echo((options) => void seen.push(options)));
		const customId = await opened(bot, { kind: 'me' });
		await bot.clock.advance(60 * 60_000);
		await opened(bot, { kind: 'me' });
		await bot.dispatch({ ...bot.call(), kind: 'form', customId, text: 'x'.repeat(4000) });
		expect(seen).toEqual([]);
		expect(bot.order.at(-1)).toBe('acknowledged private');
		expect(bot.screen.finished[0]?.file).toMatchObject({ content: 'x'.repeat(4000) });
	});
});

describe('a press', () => {
	function pressing(run: ButtonCommand['run'] = async () => {}) {
		const bot = setUp(
			echo(() => {}),
			undefined,
			[button({ name: 'cancel', run })],
		);
		const pressed = createRecordingSurface();
		const abandoned: string[] = [];
		const press = (customId: string, more: Partial<Press> = {}): Press => ({
			...bot.origin,
			kind: 'press',
			customId,
			values: [],
			pressed: {
				...pressed.surface,
				abandon: () => void abandoned.push('pressed'),
				remove: async () => 'gone' as const,
			},
			beside: () => ({
				...createRecordingSurface().surface,
				abandon: () => void abandoned.push('beside'),
			}),
			openThread: async () => undefined,
			acknowledge: async () => void bot.order.push('acknowledged'),
			...more,
		});
		return { ...bot, abandoned, press, pressed };
	}

	test('in a menu brings what was chosen there', async () => {
		const seen: unknown[] = [];
		const bot = pressing(async ({ handle, values }) => void seen.push(handle, values));
		await bot.dispatch(bot.press(buttonId('cancel', '1'), { values: ['百', 'b'] }));
		expect(seen).toEqual(['1', ['百', 'b']]);
	});

	test('is acknowledged, then runs with its handle and the message that holds the button', async () => {
		const seen: unknown[] = [];
		const bot = pressing(async ({ handle, person, pressed }) => {
			bot.order.push('ran');
			seen.push(handle, person.name);
			await pressed.finish({ parts: ['cancelled'] });
		});
		await bot.dispatch(bot.press(buttonId('cancel', 'a question: 百')));
		expect(bot.order).toEqual(['acknowledged', 'ran']);
		expect(seen).toEqual(['a question: 百', 'Ada']);
		expect(bot.pressed.text()).toBe('cancelled');
		expect(bot.screen.finished).toEqual([]);
		expect(bot.abandoned).toEqual(['pressed']);
		expect(bot.logged()).toContain('"command":"cancel"');
		expect(bot.logged()).not.toContain('a question');
	});

	test('twice is two calls', async () => {
		let calls = 0;
		const bot = pressing(async () => void calls++);
		await Promise.all([bot.dispatch(bot.press('cancel:1')), bot.dispatch(bot.press('cancel:1'))]);
		expect(calls).toBe(2);
	});

	test.each([
		'gone:1',
		'cancel',
		'cancel:',
		':1',
		'',
		'echo:1',
		'Cancel:1',
		`cancel:${'x'.repeat(94)}`,
	])(
		'on a button that means nothing (%s) is told to who pressed, in their language',
		async (customId) => {
			const bot = pressing(async () => void bot.order.push('ran'));
			await bot.dispatch(bot.press(customId));
			expect(bot.order).toEqual(['acknowledged']);
			expect(bot.screen.text()).toBe('zh-CN:button.unknown {}');
			expect(bot.pressed.finished).toEqual([]);
			expect(bot.abandoned).toEqual(['pressed']);
		},
	);

	test('that fails is told to who pressed, and leaves the message as it is', async () => {
		const bot = pressing(async () => {
			throw new Error('broken');
		});
		await bot.dispatch(bot.press('cancel:1'));
		expect(bot.screen.text()).toContain('fault.unexpected');
		expect(bot.pressed.finished).toEqual([]);
	});

	test('whose acknowledgement came too late does not run', async () => {
		const bot = pressing(async () => void bot.order.push('ran'));
		const acknowledge = async () => {
			throw new AcknowledgementLost('too late');
		};
		await bot.dispatch(bot.press('cancel:1', { acknowledge }));
		expect(bot.order).toEqual([]);
		expect(bot.logged()).toContain('no longer waited');
	});

	test('ends all its surfaces, also when what ran it fails', async () => {
		const bot = pressing(async ({ beside }) => void beside('5'));
		const surface = {
			...bot.screen.surface,
			abandon() {
				throw new Error('broken');
			},
		};
		await bot.dispatch(bot.press('cancel:1', { surface }));
		expect(bot.abandoned).toEqual(['pressed', 'beside']);
		expect(bot.logged()).toContain('a call could not be taken');
	});

	test('while the bot leaves is refused with a sentence', async () => {
		const bot = pressing(async () => void bot.order.push('ran'));
		bot.refuse();
		await bot.dispatch(bot.press('cancel:1'));
		expect(bot.order).toEqual(['acknowledged']);
		expect(bot.screen.text()).toContain('leaving.restarting');
	});
});

describe('what a handler throws', () => {
	test('is a reference for the person and facts for the log, without its text', async () => {
		const bot = setUp(
			echo(() => {
				throw new SyntaxError('Unexpected token in "a private question"');
			}),
		);
		await bot.dispatch(bot.call({ text: 'hello' }));
		const reference = /"reference":"(\w+)"/.exec(bot.screen.text())?.[1];
		expect(reference).toBeDefined();
		expect(bot.logged()).toContain(reference);
		expect(bot.logged()).not.toContain('private question');
	});

	test('never leaves dispatch, even when the person cannot be told', async () => {
		const bot = setUp(
			echo(() => {
				throw new Error('broken');
			}),
		);
		const surface = {
			...bot.screen.surface,
			finish: async () => {
				throw new Error('refused');
			},
		};
		await bot.dispatch(bot.call({ text: 'hello' }, { surface }));
		expect(bot.logged()).toContain('could not be told');
	});

	test('is nothing to report once the message is gone', async () => {
		const bot = setUp(
			echo(() => {
				bot.screen.vanish();
				throw new Error('nobody reads this');
			}),
		);
		await bot.dispatch(bot.call({ text: 'hello' }));
		expect(bot.screen.finished).toEqual([]);
		expect(bot.logged()).toContain('"outcome":"gone"');
	});
});

describe('suggestions', () => {
	test('are put in the language of who types', async () => {
		const spoken = slash({
			name: 'spoken',
			description: 'ask.description',
			contexts: ['server'],
			options: {
				one: {
					type: 'string',
					description: 'ask.prompt',
					suggest: (_, { speak }) => [{ name: speak(say('model.suggest-rests')), value: '1' }],
				},
			},
			acknowledge: () => 'public',
			run: async () => {},
		});
		const bot = setUp(spoken);
		const offered: unknown[] = [];
		await bot.dispatch({
			...bot.origin,
			kind: 'suggest',
			name: 'spoken',
			option: 'one',
			typed: '',
			respond: async (choices) => void offered.push(...choices),
		});
		expect(offered).toEqual([{ name: 'zh-CN:model.suggest-rests {}', value: '1' }]);
	});

	test('are cut to the 25 that Discord takes', async () => {
		const many = slash({
			name: 'many',
			description: 'ask.description',
			contexts: ['server'],
			options: {
				one: {
					type: 'string',
					description: 'ask.prompt',
					suggest: (typed) =>
						Array.from({ length: 40 }, (_, index) => ({ name: typed, value: `${index}` })),
				},
			},
			acknowledge: () => 'public',
			run: async () => {},
		});
		const bot = setUp(many);
		let count = 0;
		await bot.dispatch({
			...bot.origin,
			kind: 'suggest',
			name: 'many',
			option: 'one',
			typed: 'x',
			respond: async (choices) => {
				count = choices.length;
			},
		});
		expect(count).toBe(25);
	});
});

describe('leaving', () => {
	test('refuses what is new with a sentence and waits for what runs', async () => {
		let finish = () => {};
		const bot = setUp(
			echo(() => {}),
			({ signal }) =>
				new Promise((resolve, reject) => {
					finish = resolve;
					signal.addEventListener('abort', () => reject(signal.reason));
				}),
		);
		const message = { ...bot.origin, kind: 'heard', text: 'hi', files: [] } as const;
		const first = bot.dispatch(message);
		bot.refuse();
		await bot.dispatch({ ...message, id: '2' });
		expect(bot.screen.text()).toContain('leaving.restarting');
		let idle = false;
		const waited = bot.idle().then(() => {
			idle = true;
		});
		await Promise.resolve();
		expect(idle).toBe(false);
		finish();
		await first;
		await waited;
	});

	test('stops what still runs when told to', async () => {
		const bot = setUp(
			echo(() => {}),
			({ signal }) =>
				new Promise((_, reject) => {
					signal.addEventListener('abort', () => reject(signal.reason));
				}),
		);
		const running = bot.dispatch({ ...bot.origin, kind: 'heard', text: 'hi', files: [] });
		bot.stop(new DOMException('leaving', 'AbortError'));
		await running;
		await bot.idle();
		expect(bot.logged()).toContain('"outcome":"stopped"');
	});
});
