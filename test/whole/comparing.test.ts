import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/stand-ins/discord/records.ts';
import { filesWith } from '../helpers/canary.ts';
import { eventually } from '../helpers/eventually.ts';
import { createLeapingClock } from '../helpers/leaping-clock.ts';
import { buttonsOf, labelsOf } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_GUILD = 1n << 5n;
const MANAGE_MESSAGES = 1n << 13n;
const gemma = 'google/gemma-4-31b-it:free';
const ultra = 'nvidia/nemotron-3-ultra-550b-a55b:free';
const oss = 'openai/gpt-oss-20b:free';
const three = { model1: gemma, model2: ultra, model3: oss };

type Person = { readonly id: string };

let bot: Whole;
beforeEach(async () => {
	bot = await startWhole({ provider: { dayLimit: 20 } });
	bot.provider.answer(({ body }) => ({ text: `I am ${body?.model}.` }));
});
afterEach(() => bot.end());

/** Another bot, with so few requests a day. */
async function withDayOf(dayLimit: number, environment: Record<string, string> = {}) {
	await bot.end();
	bot = await startWhole({ provider: { dayLimit }, environment });
	bot.provider.answer(({ body }) => ({ text: `I am ${body?.model}.` }));
}

function compare(
	options: Record<string, string | boolean> = three,
	{ id: userId }: Person = bot.ada,
	channelId = bot.channel.id,
) {
	return bot.discord.command({
		userId,
		channelId,
		name: 'compare',
		options: { prompt: 'Who are you?', ...options },
	});
}

/** The bot's newest message with such a button. */
const withButton = (label: RegExp, channelId = bot.channel.id) =>
	bot.discord.waitFor(
		() =>
			bot
				.answers(channelId)
				.findLast(
					(one) =>
						one.deletedAtMs === null && labelsOf(one).some((each) => label.test(String(each))),
				),
		{ what: `a message with ${label}` },
	);

function press(
	message: MessageRecord,
	label: RegExp,
	{ id: userId }: Person = bot.ada,
	permissions = 0n,
) {
	const customId = buttonsOf(message).find((one) => label.test(String(one.label)))?.custom_id;
	return bot.discord.click({ message, customId, userId, permissions });
}

const menuOf = (message: MessageRecord) =>
	buttonsOf(message).find(({ options }) => Array.isArray(options));

function take(message: MessageRecord, label: RegExp, { id: userId }: Person = bot.ada) {
	const menu = menuOf(message);
	const values = menu.options
		.filter((option: { label: string }) => label.test(option.label))
		.map(({ value }: { value: string }) => value);
	return bot.discord.click({ message, customId: menu.custom_id, userId, values });
}

async function compared(options: Record<string, string | boolean> = three, channelId?: string) {
	compare(options, bot.ada, channelId);
	press(await withButton(/^Ask/, channelId), /^Ask/);
	return await withButton(/No difference/, channelId);
}

const lastRequest = () =>
	bot.provider.requests.at(-1)?.body?.messages.map(({ content }) => String(content)) ?? [];

