import { beforeEach, describe, expect, test } from 'vitest';
import { quota as command } from '../../commands/quota.ts';
import type { Call } from '../../src/command.ts';
import type { Sentence } from '../../src/locales/keys.ts';
import type { QuotaPicture } from '../../src/pictures/pictures.ts';
import type { AccountReport, Asker, QuotaReport } from '../../src/quota/quota.ts';
import { createSpeak } from '../../src/render/speak.ts';
import { aModel } from '../helpers/a-model.ts';
import { createFakeCatalogue, createFakeSettings, run } from '../helpers/fake-call.ts';
import { createManualClock } from '../helpers/manual-clock.ts';
import { createRecordingSurface } from '../helpers/recording-surface.ts';

const DAY_MS = 86_400_000;
const MANAGER = { manageServer: true, manageMessages: true };

const plain: AccountReport = {
	minute: { used: 3, limit: 20 },
	day: { used: 37, limit: 50, returnsAt: DAY_MS },
	waiting: 0,
	source: { kind: 'own', asOf: 61_000 },
	isDayKnown: true,
	mine: { used: 12, usedHere: 4, waiting: 0 },
	outside: 0,
	hours: [30, 7, ...Array<number>(22).fill(0)],
	dayPassed: 1.5 / 24,
	pace: [],
	shares: [
		{ used: 25, isMine: false },
		{ used: 12, isMine: true },
	],
	saved: { joined: 0, merged: 0, spared: 0 },
	ranOut: { days: 0, of: 7 },
};

const english = createSpeak();
const speak = (sentence: Sentence) => english(sentence, 'en');

let screen: ReturnType<typeof createRecordingSurface>;
let settings: ReturnType<typeof createFakeSettings>;
let askers: Asker[];
let drawn: QuotaPicture[];
beforeEach(() => {
	screen = createRecordingSurface();
	settings = createFakeSettings();
	askers = [];
	drawn = [];
});

/** Calls /quota; resolves with its lines. */
async function lines(
	more: Partial<AccountReport> = {},
	who: Partial<Call> = {},
	draw = async () => Uint8Array.of(1, 2, 3),
	clock = createManualClock(),
): Promise<readonly string[]> {
	const account = { ...plain, ...more };
	return await linesOf({ account, mine: account.mine, models: [] }, who, draw, clock);
}

async function linesOf(
	report: QuotaReport,
	who: Partial<Call> = {},
	draw = async () => Uint8Array.of(1, 2, 3),
	clock = createManualClock(),
): Promise<readonly string[]> {
	const quota = {
		lease: () => Promise.reject(new Error('a look at the budget spends nothing')),
		tightest: async () => undefined,
		together: () => Promise.reject(new Error('a look at the budget spends nothing')),
		learn: async () => undefined,
		saved: () => undefined,
		async report(asker: Asker) {
			askers.push(asker);
			return report;
		},
		view: async () => report.account,
		left: async () => undefined,
		models: async () => [],
		healthy: () => true,
		close: async () => undefined,
	};
	const pictures = {
		quota(picture: QuotaPicture) {
			drawn.push(picture);
			return draw();
		},
		leaderboard: () => Promise.reject(new Error('nobody asks for the leaderboard here')),
		close: async () => undefined,
	};
	const titles = new Map([
		['groq', 'Groq'],
		['google', 'Google AI Studio'],
	]);
	const providers = { title: (name: string) => titles.get(name) ?? name };
	const account = { freshen: async () => undefined };
	const catalogue = createFakeCatalogue([
		aModel('groq:openai/gpt-oss-120b', {
			provider: 'groq',
			remoteId: 'openai/gpt-oss-120b',
			name: 'gpt-oss-120b',
		}),
	]);
	const told = await run(command, {
		speak,
		surface: screen.surface,
		...who,
		services: { account, catalogue, clock, providers, pictures, quota, settings },
	});
	expect(told).toEqual([]);
	expect(screen.finished).toHaveLength(1);
	return screen.text().split('\n');
}
const file = () => screen.finished[0]?.file;

