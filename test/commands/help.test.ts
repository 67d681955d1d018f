import { describe, expect, test } from 'vitest';
import { helpFor } from '../../commands/help.ts';
import { commandsWithin } from '../../commands/help-commands.ts';
import { commands } from '../../commands/index.ts';
import { createUnwelcome } from '../../src/chat/unwelcome.ts';
import {
	type Call,
	type Command,
	group,
	type Lack,
	type Services,
	type Standing,
	slash,
	subcommand,
} from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import { type Sentence, say } from '../../src/locales/keys.ts';
import { languages } from '../../src/locales/languages.ts';
import type { Place } from '../../src/place.ts';
import type { AccountReport, QuotaReport } from '../../src/quota/quota.ts';
import { createSpeak } from '../../src/render/speak.ts';
import type { Choices, PlacesChoice } from '../../src/settings/settings.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeCall, servicesOf } from '../helpers/fake-call.ts';
import { silentLog } from '../helpers/log.ts';
import { createModelHouse } from '../helpers/model-house.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

const speak = createSpeak();
const NOON = Date.UTC(2026, 0, 1, 12);
const FREE: Standing = { isMember: true, isTimedOut: false, lacks: [] };
const manager = { may: { manageServer: true, manageMessages: true } };
const dm: Partial<Call> = {
	place: { key: 'dm:9', kind: 'dm', channelId: '9' },
	ownsPlace: true,
};
const inChannel: Place = { key: 'guild:1:2', kind: 'channel', channelId: '2', serverId: '1' };

const account: AccountReport = {
	minute: { used: 0, limit: 20 },
	day: { used: 19, limit: 50, returnsAt: NOON },
	isDayKnown: true,
	waiting: 0,
	source: { kind: 'provider', asOf: NOON },
	mine: { used: 0, usedHere: 0, waiting: 0 },
	outside: 0,
	hours: [],
	dayPassed: 0.5,
	pace: [],
	shares: [],
	saved: { joined: 0, merged: 0, spared: 0 },
	ranOut: { days: 0, of: 0 },
};
const reported = (more: Partial<QuotaReport> = {}): QuotaReport => ({
	account,
	mine: { used: 0, usedHere: 0 },
	models: [],
	...more,
});

/** What `/help` shows: to whom, where, of which table, and how the bot does. */
async function shown({
	who = {},
	table = commands,
	language = 'en',
	standing = FREE,
	readsContent = true,
	report = reported(),
	canWrite = true,
	troubles = [],
	chosen = {},
	isStoreBroken = false,
	modelName = 'Gemma',
}: {
	who?: Partial<Call>;
	table?: readonly Command[];
	language?: string;
	standing?: Standing;
	readsContent?: boolean;
	report?: QuotaReport | Error;
	canWrite?: boolean;
	troubles?: ReturnType<Services['troubles']>;
	chosen?: Readonly<Record<string, Choices>>;
	isStoreBroken?: boolean;
	modelName?: string;
} = {}): Promise<string> {
	const house = createModelHouse([aModel('a', { name: modelName })]);
	const surface = createRecordingSurface();
	const { call } = createFakeCall({
		speak: (sentence: Sentence) => speak(sentence, language),
		surface: surface.surface,
		mention: (name) => `</${name}:1234567890123456789>`,
		...who,
	});
	const quota: Partial<Services['quota']> = {
		healthy: () => canWrite,
		async report() {
			if (report instanceof Error) throw report;
			return report;
		},
	};
	const settings: Services['settings'] = {
		...house.settings,
		async read(scope) {
			if (isStoreBroken) throw new Error('the disk is full');
			return chosen[scope] ?? {};
		},
	};
	const log = silentLog;
	const inFlight = { stop: () => false };
	const services = servicesOf({
		...house,
		answers: createUnwelcome({ inFlight, log, settings, underWay: new Set() }).answers,
		quota: Object.assign(Object.create(null), quota),
		discord: { readsContent: () => readsContent, standing: () => standing },
		settings,
		troubles: () => troubles,
	});
	await helpFor(() => table).run(call, {}, services);
	return surface.text();
}