describe('before it spends', () => {
	test('it says what it costs and what is left, and asks nothing until the press', async () => {
		const asked = compare();
		const panel = await asked.shows('This asks 3 models: 3 of the 20 requests left today.');
		expect(panel).toContain('Gemma 4 31B, Nemotron 3 Ultra, gpt-oss-20b');
		expect(bot.provider.requests).toHaveLength(0);
		press(await withButton(/^Ask all 3$/), /^Ask all 3$/);
		const { content } = await withButton(/No difference/);
		expect(bot.provider.requests.map(({ body }) => body?.model).sort()).toEqual(
			[gemma, ultra, oss].sort(),
		);
		for (const id of [gemma, ultra, oss]) expect(content).toContain(`I am ${id}.`);
		expect(content.match(/done · [\d.]+ s · \d+ tok/g)).toHaveLength(3);
		expect(content.match(/fastest/g)).toHaveLength(1);
		expect(content).toContain('> Who are you?');
	});

	test('Cancel spends nothing, and the offer has lapsed then', async () => {
		compare();
		const panel = await withButton(/Cancel/);
		await press(panel, /Ask all/, bot.bob).shows('for the person who asked to decide');
		press(panel, /Cancel/);
		await bot.discord.waitFor(() => panel.content === 'Cancelled. Nothing was spent.');
		expect(bot.provider.requests).toHaveLength(0);
	});

	test('an offer that has lapsed says to all when it is pressed that nothing was spent, and has no buttons then', async () => {
		await bot.end();
		const clock = createLeapingClock();
		bot = await startWhole({ clock });
		compare();
		const first = await withButton(/^Ask/);
		compare();
		const second = await bot.discord.waitFor(() =>
			bot.answers().find((one) => one.id !== first.id && labelsOf(one).length > 0),
		);
		await clock.leap(15 * 60_000);
		press(first, /^Ask/);
		press(second, /Cancel/);
		await bot.discord.waitFor(() => [first, second].every((one) => labelsOf(one).length === 0));
		expect(first.content).toMatch(/^This offer has lapsed, and nothing was spent/);
		expect(second.content).toBe('Cancelled. Nothing was spent.');
		expect(bot.provider.requests).toHaveLength(0);
	}, 60_000);

	test.each([
		['Ask', /^Ask/],
		['Cancel', /Cancel/],
	])(
		'an offer of before a restart says to all when %s is pressed that it is over, and has no buttons then',
		async (_, label) => {
			compare();
			const panel = await withButton(/^Ask/);
			await bot.restart();
			press(panel, label);
			await bot.discord.waitFor(() => labelsOf(panel).length === 0);
			expect(panel.content).toBe('This offer is over. Please use the command once more.');
			expect(bot.provider.requests).toHaveLength(0);
		},
	);

	test('an offer that is deleted right after the press asks nobody, which is no fault', async () => {
		compare();
		const panel = await withButton(/^Ask/);
		press(panel, /^Ask/);
		bot.discord.deleteMessage(panel.id);
		await eventually(() => expect(bot.logged()).toMatch(/compare-ask.*call handled/));
		expect(bot.provider.requests).toHaveLength(0);
		expect(bot.logged()).not.toContain('a command failed');
	});

	test.each([
		['the server is paused', 'pause', { on: true }, { on: false }, 'paused me on this server'],
		[
			'the channel is kept out',
			'places',
			{ rule: 'deny', channel: true },
			{ rule: 'clear' },
			'do not want me to answer in this channel',
		],
		[
			'who asked is kept out',
			'places',
			{ rule: 'deny', person: true },
			{ rule: 'clear' },
			'and you are not among them',
		],
	])(
		'once %s Ask is refused as a new question is, and works again later',
		async (_, name, options, undo, words) => {
			const set = (chosen: Record<string, string | boolean>) =>
				bot.discord.command({
					userId: bot.bob.id,
					channelId: bot.channel.id,
					name: `settings ${name}`,
					options: {
						...chosen,
						...('channel' in chosen && { channel: bot.channel.id }),
						...('person' in chosen && { person: bot.ada.id }),
					},
					permissions: MANAGE_GUILD,
				});
			compare();
			const panel = await withButton(/^Ask/);
			await set(options).shows('changed by');
			const refused = await compare().shows(words);
			const pressed = press(panel, /^Ask/);
			await pressed.shows(words);
			expect(pressed.followups.map(({ content }) => content)).toEqual([refused]);
			expect(labelsOf(panel)).toEqual(['Ask all 3', 'Cancel']);
			expect(bot.provider.requests).toHaveLength(0);
			await set(undo).shows(/./);
			press(panel, /^Ask/);
			await withButton(/No difference/);
		},
	);

	test('five presses make one comparison', async () => {
		compare();
		const panel = await withButton(/^Ask/);
		const presses = Array.from({ length: 5 }, () => press(panel, /^Ask/));
		await withButton(/No difference/);
		await bot.discord.waitFor(
			() => presses.filter(({ followups }) => followups.length > 0).length === 4,
		);
		for (const { followups } of presses)
			for (const { content } of followups) expect(content).toBe('I am already on it.');
		expect(bot.provider.requests).toHaveLength(3);
	});

	test('who presses once more while it runs, or takes the offer back, hears that it is under way', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		compare();
		const panel = await withButton(/^Ask/);
		const [again, cancel] = [/^Ask/, /Cancel/].map((label) =>
			buttonsOf(panel).find((one) => label.test(String(one.label))),
		);
		const late = (customId: string, { id: userId } = bot.ada) =>
			bot.discord.click({ message: panel, customId, userId, crossed: true });
		press(panel, /^Ask/);
		await bot.discord.waitFor(() => panel.content.includes('writing'));
		await late(again.custom_id).shows('I am already on it.');
		await late(cancel.custom_id).shows('I am already on it.');
		await late(again.custom_id, bot.bob).shows('for the person who asked to decide');
		press(panel, /^Stop$/);
		await bot.discord.waitFor(() => (panel.content.match(/stopped/g)?.length ?? 0) === 3);
		await late(again.custom_id).shows('I am already on it.');
		expect(bot.provider.requests).toHaveLength(3);
	});

	test('models that are left out are chosen: the one that answers here and one of another author', async () => {
		compare({});
		const panel = await withButton(/^Ask both$/);
		expect(panel.content).toContain('This asks 2 models: 2 of the 20');
		expect(panel.content).toContain('Gemma 4 31B, Nemotron 3 Ultra');
	});

	test('one named twice, and one that is not offered, are refused', async () => {
		await compare({ ...three, model3: gemma }).shows('Gemma 4 31B is named twice');
		await compare({ model1: 'gemma-4-31' }).shows('**Gemma 4 31B**');
		expect(bot.provider.requests).toHaveLength(0);
	});

	test('with too little left all is refused, and with fewer models it works', async () => {
		await withDayOf(2);
		await compare().shows('This would take 3 requests, and 2 are left today');
		compare({ model1: gemma, model2: oss });
		press(await withButton(/^Ask both/), /^Ask both/);
		await withButton(/No difference/);
		expect(bot.provider.requests).toHaveLength(2);
	});

	test('what is gone between offer and press is refused as a whole, and nothing is spent', async () => {
		await withDayOf(5);
		compare();
		const first = await withButton(/^Ask/);
		compare(three, bot.bob);
		const second = await bot.discord.waitFor(() =>
			bot.answers().find((one) => one.id !== first.id && labelsOf(one).length > 0),
		);
		press(first, /^Ask/);
		press(second, /^Ask/, bot.bob);
		await bot.discord.waitFor(() =>
			[first, second].some(({ content }) => /asked none and spent nothing/.test(content)),
		);
		await withButton(/No difference/);
		expect(bot.provider.requests).toHaveLength(3);
	});
});

