import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Clock, createSystemClock, sleep } from '../../../src/clock.ts';
import { createSurfaces } from '../../../src/discord/all-surfaces.ts';
import { createCalls } from '../../../src/discord/calls.ts';
import { createOutbox } from '../../../src/discord/outbox.ts';
import { createPersistent } from '../../../src/discord/persistent.ts';
import { createRest } from '../../../src/discord/rest.ts';
import type { MessageRecord } from '../../../src/stand-ins/discord/records.ts';
import { createDiscordStandIn } from '../../../src/stand-ins/discord/stand-in.ts';
import { createLeapingClock } from '../../helpers/leaping-clock.ts';
import { silentLog as log } from '../../helpers/log.ts';
import { words } from './surface-stage.ts';

/** Real sockets and the real library before a strict Discord; `clock` is both sides'. */
async function openScreen(clock: Clock = createSystemClock()) {
	const discord = await createDiscordStandIn({ clock });
	const rest = createRest(`${discord.url}/api`, discord.token);
	const calls = createCalls({ rest, clock, log });
	const outbox = createOutbox({ calls, clock, log });
	const persist = createPersistent({ clock, log, signal: new AbortController().signal });
	const surfaces = createSurfaces({ calls, outbox, persist, clock, log });
	onTestFinished(async () => {
		await outbox.landed(AbortSignal.abort());
		rest.clearHashSweeper();
		rest.clearHandlerSweeper();
		await discord.close();
	});
	const guild = discord.addGuild();
	const channel = discord.addChannel(guild.id);
	const amy = discord.addUser({ name: 'amy' });
	const ask = () =>
		discord.say({ channelId: channel.id, userId: amy.id, mentionsBot: true, content: 'hi' });
	const reply = () => surfaces.forMessage({ channelId: channel.id, questionId: ask().id });
	const answers = () =>
		discord.messages(channel.id).filter(({ authorId }) => authorId === discord.botUserId);
	return { amy, answers, ask, calls, channel, discord, guild, reply, rest, surfaces };
}

const contents = (messages: readonly MessageRecord[]) => messages.map(({ content }) => content);

describe('twenty people at once in one channel', () => {
	test('answers of 800 characters that take 10 s are all full in the end, with nothing refused', async () => {
		const clock = createSystemClock(4);
		const { answers, discord, reply } = await openScreen(clock);
		const all = Array.from({ length: 20 }, async (_, number) => {
			const whole = `${number} `.padEnd(800, 'word ').trim();
			const surface = reply();
			surface.working();
			await sleep(clock, 500);
			for (let said = 8; said <= 800; said += 8) {
				const text = whole.slice(0, said).trim();
				surface.offer(said === 8 ? 'first-words' : 'progress', words(text));
				await sleep(clock, 95);
			}
			await surface.finish({ parts: [whole] });
			return whole;
		});
		const wholes = await Promise.all(all);
		expect(contents(answers()).sort()).toEqual(wholes.sort());
		expect(discord.refusals).toEqual([]);
		expect(discord.violations).toEqual([]);
		expect(discord.rateLimited()).toBe(0);
	});
});

