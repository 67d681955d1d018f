import { afterEach, expect, test } from 'vitest';
import { filesWith } from '../helpers/canary.ts';
import { labelsOf, startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';

const MINUTE_MS = 60_000;
const MIDNIGHT = Date.UTC(2026, 10, 26);
const TOMORROW = 'Ask it for me after midnight UTC';

let room: WaitingRoom;
afterEach(() => room.end());

/** A few minutes before a new day, with nothing left of this one. */
async function atTheEndOfTheDay({
	minutesLeft = 3,
	perMinute = 20,
	environment = {},
}: {
	minutesLeft?: number;
	perMinute?: number;
	environment?: Record<string, string>;
} = {}): Promise<void> {
	const startMs = MIDNIGHT - minutesLeft * MINUTE_MS;
	room = await startWaitingRoom({ perMinute, perDay: 2, startMs, environment });
	await room.useUp('first');
	if (perMinute === 1) await room.clock.leap(MINUTE_MS + 1_000);
	await room.useUp('second');
}

const untilMorning = () => room.clock.leap(MIDNIGHT + MINUTE_MS - room.clock.now());
const spent = ['Zoe: first', 'Zoe 2: second'];

/** Mentions the bot and has the question kept for the next day; returns it and the message that says so. */
async function postponed(
	content: string,
	channelId: string = room.channel.id,
	person = room.ada,
	replyTo?: string,
) {
	const said = { channelId, userId: person.id, content, mentionsBot: true };
	const question = room.discord.say({ ...said, ...(replyTo !== undefined && { replyTo }) });
	const offer = await room.replyTo(question, /Today’s shared requests are all used/);
	expect(labelsOf(offer)).toEqual([TOMORROW]);
	room.press(offer, TOMORROW, person);
	await room.replyTo(question, /I keep this question for the new day/);
	await room.discord.waitFor(() => labelsOf(offer).includes('Do not ask it'));
	return { question, offer };
}

test('a question that found the day spent is asked after midnight, over a restart, and once', async () => {
	// Longer than what the command has brought to answer it with is good for.
	await atTheEndOfTheDay({ minutesLeft: 16 });
	const { question, offer } = await postponed('Why?');
	const command = room.ask('What?', room.bob);
	await command.shows('Today’s shared requests are all used');
	const commandsOffer = await command.answered();
	room.press(commandsOffer, TOMORROW, room.bob);
	await command.shows('I keep this question');
	await room.restart();
	await room.clock.leap(MINUTE_MS);
	expect(room.asked()).toEqual(spent);
	await untilMorning();
	const answer = await room.replyTo(question, /Re: Ada: Why\?/);
	expect(answer.id).not.toBe(offer.id);
	const other = await room.replyTo(commandsOffer, /Re: Bob: What\?/);
	expect(other.source).toBeNull();
	await room.restart();
	await room.clock.leap(5 * MINUTE_MS);
	expect(room.asked().slice(2).sort()).toEqual(['Ada: Why?', 'Bob: What?']);
});

test('a restart while it stands in line in the morning does not lose it', async () => {
	await atTheEndOfTheDay({ perMinute: 1 });
	const { question } = await postponed('Why?');
	await room.clock.leap(MIDNIGHT - 15_000 - room.clock.now());
	await room.clock.leap(15_001);
	await room.useUp('third');
	await room.clock.leap(31_000);
	const waiting = await room.replyTo(question, /number 1 in line/);
	await room.restart();
	expect(waiting.content).toMatch(/number 1 in line/);
	await room.clock.leap(2 * MINUTE_MS);
	await room.replyTo(question, /Re: Ada: Why\?/);
	expect(room.asked().slice(2)).toEqual(['Zoe 3: third', 'Ada: Why?']);
});

test('one for each person; another is declined to them alone until they take the first back', async () => {
	await atTheEndOfTheDay();
	const { offer } = await postponed('Why?');
	const second = room.say('And how?', room.ada);
	const secondOffer = await room.replyTo(second, /all used/);
	await room.press(secondOffer, TOMORROW, room.bob).shows('for the person who asked');
	await room.press(secondOffer, TOMORROW, room.ada).shows('You already have a question waiting');
	room.press(offer, 'Do not ask it', room.ada);
	await room.discord.waitFor(() => offer.content.startsWith('Taken back'));
	expect(labelsOf(offer)).toEqual([]);
	room.press(secondOffer, TOMORROW, room.ada);
	await room.replyTo(second, /I keep this question/);
	await untilMorning();
	await room.replyTo(second, /Re: Ada: And how\?/);
	expect(room.asked()).toEqual([...spent, 'Ada: And how?']);
});

test('where what it quotes is deleted meanwhile it is not asked, and the person is told', async () => {
	await atTheEndOfTheDay();
	const { bob, channel, discord, folder } = room;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: 'hummingbird' });
	const { question } = await postponed('true?', undefined, room.ada, said.id);
	expect(filesWith(folder, 'hummingbird')).not.toEqual([]);
	discord.deleteMessage(said.id);
	await room.restart();
	expect(filesWith(folder, 'hummingbird')).toEqual([]);
	await untilMorning();
	await room.replyTo(question, /what it quotes was deleted/);
	expect(room.asked()).toEqual(spent);
});