describe('while they answer', () => {
	test('one that fails does not spoil the others, and says why', async () => {
		bot.provider.answer(({ body }) =>
			body?.model === ultra ? { failure: 'upstream_429' } : { text: 'All is well.' },
		);
		const { content } = await compared();
		expect(content.match(/All is well/g)).toHaveLength(2);
		expect(content).toMatch(/\*\*Nemotron 3 Ultra\*\*\n-# failed/);
		expect(bot.provider.requests).toHaveLength(3);
	});

	test('a thought that seemed to be text first is not shown', async () => {
		bot.provider.answer({ chunks: ['Is it an ', 'egg?\n</th', 'ink>\n\n', 'An egg.'] });
		const { content } = await compared();
		expect(content.match(/An egg\./g)).toHaveLength(3);
		expect(content).not.toMatch(/Is it an|think/);
	});

	test('each shows its own state, and Stop ends all and keeps what was said', async () => {
		bot.provider.answer(({ body }) =>
			body?.model === gemma
				? { text: 'Done at once.' }
				: { text: 'on and on ', endless: true, tokensPerSecond: 10 },
		);
		compare();
		press(await withButton(/^Ask/), /^Ask/);
		const running = await withButton(/^Stop$/);
		await bot.discord.waitFor(
			() =>
				/done ·/.test(running.content) && (running.content.match(/writing …/g)?.length ?? 0) === 2,
		);
		await press(running, /^Stop$/, bot.bob).shows('for the person who asked');
		press(running, /^Stop$/);
		await bot.discord.waitFor(() => (running.content.match(/stopped/g)?.length ?? 0) === 2);
		await eventually(() =>
			expect(bot.provider.requests.filter(({ aborted }) => aborted)).toHaveLength(2),
		);
		expect(running.content).toMatch(/on and on/);
		// What was stopped is not whole: it cannot go on.
		expect(menuOf(running).options.map(({ label }: { label: string }) => label)).toEqual([
			'Continue with Gemma 4 31B',
		]);
	});

	test('a moderator can stop it', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		compare();
		press(await withButton(/^Ask/), /^Ask/);
		const running = await withButton(/^Stop$/);
		press(running, /^Stop$/, bot.bob, MANAGE_MESSAGES);
		await bot.discord.waitFor(() => (running.content.match(/stopped/g)?.length ?? 0) === 3);
	});

	test('long answers stand in messages of their own, whole in a file', async () => {
		const long = (id: string) => `${`${id} says a lot. `.repeat(200)}The end of ${id}.`;
		bot.provider.answer(({ body }) => ({ text: long(String(body?.model)) }));
		const last = await compared();
		const shown = bot.answers().filter(({ content }) => /says a lot/.test(content));
		expect(shown).toHaveLength(3);
		for (const { content } of shown) expect([...content].length).toBeLessThanOrEqual(2000);
		expect(last.attachments.map(({ name }) => name)).toEqual(['answers.md']);
		press(last, /Gemma 4 31B is best/);
		await bot.discord.waitFor(() => last.content.includes('**Votes:** Gemma 4 31B: 1'));
		expect(last.attachments).toHaveLength(1);
	});

	test('a message that is deleted meanwhile ends all', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		compare();
		press(await withButton(/^Ask/), /^Ask/);
		const running = await withButton(/^Stop$/);
		await bot.discord.waitFor(() => running.content.includes('writing'));
		bot.discord.deleteMessage(running.id);
		await eventually(() =>
			expect(bot.provider.requests.filter(({ aborted }) => aborted)).toHaveLength(3),
		);
	});
});