const named = (text: string) => [...text.matchAll(/<\/([^:]+):/g)].map(([, name]) => name);

test('it is for who asks alone', () => {
	expect(helpFor(() => commands).acknowledge({})).toBe('private');
});

const LACKS: readonly Lack[] = [
	'view-channel',
	'send-messages',
	'send-messages-in-threads',
	'attach-files',
	'read-message-history',
	'create-public-threads',
];

/** As long as names of free models are. */
const LONG_NAME = 'NVIDIA: Nemotron 3 Nano Omni 30B A3B Reasoning (free)';

describe('the commands', () => {
	test('are those of the table that may be used here, by whoever asks', async () => {
		const known = named(await shown());
		expect(known).toEqual(expect.arrayContaining(['ask', 'model', 'quota', 'reset']));
		expect(known.filter((name) => name?.startsWith('settings'))).toEqual([]);
		const toManager = named(await shown({ who: manager }));
		expect(toManager.filter((name) => name?.startsWith('settings '))).not.toEqual([]);
		const direct = named(await shown({ who: { ...manager, ...dm } }));
		expect(direct.filter((name) => name?.startsWith('settings'))).toEqual([]);
	});

	test('that are added to the table appear, with what they do and all their subcommands', async () => {
		const added = group({
			name: 'recipe',
			description: 'model.description',
			contexts: ['server'],
			subcommands: ['show', 'set'].map((name) =>
				subcommand({
					name,
					description: 'model.description',
					options: {},
					acknowledge: () => 'private',
					run: async () => {},
				}),
			),
		});
		const text = await shown({ table: [...commands, added] });
		expect(text).toContain(
			'</recipe show:1234567890123456789>, </recipe set:1234567890123456789> – Show which model answers here, or switch to another free one',
		);
		expect(named(await shown({ table: [...commands, added], who: dm }))).not.toContain(
			'recipe show',
		);
	});

	test('of groups as many are shown as there is room for, each with what they do', async () => {
		const text = await shown({ who: manager });
		expect(text.length).toBeLessThanOrEqual(2_000);
		expect(text).toMatch(/<\/privacy notice:\d+>, <\/privacy export:\d+>.* – /);
		expect(text).toMatch(/<\/settings show:\d+>, <\/settings models:\d+>.* and more – /);
	});

	test('without room for words are one of each, clickable all the same', () => {
		const { call } = createFakeCall({ ...manager, mention: (name) => `/${name}` });
		const [bare, ...more] = commandsWithin(40, commands, call);
		expect(bare).toMatch(/^\/ask \/compare (?:\/[^/]+ )*\/settings show \/privacy notice$/);
		expect(more).toEqual([]);
	});

	test('among people without the bot are those that work there', async () => {
		const only = slash({
			name: 'only',
			description: 'ask.description',
			contexts: ['private-channel'],
			options: {},
			acknowledge: () => 'private',
			run: async () => {},
		});
		const among = { ...dm, ownsPlace: false };
		const text = await shown({ table: [...commands, only], who: among });
		expect(named(text)).toContain('only');
		expect(text).toContain('I am no member here');
		expect(named(await shown({ table: [...commands, only], who: dm }))).not.toContain('only');
	});
});

