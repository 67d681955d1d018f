import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createPressing } from '../helpers/pressing.ts';
import { labelsOf, startWaitingRoom } from '../helpers/waiting-room.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

const MANAGE_MESSAGES = 1n << 13n;

let bot: Whole;
let refusalsExpected = false;
beforeEach(async () => {
	refusalsExpected = false;
	bot = await startWhole();
});
afterEach(() => bot.end({ refusalsExpected }));

const { ask, idOf, press, questions, said, withButton } = createPressing(() => bot);

describe('Stop', () => {
	test('ends the answer for who asked, reaches the provider, and keeps what was said', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		ask('count');
		const running = await withButton(/on and on/, 'Stop');
		await press(running, 'Stop', bot.bob).shows('for the person who asked');
		expect(bot.provider.requests[0]?.aborted).toBe(false);
		press(running, 'Stop', bot.ada);
		await bot.discord.waitFor(() => running.content.includes('Stopped here.'));
		expect(running.content).toMatch(/^on and on/);
		expect(labelsOf(running)).toEqual(['Regenerate', 'Another model', 'Delete']);
		await eventually(() => expect(bot.provider.requests[0]?.aborted).toBe(true));
	});

	test('by who may manage messages', async () => {
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		ask('count');
		const running = await withButton(/on and on/, 'Stop');
		press(running, 'Stop', bot.bob, MANAGE_MESSAGES);
		await bot.discord.waitFor(() => running.content.includes('Stopped here.'));
	});
});

describe('Regenerate', () => {
	test('asks the same once, however often it is pressed, and the new answer takes the place of the old', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'Another answer.', firstTokenDelayMs: 100 });
		const presses = Array.from({ length: 5 }, () => press(first, 'Regenerate', bot.ada));
		const second = await withButton(/Another answer/, 'Regenerate');
		expect(second.reference?.messageId).toBe(first.id);
		await bot.discord.waitFor(
			() =>
				presses.filter(({ followups }) => followups[0]?.content.includes('already on it'))
					.length === 4,
		);
		expect(questions()).toEqual(['Ada: a riddle?', 'Ada: a riddle?']);
		expect(bot.provider.requests[1]?.body?.messages.some(({ role }) => role === 'assistant')).toBe(
			false,
		);
		bot.provider.answer({ text: 'A third one.' });
		ask('and now?');
		await withButton(/A third one/, 'Regenerate');
		const said = bot.provider.requests[2]?.body?.messages.map(({ content }) => content);
		expect(said?.slice(1)).toEqual(['Ada: a riddle?', 'Another answer.', 'Ada: and now?']);
	});

	test('works after a restart, and is declined to somebody else', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		await bot.restart();
		await press(first, 'Regenerate', bot.bob).shows('for the person who asked');
		bot.provider.answer({ text: 'Another answer.' });
		press(first, 'Regenerate', bot.ada);
		await withButton(/Another answer/, 'Regenerate');
		expect(questions()).toHaveLength(2);
	});

	test('says so when the question is not known any more', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		const question = ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		const { discord } = bot;
		discord.deleteMessage(question.id);
		await eventually(async () =>
			press(first, 'Regenerate', bot.ada).shows('I no longer know the question'),
		);
		expect(questions()).toHaveLength(1);
	});
});

test('Delete takes the answer away and out of the conversation', async () => {
	bot.provider.answer({ text: 'The first answer.' });
	ask('a riddle?');
	const first = await withButton(/The first answer/, 'Delete');
	await press(first, 'Delete', bot.bob).shows('for the person who asked');
	press(first, 'Delete', bot.ada);
	await bot.discord.waitFor(() => first.deletedAtMs !== null);
	ask('and now?');
	await eventually(() => expect(questions()).toHaveLength(2));
	const said = bot.provider.requests[1]?.body?.messages.map(({ content }) => content);
	expect(said?.slice(1)).toEqual(['Ada: and now?']);
});