describe('Continue', () => {
	test('puts the question and that answer alone into the conversation, once', async () => {
		const shown = await compared();
		await take(shown, /Ultra/, bot.bob).shows('for the person who asked');
		await take(shown, /Ultra/).shows('are now part of the conversation here');
		await bot.discord.waitFor(() => shown.content.includes('goes on with:** Nemotron 3 Ultra'));
		expect(menuOf(shown)).toBeUndefined();
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'and now?',
			mentionsBot: true,
		});
		await eventually(() => expect(bot.provider.requests).toHaveLength(4));
		expect(lastRequest().slice(1)).toEqual([
			'Ada: Who are you?',
			`I am ${ultra}.`,
			'Ada: and now?',
		]);
	});

	test('works after a restart, and of two at once the second hears which was taken', async () => {
		const shown = await compared();
		await bot.restart();
		const both = [take(shown, /Ultra/), take(shown, /Gemma/)];
		await bot.discord.waitFor(() => both.every(({ followups }) => followups.length === 1));
		const heard = both.map(({ followups }) => followups[0]?.content ?? '');
		expect(heard.filter((words) => /now part of the conversation/.test(words))).toHaveLength(1);
		expect(heard.filter((words) => /already goes on with/.test(words))).toHaveLength(1);
	});

	test('nothing of a comparison enters the conversation without it', async () => {
		await compared();
		bot.discord.say({
			channelId: bot.channel.id,
			userId: bot.ada.id,
			content: 'and now?',
			mentionsBot: true,
		});
		await eventually(() => expect(bot.provider.requests).toHaveLength(4));
		expect(lastRequest().slice(1)).toEqual(['Ada: and now?']);
	});
});