describe('a reply', () => {
	test('answers its question, pings nobody, suppresses cards, and only the first message makes a sound', async () => {
		const { amy, answers, ask, channel, discord, surfaces } = await openScreen();
		const question = ask();
		const surface = surfaces.forMessage({ channelId: channel.id, questionId: question.id });
		const ping = `<@${amy.id}> @everyone https://example.org`;
		surface.offer('first-words', words('look'));
		await discord.waitFor(() => answers().length === 1);
		const ids = await surface.finish({ parts: [ping, ping] });
		const [first, second] = answers();
		expect(ids).toEqual([first?.id, second?.id]);
		expect(first?.reference).toMatchObject({ messageId: question.id });
		expect(second?.reference).toBeNull();
		expect([first?.flags, second?.flags]).toEqual([4, 4 | 4096]);
		expect(discord.violations).toEqual([]);
		expect(discord.refusals).toEqual([]);
	});

	test('a question deleted meanwhile is answered without a reference', async () => {
		const { answers, ask, channel, discord, surfaces } = await openScreen();
		const question = ask();
		discord.deleteMessage(question.id);
		const surface = surfaces.forMessage({ channelId: channel.id, questionId: question.id });
		await surface.finish({ parts: ['hello'] });
		expect(contents(answers())).toEqual(['hello']);
		expect(discord.refusals).toEqual([]);
	});

	test('a long answer ends in an attached file', async () => {
		const { answers, discord, reply } = await openScreen();
		const file = {
			name: 'answer.md',
			content: '百家饭 '.repeat(5000),
			type: 'text/markdown',
			description: 'all of it',
			instead: [],
		};
		await reply().finish({ parts: ['the beginning'], file });
		const [attached] = answers()[0]?.attachments ?? [];
		expect(attached).toMatchObject({ name: 'answer.md', description: 'all of it' });
		expect(Buffer.from(attached?.bytes ?? []).toString()).toBe(file.content);
		expect(discord.refusals).toEqual([]);
	});

	test('a file is added to a message that stands', async () => {
		const { answers, discord, reply } = await openScreen();
		const surface = reply();
		surface.offer('first-words', words('the beginning'));
		await discord.waitFor(() => answers().length === 1);
		const file = {
			name: 'answer.md',
			content: 'all',
			type: 'text/markdown',
			description: 'all of it',
			instead: [],
		};
		await surface.finish({ parts: ['the beginning, whole'], file });
		expect(answers()).toMatchObject([
			{ content: 'the beginning, whole', attachments: [{ name: 'answer.md' }] },
		]);
		expect(discord.refusals).toEqual([]);
	});

	test('a create that Discord did but did not answer is one message', async () => {
		const { answers, discord, reply } = await openScreen(createSystemClock(10));
		discord.failNext({
			method: 'POST',
			path: /messages$/,
			performFirst: true,
			connection: 'close',
		});
		await reply().finish({ parts: ['hello'] });
		expect(contents(answers())).toEqual(['hello']);
	});

	test('an answer that comes too late is one message, too', async () => {
		const { answers, discord, reply } = await openScreen(createSystemClock(50));
		discord.failNext({ method: 'POST', path: /messages$/, performFirst: true, delayMs: 20_000 });
		await reply().finish({ parts: ['hello'] });
		expect(contents(answers())).toEqual(['hello']);
	});

	test('500s and a page of a proxy do not keep the final text away', async () => {
		const { answers, discord, reply } = await openScreen(createSystemClock(50));
		discord.failNext({ method: 'POST', path: /messages$/, status: 500, times: 3 });
		discord.failNext({
			method: 'POST',
			path: /messages$/,
			status: 502,
			body: '<html>Bad Gateway</html>',
		});
		discord.failNext({ method: 'POST', path: /messages$/, connection: 'truncate' });
		await reply().finish({ parts: ['hello'] });
		expect(contents(answers())).toEqual(['hello']);
	});

	test('where the bot may not speak nothing is tried twice', async () => {
		const { channel, discord, reply } = await openScreen();
		discord.denyBot(channel.id, 2048n);
		const surfaces = Array.from({ length: 30 }, reply);
		for (const surface of surfaces) surface.working();
		const ends = surfaces.map((surface) => surface.finish({ parts: ['hello'] }));
		expect((await Promise.allSettled(ends)).every(({ status }) => status === 'rejected')).toBe(
			true,
		);
		expect(discord.requests.length).toBeLessThanOrEqual(3);
	});

	test('a wrong token is used once', async () => {
		const { discord, reply } = await openScreen(createSystemClock(100));
		discord.portal.token = 'another';
		const [one, other] = [reply(), reply()];
		await expect(one.finish({ parts: ['hello'] })).rejects.toMatchObject({ status: 401 });
		await expect(other.finish({ parts: ['hello'] })).rejects.toThrow();
		expect(discord.requests).toHaveLength(1);
	});

	test('creates of a channel run side by side, up to what its headers leave', async () => {
		const { answers, discord, reply } = await openScreen();
		await reply().finish({ parts: ['the first tells the limit'] });
		discord.failNext({ method: 'POST', path: /messages$/, delayMs: 700, times: 4 });
		const startedAt = performance.now();
		await Promise.all(Array.from({ length: 4 }, () => reply().finish({ parts: ['hello'] })));
		expect(performance.now() - startedAt).toBeLessThan(1400);
		expect(answers()).toHaveLength(5);
		expect(discord.refusals).toEqual([]);
	});
});