describe('the words', () => {
	test('say mine first, then ours, then what that rests on', async () => {
		expect(await lines()).toEqual([
			'**You today:** 12 requests used.',
			'**Today:** 37 of 50 requests used, **13 left** for everyone together. New ones come <t:86400:R>.',
			'**This minute:** 3 of 20 used.',
			'**In line:** nobody.',
			'-# By my own count <t:61:R>; the provider has not told its own today.',
			'-# Everybody who asks here shares one free key. One question is one request, rarely more; a comparison takes one for each model.',
		]);
		expect(askers).toEqual([{ personId: '7', serverId: '1' }]);
	});

	test('stay within ten lines when there is everything to say', async () => {
		const said = await lines(
			{
				waiting: 4,
				mine: { used: 12, usedHere: 4, waiting: 2 },
				frozenUntil: 5000,
				source: { kind: 'provider', asOf: 9000 },
				outside: 5,
				saved: { joined: 3, merged: 0, spared: 1 },
				ranOut: { days: 5, of: 7, aboutAt: 54_000_000 },
				dayWithCredits: 1000,
			},
			{ may: MANAGER },
		);
		expect(said.slice(3)).toEqual([
			'**In line:** 4 questions wait for a free moment, 2 of them yours.',
			'The provider asked us to pause; we go on <t:5:R>.',
			'**Requests saved today:** 3 by sharing an answer · 1 by not asking again in vain.',
			'**For managers:** on 5 of the last 7 days the budget ran out at about <t:54000:t>; buying $10 of OpenRouter credits once would raise it to 1000 a day.',
			'-# The day as the provider counted it <t:9:R>, plus what was asked since.',
			'-# 5 of today’s requests were made with the same key, but not through me.',
			'-# Everybody who asks here shares one free key. One question is one request, rarely more; a comparison takes one for each model.',
		]);
	});

	test('say what is used of a cap that holds on this server, and only there', async () => {
		await settings.change('server:1', { quota: { dailyCap: 10, changedBy: '8', at: 0 } });
		expect((await lines())[0]).toBe('**You today:** 12 requests used; on this server 4 of 10.');
		screen = createRecordingSurface();
		const place = { key: 'dm:9', kind: 'dm', channelId: '9' } as const;
		expect((await lines({}, { place }))[0]).toBe('**You today:** 12 requests used.');
		expect(askers.at(-1)).toEqual({ personId: '7' });
	});

	test('come without the cap when the choices cannot be read', async () => {
		settings.read = () => Promise.reject(new Error('the store is locked'));
		expect((await lines())[0]).toBe('**You today:** 12 requests used.');
	});

	test('never leave less than nothing', async () => {
		const said = await lines({ day: { used: 60, limit: 50, returnsAt: DAY_MS } });
		expect(said[1]).toContain('60 of 50 requests used, **0 left**');
	});

	test('do not pretend to know a day that nobody knows, and draw none', async () => {
		const said = await lines({ isDayKnown: false });
		expect(said[1]).toMatch(/^\*\*Today:\*\* I cannot tell yet how many requests are left/);
		expect(said.join()).not.toContain('37');
		expect(file()).toBeUndefined();
	});

	test.each([
		[{ waiting: 1 }, 'one question waits for a free moment.'],
		[{ waiting: 1, mine: { ...plain.mine, waiting: 1 } }, 'only your question waits'],
		[{ waiting: 2, mine: { ...plain.mine, waiting: 1 } }, '2 questions wait for a free moment, 1'],
	])('say who waits: %o', async (more, said) => {
		expect((await lines(more))[3]).toContain(said);
	});
});

describe('models with a budget of their own', () => {
	const returnsAt = DAY_MS;
	const asked = (count: number) => [
		{ provider: 'groq', remoteId: 'openai/gpt-oss-120b', used: 12, limit: 1_000, returnsAt },
		...Array.from({ length: count - 1 }, (_, index) => ({
			provider: 'google',
			remoteId: `gemini-${index}`,
			used: 1,
			limit: 20,
			returnsAt,
		})),
	];

	test('have a line each, after the account’s', async () => {
		const said = await linesOf({ account: plain, mine: plain.mine, models: asked(2) });
		expect(said.slice(3, 5)).toEqual([
			'Groq · gpt-oss-120b: 12 of 1000 requests today',
			'Google AI Studio · gemini-0: 1 of 20 requests today',
		]);
		expect(file()).toBeDefined();
	});

	test('have five lines at most', async () => {
		const said = await linesOf({ account: plain, mine: plain.mine, models: asked(8) });
		expect(said.filter((line) => line.includes('requests today'))).toHaveLength(5);
		expect(said[8]).toBe('… and 3 more');
	});

	test('stand alone where no account is shared, and there is no picture', async () => {
		const mine = { used: 13, usedHere: 13 };
		expect(await linesOf({ account: undefined, mine, models: asked(1) })).toEqual([
			'**You today:** 13 requests used.',
			'Groq · gpt-oss-120b: 12 of 1000 requests today',
			'-# Each model has limits of its own, or none; everybody here shares them.',
		]);
		expect(file()).toBeUndefined();
		expect(drawn).toEqual([]);
	});

	test('that nobody has asked are not listed', async () => {
		const mine = { used: 0, usedHere: 0 };
		expect(await linesOf({ account: undefined, mine, models: [] })).toEqual([
			'**You today:** no request used yet.',
			'Nobody has asked a model with a limit by the day yet today.',
			'-# Each model has limits of its own, or none; everybody here shares them.',
		]);
	});
});