test('what failed can be tried again', async () => {
	bot.provider.answer({ failure: 'moderation' });
	ask('a riddle?');
	const failed = await withButton(/declined/, 'Try again');
	bot.provider.answer({ text: 'An answer after all.' });
	press(failed, 'Try again', bot.ada);
	await withButton(/An answer after all/, 'Regenerate');
});

describe('an answer that took the place of another', () => {
	/** Two answers to the same question, the second of which counts. */
	async function askTwice() {
		bot.provider.answer({ text: 'The first answer.' });
		const question = ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'Another answer.' });
		press(first, 'Regenerate', bot.ada);
		const second = await withButton(/Another answer/, 'Regenerate');
		bot.provider.answer({ text: 'Well.' });
		return { question, first, second };
	}
	async function saidNext() {
		const before = questions().length;
		ask('and now?');
		await eventually(() => expect(questions()).toHaveLength(before + 1));
		return said(before);
	}

	test('stays in the conversation when the old one is deleted by its button', async () => {
		const { first } = await askTwice();
		press(first, 'Delete', bot.ada);
		await bot.discord.waitFor(() => first.deletedAtMs !== null);
		expect(await saidNext()).toEqual(['Ada: a riddle?', 'Another answer.', 'Ada: and now?']);
	});

	test('leaves it when it is deleted itself', async () => {
		const { first, second } = await askTwice();
		press(second, 'Delete', bot.ada);
		await bot.discord.waitFor(() => second.deletedAtMs !== null);
		expect(first.deletedAtMs).toBeNull();
		expect(await saidNext()).toEqual(['Ada: and now?']);
	});

	test('cannot be asked for again once its question is deleted, nor is it told on', async () => {
		const { question, second } = await askTwice();
		bot.discord.deleteMessage(question.id);
		await eventually(async () =>
			press(second, 'Regenerate', bot.ada).shows('I no longer know the question'),
		);
		expect(questions()).toHaveLength(2);
		expect(await saidNext()).toEqual(['Ada: and now?']);
	});

	test('is not kept when it was stopped: the old one stays', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		press(first, 'Regenerate', bot.ada);
		press(await withButton(/on and on/, 'Stop'), 'Stop', bot.ada);
		const stopped = await withButton(/Stopped here/, 'Delete');
		bot.provider.answer({ text: 'Well.' });
		bot.discord.deleteMessage(stopped.id);
		expect(await saidNext()).toEqual(['Ada: a riddle?', 'The first answer.', 'Ada: and now?']);
	});

	test('goes with its question, while it is written', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		const question = ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		press(first, 'Regenerate', bot.ada);
		const second = await withButton(/on and on/, 'Stop');
		bot.discord.deleteMessage(question.id);
		await eventually(() => expect(bot.provider.requests[1]?.aborted).toBe(true));
		await bot.discord.waitFor(() => second.deletedAtMs !== null);
	});

	test('is stopped when its own message is deleted, and the old one stays in the conversation', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		press(first, 'Regenerate', bot.ada);
		const second = await withButton(/on and on/, 'Stop');
		refusalsExpected = true;
		bot.discord.deleteMessage(second.id);
		await eventually(() => expect(bot.provider.requests[1]?.aborted).toBe(true));
		await eventually(() => expect(bot.logged()).toContain('"command":"anew"'));
		expect(bot.logged()).not.toContain('a command failed');
		bot.provider.answer({ text: 'Well.' });
		expect(await saidNext()).toEqual(['Ada: a riddle?', 'The first answer.', 'Ada: and now?']);
	});

	test('is not kept after /reset', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'Another answer. '.repeat(20), tokensPerSecond: 40 });
		// A moderator asks for it: it is Ada's question all the same.
		press(first, 'Regenerate', bot.bob, MANAGE_MESSAGES);
		await withButton(/Another answer/, 'Stop');
		const reset = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'reset',
		});
		await reset.answered();
		await bot.answered(/Another answer[\s\S]*left today/);
		bot.provider.answer({ text: 'Well.' });
		expect(await saidNext()).toEqual(['Ada: and now?']);
	});
});