test('what everybody sees of it is in the language of the place, whoever presses', async () => {
	await atTheEndOfTheDay();
	const wei = room.discord.addUser({ name: 'Wei', locale: 'zh-CN' });
	const { offer } = await postponed('Why?', undefined, wei);
	expect(offer.content).toMatch(/^I keep this question for the new day/);
	room.press(offer, 'Do not ask it', wei);
	await room.discord.waitFor(() => labelsOf(offer).length === 0);
	expect(offer.content).toMatch(/[a-z]/);
	expect(offer.content).not.toMatch(/\p{Script=Han}/u);
});

test('it goes with its question, the message that keeps it, its channel, and its server', async () => {
	await atTheEndOfTheDay();
	const { discord, server } = room;
	const addChannel = (guildId: string) => discord.addChannel(guildId, { name: 'den' }).id;
	const away = discord.addGuild({ name: 'Away' });
	const channels = [...[1, 2, 3].map(() => addChannel(server.id)), addChannel(away.id)];
	const [first, second, third] = await Promise.all(
		channels.map((id, index) => postponed('Why?', id, discord.addUser({ name: `p${index}` }))),
	);
	discord.deleteMessage(first?.question.id ?? '');
	discord.deleteMessage(second?.offer.id ?? '');
	discord.deleteChannel(third?.question.channelId ?? '');
	discord.removeGuild(away.id);
	await room.clock.leap(MINUTE_MS);
	await room.restart();
	await untilMorning();
	expect(room.asked()).toEqual(spent);
});

test('where nothing is kept a restart forgets it, and the person is told', async () => {
	await atTheEndOfTheDay({ environment: { RETENTION_DAYS: '0' } });
	const { question } = await postponed('Why?');
	await room.restart();
	await untilMorning();
	await room.replyTo(question, /Please ask it again/);
	expect(room.asked()).toEqual(spent);
});

test('a private question is told, not offered', async () => {
	await atTheEndOfTheDay();
	const secret = room.ask('secret', room.ada, { private: true });
	await secret.shows('Today’s shared requests are all used');
	expect(labelsOf(await secret.answered())).toEqual([]);
});

test('what it quotes is asked again too when it is edited after its answer', async () => {
	await atTheEndOfTheDay();
	const { bob, channel, discord } = room;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: 'salt helps' });
	const { question } = await postponed('true?', undefined, room.ada, said.id);
	await untilMorning();
	const answer = await room.replyTo(question, /Re: Ada: true\?/);
	expect(room.asked().at(-1)).toContain('salt helps');
	discord.editMessage(question.id, `<@${discord.botUserId}> really?`);
	await discord.waitFor(() => labelsOf(answer).includes('Answer the edited question'));
	discord.editMessage(question.id, `<@${discord.botUserId}> true?`);
	await discord.waitFor(() => labelsOf(answer).includes('Regenerate'));
	discord.editMessage(question.id, `<@${discord.botUserId}> really?`);
	await discord.waitFor(() => labelsOf(answer).includes('Answer the edited question'));
	room.press(answer, 'Answer the edited question', room.ada);
	await discord.waitFor(() => room.asked().length === 4);
	expect(room.asked().at(-1)).toMatch(/^Ada: really\?\n\n\[Quoted[\s\S]*salt helps/);
});

test('a question that is edited while it waits for the day is asked as it reads then', async () => {
	await atTheEndOfTheDay();
	const { question } = await postponed('Why?');
	room.discord.editMessage(question.id, `<@${room.discord.botUserId}> Why not?`);
	await room.restart();
	await untilMorning();
	await room.replyTo(question, /Re: Ada: Why not\?/);
	expect(room.asked()).toEqual([...spent, 'Ada: Why not?']);
});

test('a question of which nothing is left while it waits for the day is taken back, and says so', async () => {
	await atTheEndOfTheDay();
	const { question, offer } = await postponed('Why?');
	room.discord.editMessage(question.id, `<@${room.discord.botUserId}>`);
	await room.discord.waitFor(() => offer.content.includes('Taken back. Nothing was spent.'));
	expect(labelsOf(offer)).toEqual([]);
	await untilMorning();
	expect(room.asked()).toEqual(spent);
	expect(room.repliesTo(question)).toHaveLength(1);
});