describe.each(Object.keys(languages))('in %s', (language) => {
	test('all of it is one screen, even when everything is wrong at once', async () => {
		const by = { changedBy: '7', at: NOON };
		const now = { pause: by, quota: { dailyCap: 10, ...by } };
		const text = await shown({
			language,
			who: manager,
			modelName: LONG_NAME,
			standing: { ...FREE, lacks: LACKS },
			readsContent: false,
			report: reported({
				account: { ...account, waiting: 12, frozenUntil: NOON },
				models: [{ provider: 'openrouter', remoteId: 'a', used: 3, limit: 14, returnsAt: NOON }],
			}),
			troubles: ['OpenRouter', 'Groq', 'Google AI Studio'].map((title) => ({
				provider: title,
				title,
				why: 'key',
			})),
			chosen: { 'server:1': now },
		});
		expect(text.length).toBeLessThan(2_000);
		expect(named(text)).toEqual(expect.arrayContaining(['ask', 'compare', 'settings show']));
		expect(text).not.toMatch(/\{\{|undefined/);
	});

	test('when all is well the commands have their words, and every subcommand is there', async () => {
		const text = await shown({ language, who: manager });
		expect(text.length).toBeLessThan(2_000);
		expect(text).toContain(speak(say('ask.description'), language));
	});
});

test.each<[string, Parameters<typeof shown>[0], RegExp]>([
	['in a channel', {}, /\*\*Just write:\*\* mention me with a question, reply/],
	['in a DM', { who: dm }, /here every message is for me/],
	[
		'without Message Content',
		{ readsContent: false },
		/mention me in every message, in threads too/,
	],
	['in a DM without it', { readsContent: false, who: dm }, /here every message is for me/],
	[
		'where it was asked to be quiet',
		{ chosen: { 'place:guild:1:2': { quiet: { changedBy: '7', at: 0 } } } },
		/I was asked to be quiet here/,
	],
	['where it is no member', { standing: { ...FREE, isMember: false } }, /I am no member here/],
	['in a timeout', { standing: { ...FREE, isTimedOut: true } }, /put me in a timeout/],
	[
		'where it may not write',
		{ standing: { ...FREE, lacks: ['send-messages'] } },
		/I am not allowed to write/,
	],
])('how to ask: %s', async (_, given, words) => {
	expect(await shown(given)).toMatch(words);
});

test.each<[Lack, string]>([
	['view-channel', '- View Channel: I hear no mention.'],
	['send-messages', '- Send Messages: I can answer only privately.'],
	['send-messages-in-threads', '- Send Messages in Threads: I can answer only privately.'],
	['attach-files', '- Attach Files: no pictures, and long answers are shortened.'],
	['read-message-history', '- Read Message History: my answers do not point to your message.'],
	['create-public-threads', '- Create Public Threads: I cannot open a thread.'],
])('a missing permission is named with what it costs, and no other: %s', async (lack, line) => {
	const text = await shown({ standing: { ...FREE, lacks: [lack] } });
	expect(text.match(/^- .*$/gm)).toEqual([line]);
	expect(await shown()).not.toContain('Permissions that I miss');
});

const door = { allow: [], deny: [] };
const places = (more: Partial<PlacesChoice>): Parameters<typeof shown>[0] => ({
	chosen: {
		'server:1': {
			places: { channels: door, roles: door, people: door, changedBy: '7', at: 0, ...more },
		},
	},
});
const capOf = (dailyCap: number): Parameters<typeof shown>[0] => ({
	chosen: { 'server:1': { quota: { dailyCap, changedBy: '7', at: 0 } } },
});
const thread: Partial<Call> = {
	place: { ...inChannel, key: 'guild:1:3', kind: 'thread', channelId: '3', parentKey: 'guild:1:2' },
};
const cook: Partial<Call> = { roleIds: ['55'] };

test.each<[string, Parameters<typeof shown>[0], RegExp | undefined]>([
	['nothing was chosen', {}, undefined],
	['no lists', places({}), undefined],
	['another channel', places({ channels: { allow: ['8'], deny: [] } }), /in other channels only/],
	['this channel', places({ channels: { allow: ['2'], deny: [] } }), undefined],
	['this channel is out', places({ channels: { allow: ['2'], deny: ['2'] } }), /other channels/],
	[
		'a thread of a channel that is in',
		{ ...places({ channels: { allow: ['2'], deny: [] } }), who: thread },
		undefined,
	],
	[
		'a thread of a channel that is out',
		{ ...places({ channels: { allow: [], deny: ['2'] } }), who: thread },
		/other channels/,
	],
	['this person is out', places({ people: { allow: [], deny: ['7'] } }), /only some people/],
	[
		'this person is out, and so is this channel',
		places({ people: { allow: [], deny: ['7'] }, channels: { allow: ['8'], deny: [] } }),
		/only some people/,
	],
	['another role is in', places({ roles: { allow: ['55'], deny: [] } }), /only some people/],
	[
		'a role of theirs is in',
		{ ...places({ roles: { allow: ['55'], deny: [] } }), who: cook },
		undefined,
	],
	[
		'a role is in, and this person',
		places({ roles: { allow: ['55'], deny: [] }, people: { allow: ['7'], deny: [] } }),
		undefined,
	],
	[
		'paused',
		{ chosen: { 'server:1': { pause: { changedBy: '7', at: NOON } } } },
		/\*\*Paused:\*\* a manager of this server paused me <t:1767268800:R>/,
	],
])('who is let in here: %s', async (_, given, words) => {
	const text = await shown(given);
	if (words) {
		expect(text).toMatch(words);
		expect(text).not.toContain('Just write');
	} else {
		expect(text).not.toMatch(/Paused|Not here|Not for you/);
		expect(text).toContain('Just write');
	}
});

test.each<[string, Parameters<typeof shown>[0], string | RegExp]>([
	['the model', {}, '**Gemma** answers here: the default, as nobody chose another.'],
	['what is left', {}, '31 of 50 requests for everyone together; new ones come <t:1767268800:R>.'],
	[
		'nothing left',
		{ report: reported({ account: { ...account, day: { ...account.day, used: 50 } } }) },
		'**Left today:** none of the 50 requests; new ones come <t:1767268800:R>.',
	],
	[
		'nobody knows what is left',
		{ report: reported({ account: { ...account, isDayKnown: false } }) },
		'I cannot tell yet how many requests are left',
	],
	[
		'how many wait',
		{ report: reported({ account: { ...account, waiting: 3 } }) },
		'**In line:** 3 questions wait for a free moment.',
	],
	[
		'a pause of the provider',
		{ report: reported({ account: { ...account, frozenUntil: NOON } }) },
		'The provider asked us to pause; we go on <t:1767268800:R>.',
	],
	[
		'a budget of the model’s own',
		{
			report: reported({
				account: undefined,
				models: [{ provider: 'openrouter', remoteId: 'a', used: 3, limit: 14, returnsAt: NOON }],
			}),
		},
		'**Left today of Gemma:** 11 of 14 requests.',
	],
	[
		'what a cap of the server leaves this person',
		{ ...capOf(5), report: reported({ mine: { used: 9, usedHere: 3 } }) },
		'**Left for you on this server today:** 2 of 5 requests.',
	],
	[
		'a cap that is used up',
		{ ...capOf(2), report: reported({ mine: { used: 9, usedHere: 3 } }) },
		'**Left for you on this server today:** 0 of 2 requests.',
	],
	['a ledger that cannot be written', { canWrite: false }, 'I cannot write down what is spent'],
	[
		'a ledger that cannot be read',
		{ report: new UserError(say('quota.unreadable')) },
		speak(say('quota.unreadable'), 'en'),
	],
	['a store that cannot be read', { isStoreBroken: true }, 'cannot be read just now'],
	[
		'a rejected key',
		{ troubles: [{ provider: 'groq', title: 'Groq', why: 'key' }] },
		'**Degraded:** I cannot ask Groq just now',
	],
	[
		'a list that does not come',
		{ troubles: [{ provider: 'groq', title: 'Groq', why: 'no-models' }] },
		'**Degraded:** I am not told which models of Groq are free',
	],
])('how it does just now: %s', async (_, given, words) => {
	expect(await shown(given)).toMatch(words);
});

test('that it is an AI, how to complain and from which age on it may be used stand in all of them', async () => {
	for (const who of [{}, dm, manager]) {
		const text = await shown({ who });
		expect(text).toContain('I am an AI bot');
		expect(text).toContain('Answers can be wrong');
		expect(text).toMatch(/report it to Discord/);
		expect(text).toContain('you must be 13, or older');
	}
	expect(await shown()).toContain('with “Delete” under it they remove it at once');
});