describe('whose buttons they are', () => {
	test('a moderator asks once more in the name of who asked first, and both may go on with it', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		press(first, 'Regenerate', bot.bob, MANAGE_MESSAGES);
		const running = await withButton(/on and on/, 'Stop');
		expect(questions()[1]).toBe('Ada: a riddle?');
		press(running, 'Stop', bot.ada);
		await bot.discord.waitFor(() => running.content.includes('Stopped here.'));
		const carol = bot.discord.addUser({ name: 'Carol' });
		await press(running, 'Regenerate', carol).shows('for the person who asked');
	});

	test('a forged handle of another channel gives a moderator no power over it', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const theirs = await withButton(/The first answer/, 'Delete');
		const other = bot.discord.addChannel(bot.server.id, { name: 'other' });
		ask('mine?', bot.bob, other.id);
		const own = await withButton(/The first answer/, 'Delete', other.id);
		own.components = theirs.components;
		for (const label of ['Delete', 'Regenerate', 'Another model'])
			await press(own, label, bot.bob, MANAGE_MESSAGES).shows('for the person who asked');
		expect(theirs.deletedAtMs).toBeNull();
		expect(questions()).toHaveLength(2);
	});

	test('of a forged handle that never was nothing comes, and only moderators delete what it stands under', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const answer = await withButton(/The first answer/, 'Delete');
		const handle = idOf(answer, 'Delete').split(':')[1] ?? '';
		const forged = JSON.parse(JSON.stringify(answer.components).replaceAll(handle, 'f'.repeat(16)));
		answer.components = forged;
		for (const label of ['Delete', 'Regenerate', 'Another model'])
			await press(answer, label, bot.ada).shows('I no longer know the question');
		expect(answer.deletedAtMs).toBeNull();
		press(answer, 'Delete', bot.bob, MANAGE_MESSAGES);
		await bot.discord.waitFor(() => answer.deletedAtMs !== null);
	});

	test('what one person alone sees is asked again for that person alone', async () => {
		bot.provider.answer({ text: 'For you only.' });
		const asked = bot.discord.command({
			userId: bot.ada.id,
			channelId: bot.channel.id,
			name: 'ask',
			options: { prompt: 'a secret?', private: true },
		});
		const answer = await asked.answered();
		await bot.discord.waitFor(() => labelsOf(answer).includes('Regenerate'));
		bot.provider.answer({ text: 'For you again.' });
		const again = press(answer, 'Regenerate', bot.ada);
		await again.shows(/For you again/);
		expect(again.followups.every(({ flags }) => flags & 64)).toBe(true);
		expect(bot.answers().filter(({ flags }) => !(flags & 64))).toEqual([]);
		ask('and now?');
		await eventually(() => expect(questions()).toHaveLength(3));
		expect(said(2)).toEqual(['Ada: and now?']);
	});

	test('in a direct message, and where the bot is not a member', async () => {
		bot.provider.answer({ text: 'The first answer.' });
		const direct = bot.discord.openDirectMessage(bot.ada.id);
		bot.discord.say({ channelId: direct.id, userId: bot.ada.id, content: 'a riddle?' });
		const first = await withButton(/The first answer/, 'Regenerate', direct.id);
		bot.provider.answer({ text: 'Another answer.' });
		press(first, 'Regenerate', bot.ada);
		await withButton(/Another answer/, 'Regenerate', direct.id);

		const foreign = bot.discord.addGuild({ name: 'Elsewhere', botIsMember: false });
		const channel = bot.discord.addChannel(foreign.id, { name: 'there' });
		const asked = bot.discord.command({
			userId: bot.ada.id,
			channelId: channel.id,
			name: 'ask',
			options: { prompt: 'a riddle?' },
			installedBy: ['person'],
		});
		const answer = await asked.answered();
		await bot.discord.waitFor(() => labelsOf(answer).includes('Regenerate'));
		bot.provider.answer({ text: 'A foreign answer.' });
		const again = press(answer, 'Regenerate', bot.ada);
		await again.shows(/A foreign answer/);
		expect(again.followups.every(({ flags }) => !(flags & 64))).toBe(true);
	});
});