describe('blind', () => {
	test('hides the names until the first vote, and draws the order by lot', async () => {
		const shown = await compared({ ...three, blind: true });
		expect(labelsOf(shown).slice(1)).toEqual([
			'A is best',
			'B is best',
			'C is best',
			'No difference',
			'Show the names',
			'Delete',
		]);
		expect(shown.content).toMatch(/\*\*A\*\*\n[\s\S]*\*\*B\*\*\n[\s\S]*\*\*C\*\*\n/);
		expect(shown.content).not.toMatch(/Gemma 4|Nemotron 3/);
		press(shown, /B is best/, bot.bob);
		await bot.discord.waitFor(() => /\*\*Votes:\*\* B · /.test(shown.content));
		for (const name of ['Gemma 4 31B', 'Nemotron 3 Ultra', 'gpt-oss-20b'])
			expect(shown.content).toMatch(new RegExp(`\\*\\*[ABC] · ${name}\\*\\*`));
	});

	test('who asked can show them, nobody else', async () => {
		const shown = await compared({ ...three, blind: true });
		await press(shown, /Show the names/, bot.bob).shows('for the person who asked');
		press(shown, /Show the names/);
		await bot.discord.waitFor(() => /\*\*[ABC] · Gemma 4 31B\*\*/.test(shown.content));
	});
});