describe('an interaction', () => {
	async function asked(visible: 'public' | 'private', clock: Clock = createSystemClock()) {
		const screen = await openScreen(clock);
		const { amy, channel, discord, rest, surfaces } = screen;
		await rest.put(`/applications/${discord.applicationId}/commands`, {
			body: [
				{
					name: 'ask',
					description: 'Ask',
					type: 1,
					contexts: [0, 1, 2],
					integration_types: [0, 1],
				},
			],
		});
		const { id, token } = discord.command({ userId: amy.id, channelId: channel.id, name: 'ask' });
		const surface = surfaces.forInteraction({
			id,
			token,
			applicationId: discord.applicationId,
			questionId: id,
			receivedAt: clock.now(),
			channelId: channel.id,
			standsInChannel: true,
		});
		await surface.acknowledge(visible);
		return { ...screen, id, surface, token };
	}

	test('is acknowledged, answered in its own message, and goes on in follow-ups', async () => {
		const { answers, discord, surface } = await asked('public');
		surface.offer('first-words', words('one'));
		await discord.waitFor(() => contents(answers()).includes('one'));
		const ids = await surface.finish({ parts: ['one, whole', 'two'] });
		expect(ids).toEqual(answers().map(({ id }) => id));
		expect(contents(answers())).toEqual(['one, whole', 'two']);
		expect(discord.refusals).toEqual([]);
		expect(discord.violations).toEqual([]);
	});

	test('all of a private answer is private', async () => {
		const { answers, discord, surface } = await asked('private');
		await surface.finish({ parts: ['one', 'two'] });
		expect(answers()).toEqual([]);
		const [record] = discord.interactions;
		expect(
			[record?.original, ...(record?.followups ?? [])].map((one) => (one?.flags ?? 0) & 64),
		).toEqual([64, 64]);
		expect(discord.refusals).toEqual([]);
	});

	test('a second acknowledgement is lost', async () => {
		const { channel, discord, id, surfaces, token } = await asked('public');
		const again = surfaces.forInteraction({
			id,
			token,
			applicationId: discord.applicationId,
			questionId: id,
			receivedAt: Date.now(),
			channelId: channel.id,
			standsInChannel: true,
		});
		const lost = again.acknowledge('public');
		await expect(lost).rejects.toMatchObject({ name: 'AcknowledgementLost' });
		const told = inspect(await lost.catch((error: unknown) => error), { depth: 9 });
		expect(told).toContain('40060');
		expect(told).not.toContain(token);
	});

	test('after a quarter of an hour its messages are edited as the channel’s, and nothing meets a dead token', async () => {
		const clock = createLeapingClock();
		const { answers, discord, surface } = await asked('public', clock);
		surface.offer('first-words', words('one'));
		await discord.waitFor(() => contents(answers()).includes('one'));
		await clock.leap(15.5 * 60_000);
		await surface.finish({ parts: ['one, whole', 'two'] });
		expect(contents(answers())).toEqual(['one, whole', 'two']);
		expect(discord.refusals).toEqual([]);
	});
});