test('a question that is asked once more waits in line like any other, once, and can be cancelled', async () => {
	const room = await startWaitingRoom();
	try {
		const question = room.say('mine', room.ada);
		const first = await room.replyTo(question, /Re: Ada: mine/);
		await room.discord.waitFor(() => labelsOf(first).includes('Regenerate'));
		room.press(first, 'Regenerate', room.ada);
		const notice = await room.discord.waitFor(() =>
			room.answers().find(({ content }) => content.includes('in line')),
		);
		expect(notice.reference?.messageId).toBe(first.id);
		expect(labelsOf(notice)).toEqual(['Cancel']);
		await room.press(first, 'Regenerate', room.ada).shows('already on it');
		for (let half = 0; half < 8 && room.asked().length < 2; half++) await room.clock.leap(30_000);
		await room.discord.waitFor(() => notice.content.startsWith('Re: Ada: mine'));
		expect(room.asked()).toHaveLength(2);
		await room.discord.waitFor(() => labelsOf(notice).includes('Regenerate'));
		room.press(notice, 'Regenerate', room.ada);
		const second = await room.discord.waitFor(() =>
			room.answers().find(({ content }) => content.includes('in line')),
		);
		await room.press(second, 'Cancel', room.bob).shows('for the person who asked');
		room.press(second, 'Cancel', room.ada);
		await room.discord.waitFor(() => second.content.includes('Cancelled. Nothing was spent.'));
		expect(room.asked()).toHaveLength(2);
	} finally {
		await room.end();
	}
});

test.each(['channel', 'server'] as const)(
	'with its %s what is asked once more ends, and it is no fault',
	async (what) => {
		bot.provider.answer({ text: 'The first answer.' });
		ask('a riddle?');
		const first = await withButton(/The first answer/, 'Regenerate');
		bot.provider.answer({ text: 'on and on ', endless: true, tokensPerSecond: 10 });
		press(first, 'Regenerate', bot.ada);
		await withButton(/on and on/, 'Stop');
		refusalsExpected = true;
		if (what === 'channel') bot.discord.deleteChannel(bot.channel.id);
		else bot.discord.removeGuild(bot.server.id);
		await eventually(() => expect(bot.provider.requests[1]?.aborted).toBe(true));
		await eventually(() => expect(bot.logged()).toContain('"command":"anew"'));
		expect(bot.logged()).not.toContain('a command failed');
	},
);

test('of a question whose added message was deleted after the answer nothing is asked again', async () => {
	const room = await startWaitingRoom();
	try {
		await room.useUp();
		const question = room.say('one', room.ada);
		await room.replyTo(question, /in line/);
		const added = room.say('two', room.ada);
		await room.replyTo(added, /added/);
		for (let half = 0; half < 8 && room.asked().length < 2; half++) await room.clock.leap(30_000);
		const answer = await room.replyTo(question, /Re: Ada: one/);
		await room.discord.waitFor(() => labelsOf(answer).includes('Regenerate'));
		room.discord.deleteMessage(added.id);
		await room.press(answer, 'Regenerate', room.ada).shows('I no longer know the question');
		expect(room.asked()).toHaveLength(2);
	} finally {
		await room.end();
	}
});

test.each([
	['an error in the middle', { failure: 'upstream_429', at: 'mid-stream', failAfter: 20 }],
	['an end without its reason', { cleanEndWithoutFinish: true }],
	['a cut connection', { cutSocketAfter: 20 }],
] as const)(
	'an answer that broke off by %s can be asked again, also of another',
	async (_, how) => {
		bot.provider.answer({ text: 'word '.repeat(20), ...how });
		ask('a riddle?');
		const broken = await withButton(/word[\s\S]*broke off/, 'Another model');
		expect(labelsOf(broken)).toEqual(['Regenerate', 'Another model', 'Delete']);
		bot.provider.answer({ text: 'An answer after all.' });
		press(broken, 'Regenerate', bot.ada);
		await withButton(/An answer after all/, 'Regenerate');
		expect(said(1)).toEqual(['Ada: a riddle?']);
	},
);