describe('votes', () => {
	test('count once for each person and can be changed, also after a restart', async () => {
		const shown = await compared();
		await press(shown, /Gemma 4 31B is best/, bot.bob).shows('Your vote for Gemma 4 31B counts');
		await press(shown, /Gemma 4 31B is best/, bot.bob).shows('voted for Gemma 4 31B already');
		await bot.restart();
		await press(shown, /No difference/, bot.bob).shows('there is no difference');
		await press(shown, /Nemotron 3 Ultra is best/).shows('Your vote for Nemotron 3 Ultra counts');
		await bot.discord.waitFor(() =>
			shown.content.includes('**Votes:** Nemotron 3 Ultra: 1 · no difference: 1'),
		);
	});

	test('of two at once both stand, also when the first of them lands late', async () => {
		const shown = await compared();
		const path = /^\/webhooks\/.*\/messages\//;
		bot.discord.failNext({ method: 'PATCH', path, status: 500, body: {} });
		const first = press(shown, /Gemma 4 31B is best/, bot.bob);
		const second = press(shown, /Nemotron 3 Ultra is best/);
		await first.shows('Your vote for Gemma 4 31B counts');
		await second.shows('Your vote for Nemotron 3 Ultra counts');
		expect(shown.content).toContain('**Votes:** Gemma 4 31B: 1 · Nemotron 3 Ultra: 1');
	});

	test('on a comparison that was deleted say that it is gone', async () => {
		const shown = await compared();
		const { custom_id: customId } = buttonsOf(shown).find(({ label }) => label === 'No difference');
		bot.discord.deleteMessage(shown.id);
		// What comes later is seen later: by then its texts are dropped.
		await bot.discord
			.command({ userId: bot.ada.id, channelId: bot.channel.id, name: 'quota', options: {} })
			.shows(/requests/);
		await bot.discord
			.click({ message: shown, customId, userId: bot.bob.id, crossed: true })
			.shows('I no longer have this comparison');
	});

	test('of who opted out are not kept, and so not counted', async () => {
		const shown = await compared();
		const privacy = (name: string) =>
			bot.discord.command({
				userId: bot.bob.id,
				channelId: bot.channel.id,
				name: `privacy ${name}`,
				options: {},
			});
		await privacy('opt-out').shows('From now on I keep nothing about you');
		await press(shown, /Gemma 4 31B is best/, bot.bob).shows('You opted out');
		expect(shown.content).not.toContain('Votes:');
		await privacy('opt-in').shows('I keep our conversations again');
		await press(shown, /Gemma 4 31B is best/, bot.bob).shows('Your vote for Gemma 4 31B counts');
	});

	test('make the leaderboard, which says when they are few', async () => {
		await bot.discord
			.command({ userId: bot.ada.id, channelId: bot.channel.id, name: 'leaderboard', options: {} })
			.shows('Nobody has voted here yet');
		bot.provider.answer({ text: 'a few words. '.repeat(8), tokensPerSecond: 300 });
		const shown = await compared();
		press(shown, /Gemma 4 31B is best/, bot.bob);
		await bot.discord.waitFor(() => shown.content.includes('Gemma 4 31B: 1'));
		const board = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'leaderboard',
			options: {},
		});
		const words = await board.shows(
			/1\. \*\*Gemma 4 31B\*\*: \d+ points \(likely \d+ to \d+\), one vote/,
		);
		expect(words).toContain('only one vote so far: this means little');
		expect(words).toMatch(/tok\/s · first word [\d.]+ s · answered 100%/);
		const message = await bot.discord.waitFor(() =>
			bot
				.answers()
				.find(({ content, attachments }) => /points/.test(content) && attachments.length > 0),
		);
		expect(message.attachments[0]?.name).toBe('leaderboard.png');
		// What is read aloud has no Markdown.
		expect(message.attachments[0]?.description).toMatch(/^Which models win here: only .*yet\n/);
		expect(message.attachments[0]?.description).not.toContain('*');
		expect(message.attachments[0]?.description).toMatch(/Gemma 4 31B: \d+ points/);
	});
});

test('where nothing may be kept its texts stay in memory: a restart forgets them, and the vote stays', async () => {
	await withDayOf(20, { RETENTION_DAYS: '0' });
	const shown = await compared({ ...three, prompt: 'a-secret-prompt' });
	await press(shown, /Gemma 4 31B is best/, bot.bob).shows('Your vote for Gemma 4 31B counts');
	expect(filesWith(bot.folder, 'a-secret-prompt')).toEqual([]);
	await take(shown, /Ultra/).shows('now part of the conversation');
	await bot.restart();
	await press(shown, /No difference/, bot.bob).shows('I no longer have this comparison');
	expect(bot.logged()).not.toContain('a-secret-prompt');
});

test('in a DM there is nothing to vote on, but one can continue', async () => {
	const dm = bot.discord.openDirectMessage(bot.ada.id);
	compare({ model1: gemma, model2: oss }, bot.ada, dm.id);
	press(await withButton(/^Ask both/, dm.id), /^Ask both/);
	const shown = await withButton(/Delete/, dm.id);
	expect(labelsOf(shown).slice(1)).toEqual(['Delete']);
	await take(shown, /gpt-oss/).shows('now part of the conversation');
	const board = { userId: bot.ada.id, channelId: dm.id, name: 'leaderboard', options: {} };
	expect(() => bot.discord.command(board)).toThrow(/not offered in context/);
});

test.each([
	['', false],
	[', also while it is blind', true],
])('Delete takes it away%s', async (_, blind) => {
	const shown = await compared({ ...three, blind });
	await press(shown, /Delete/, bot.bob).shows('for the person who asked');
	press(shown, /Delete/);
	await bot.discord.waitFor(() => shown.deletedAtMs !== null);
});