describe('the hint to managers', () => {
	const scarce: Partial<AccountReport> = {
		ranOut: { days: 2, of: 3, aboutAt: 54_000_000 },
		dayWithCredits: 1000,
	};
	const hinted = async (more: Partial<AccountReport>, may = MANAGER) =>
		(await lines({ ...scarce, ...more }, { may })).some((line) => line.includes('credits'));

	test('is given when it is true', async () => {
		expect(await hinted({})).toBe(true);
	});

	test('is not given to others', async () => {
		expect(await hinted({}, { manageServer: false, manageMessages: true })).toBe(false);
	});

	test.each([
		['the budget never ran out', { ranOut: { days: 0, of: 7 } }],
		['too few days are known', { ranOut: { days: 2, of: 2, aboutAt: 54_000_000 } }],
	])('is not given when %s', async (_, more) => {
		expect(await hinted(more)).toBe(false);
	});

	test('is not given when credits would change nothing', async () => {
		const { dayWithCredits: _, ...useless } = { ...plain, ...scarce };
		expect((await lines(useless, { may: MANAGER })).join()).not.toContain('credits');
	});
});

describe('the picture', () => {
	test('stands under the words, described in words', async () => {
		const parts = [(await lines()).join('\n')];
		expect(file()).toEqual({
			name: 'quota.png',
			content: Uint8Array.of(1, 2, 3),
			type: 'image/png',
			description:
				'The day so far, hour by hour: 37 of 50 requests used. Nothing needs to be held back for later. You used 12. One other person used 25.',
			instead: parts,
		});
		expect(drawn).toEqual([
			{
				title: '37 of 50 requests used today',
				hours: plain.hours,
				now: plain.dayPassed,
				limit: 50,
				pace: [],
				shares: [
					{ label: 'somebody', count: 25 },
					{ label: 'you', count: 12, isMine: true },
				],
				words: {
					used: 'used',
					pace: 'pace',
					limit: 'limit',
					shares: 'Who used them',
					hoursUtc: 'hour of the day (UTC)',
				},
			},
		]);
	});

	test('describes the pace as it is now, between two hours', async () => {
		await lines({ pace: Array.from({ length: 25 }, (_, hour) => 4 + 2 * hour) });
		expect(file()?.description).toContain('By the pace of the day it may be 7 now.');
	});

	test('has nine rows at most, mine among them, and counts everybody and what was not made through me', async () => {
		const shares = [
			...Array.from({ length: 30 }, (_, index) => ({ used: 40 - index, isMine: false })),
			{ used: 1, isMine: true },
		];
		await lines({ shares, mine: { used: 1, usedHere: 1, waiting: 0 }, outside: 9 });
		const rows = drawn[0]?.shares ?? [];
		expect(rows).toHaveLength(9);
		expect(rows.slice(-3).map(({ label }) => label)).toEqual([
			'you',
			'24 others',
			'not through me',
		]);
		const all = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
		expect(all(rows.map(({ count }) => count))).toBe(all(shares.map(({ used }) => used)) + 9);
		expect(drawn[0]?.words.used).toBe('used through me');
		expect(file()?.description).toMatch(
			/You used 1\. 30 others used \d+\. 9 were not made through me\.$/,
		);
	});

	test('shows a row for me who has used nothing, and none at all on a day that nobody has used', async () => {
		const mine = { used: 0, usedHere: 0, waiting: 0 };
		await lines({ mine, shares: [{ used: 3, isMine: false }] });
		expect(drawn[0]?.shares.map(({ label, count }) => [label, count])).toEqual([
			['somebody', 3],
			['you', 0],
		]);
		screen = createRecordingSurface();
		expect((await lines({ mine, shares: [] }))[0]).toBe('**You today:** no request used yet.');
		expect(drawn[1]?.shares).toEqual([]);
	});

	test('that is not there within a second comes after the words', async () => {
		const clock = createManualClock();
		const slow = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
		const said = lines({}, {}, () => slow.promise, clock);
		await clock.advance(999);
		expect(screen.offered).toEqual([]);
		await clock.advance(1);
		expect(screen.offered[0]?.parts[0]).toContain('**13 left**');
		expect(screen.finished).toEqual([]);
		slow.resolve(Uint8Array.of(1));
		expect(screen.offered[0]?.parts).toEqual([(await said).join('\n')]);
		expect(file()?.content).toEqual(Uint8Array.of(1));
		expect(clock.timers()).toBe(0);
	});

	test('that cannot be drawn leaves the words alone', async () => {
		const said = await lines({}, {}, () => Promise.reject(new Error('no paint left')));
		expect(said).toHaveLength(6);
		expect(file()).toBeUndefined();
	});
});
