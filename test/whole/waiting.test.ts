import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import {
	buttonsOf,
	labelsOf,
	startWaitingRoom,
	type WaitingRoom,
} from '../helpers/waiting-room.ts';

const MINUTE_MS = 60_000;
const HERE = 'Answer here when it is my turn';
const MANAGE_MESSAGES = 1n << 13n;

let room: WaitingRoom;
let refusalsExpected = false;
beforeEach(async () => {
	room = await startWaitingRoom();
	await room.useUp();
});
afterEach(async () => {
	await room.end({ refusalsExpected });
	refusalsExpected = false;
});

/** Leaps on until nobody waits any more. */
async function serveAll(isDone: () => boolean): Promise<void> {
	for (let half = 0; half < 80 && !isDone(); half++) await room.clock.leap(MINUTE_MS / 2);
	expect(isDone()).toBe(true);
}

describe('Cancel', () => {
	test('by who asked takes the question out at once, says so, and nothing is spent', async () => {
		const question = room.say('mine', room.ada);
		const notice = await room.replyTo(
			question,
			/^You are number 1 in line; your turn should come .*<t:\d+:R>/,
		);
		expect(labelsOf(notice)).toEqual(['Cancel']);
		const stranger = room.press(notice, 'Cancel', room.bob);
		await stranger.shows('for the person who asked');
		expect(stranger.followups.every(({ flags }) => flags & 64)).toBe(true);
		const presses = [
			room.press(notice, 'Cancel', room.ada),
			room.press(notice, 'Cancel', room.ada),
		];
		const gone = await room.replyTo(question, /Cancelled\. Nothing was spent\./);
		expect(gone.id).toBe(notice.id);
		await room.discord.waitFor(() => buttonsOf(gone).length === 0);
		await room.discord.waitFor(() =>
			presses.some(({ followups }) => followups[0]?.content.includes('no longer waits')),
		);
		await room.clock.leap(2 * MINUTE_MS);
		expect(room.asked()).toEqual(['Zoe: first']);
		expect(room.provider.dayUsed()).toBe(1);
	});

	test('by who may manage messages, and too late for what has begun', async () => {
		const question = room.say('mine', room.ada);
		const other = room.say('other', room.bob);
		const notice = await room.replyTo(question, /in line/);
		await room.replyTo(other, /in line/);
		room.press(notice, 'Cancel', room.bob, MANAGE_MESSAGES);
		await room.replyTo(question, /Cancelled/);
		const late = await room.replyTo(other, /in line/);
		const customId = buttonsOf(late)[0]?.custom_id;
		await room.clock.leap(70_000);
		await room.replyTo(other, /Re: Bob: other/);
		// The app may still show what it had.
		const stale = {
			...late,
			components: [
				{ type: 1, components: [{ type: 2, custom_id: customId, label: 'Cancel', style: 2 }] },
			],
		};
		await room.discord
			.click({ message: stale, customId, userId: room.bob.id })
			.shows('no longer waits');
	});
});

test('what is deleted while it waits is not asked: the question, the notice, the channel', async () => {
	const den = room.discord.addChannel(room.server.id, { name: 'den' });
	const says = (content: string, channelId?: string) =>
		room.say(content, room.discord.addUser({ name: 'Someone' }), channelId);
	const one = says('q1');
	const two = says('q2');
	const three = says('q3', den.id);
	const four = says('q4');
	for (const question of [one, two, three, four]) await room.replyTo(question, /in line/);
	const notice = await room.replyTo(one, /in line/);
	room.discord.deleteMessage(one.id);
	await room.discord.waitFor(() => notice.deletedAtMs !== null);
	room.discord.deleteMessage((await room.replyTo(two, /in line/)).id);
	room.discord.deleteChannel(den.id);
	await room.clock.leap(5 * MINUTE_MS);
	await room.replyTo(four, /Re: Someone: q4/);
	expect(room.asked()).toEqual(['Zoe: first', 'Someone: q4']);
});

test('a server that is removed while it waits is not asked for, and others are still answered', async () => {
	const away = room.discord.addGuild({ name: 'Away' });
	const there = room.discord.addChannel(away.id, { name: 'there' });
	const gone = room.say('gone?', room.ada, there.id);
	await room.replyTo(gone, /in line/);
	const here = room.say('here?', room.bob);
	await room.replyTo(here, /in line/);
	room.discord.removeGuild(away.id);
	await room.clock.leap(3 * MINUTE_MS);
	await room.replyTo(here, /Re: Bob: here/);
	expect(room.asked()).toEqual(['Zoe: first', 'Bob: here?']);
	expect(room.logged()).not.toContain('a command failed');
});

test('who leaves the server while they wait is not asked for', async () => {
	refusalsExpected = true;
	const question = room.say('mine', room.ada);
	await room.replyTo(question, /in line/);
	room.discord.removeMember(room.server.id, room.ada.id);
	await room.clock.leap(70_000);
	await room.replyTo(question, /has left the server/);
	expect(room.asked()).toEqual(['Zoe: first']);
	// What was charged for it is there for the next.
	const next = room.say('next', room.bob);
	await room.replyTo(next, /Re: Bob: next/);
	expect(room.provider.dayUsed()).toBe(2);
});

test('a command whose turn comes after its quarter of an hour: here, nobody chooses, privately', async () => {
	const line = Array.from({ length: 18 }, (_, index) => {
		const { id } = room.discord.addChannel(room.server.id, { name: `room-${index}` });
		return room.say(`before ${index}`, room.discord.addUser({ name: `p${index}` }), id);
	});
	for (const question of line) await room.replyTo(question, /in line/);

	const secret = room.ask('secret', room.bob, { private: true });
	await secret.shows(/Your turn should come <t:\d+:R>, later than I can show an answer here/);
	expect(buttonsOf(await secret.answered())).toEqual([]);

	const [mine, silent] = [room.ask('mine', room.ada), room.ask('silent', room.bob)];
	for (const one of [mine, silent]) {
		await one.shows('shows the answer to a command for 15 minutes only');
		expect(labelsOf(await one.answered())).toEqual([HERE, 'Do not ask it']);
	}
	const notice = await mine.answered();
	await room.press(notice, HERE, room.bob).shows('for the person who asked');
	room.press(notice, HERE, room.ada);
	await mine.shows('I will answer here in the channel when it is your turn');
	expect(buttonsOf(notice)).toEqual([]);

	const ofMine = () => room.answers().find(({ content }) => /Re: Ada: mine/.test(content));
	await serveAll(() => ofMine() !== undefined);
	expect(ofMine()?.id).not.toBe(notice.id);
	expect(ofMine()?.source).toBeNull();
	expect(ofMine()?.reference?.messageId).toBe(notice.id);
	expect(mine.visible()).toContain('I will answer here in the channel');
	await silent.shows('I have let this question go');
	await room.clock.leap(5 * MINUTE_MS);
	expect(room.asked().filter((content) => /mine|silent|secret/.test(content))).toEqual([
		'Ada: mine',
	]);
});

test('the same question of two people is one request, and the second is led to the answer', async () => {
	const first = room.say('What is a roux?', room.ada);
	await room.replyTo(first, /in line/);
	const second = room.ask('what is a  ROUX?', room.bob);
	await second.shows(
		`https://discord.com/channels/${room.server.id}/${room.channel.id}/${first.id}`,
	);
	await room.clock.leap(70_000);
	await room.replyTo(first, /Re: Ada: What is a roux/);
	await eventually(async () => expect(buttonsOf(await second.answered())).toEqual([]));
	await room.clock.leap(2 * MINUTE_MS);
	expect(room.asked()).toEqual(['Zoe: first', 'Ada: What is a roux?']);
});

test('several messages while the first waits are one request, and each is told so', async () => {
	const first = room.say('One', room.ada);
	const second = room.say('Two', room.ada);
	const third = room.say('Three', room.ada);
	await room.replyTo(second, /added this to your question/);
	await room.replyTo(third, /added this to your question/);
	await room.clock.leap(70_000);
	await room.replyTo(first, /Re: Ada: One\s+Two\s+Three/);
	await room.clock.leap(2 * MINUTE_MS);
	expect(room.asked()).toEqual(['Zoe: first', 'Ada: One\n\nTwo\n\nThree']);
	room.discord.deleteMessage(third.id);
	await room.clock.leap(MINUTE_MS);
	await room.replyTo(room.say('And now?', room.bob), /Re: Bob/);
	expect(JSON.stringify(room.provider.requests.at(-1)?.body)).not.toContain('Three');
});

test('a burst of one person costs a handful of requests and words, and keeps nobody else waiting', async () => {
	const questions = Array.from({ length: 60 }, (_, index) => room.say(`word ${index}`, room.ada));
	const bobs = room.say('And me?', room.bob);
	await serveAll(() => room.repliesTo(bobs).some(({ content }) => content.includes('Re: Bob')));
	await serveAll(
		() => !room.answers().some(({ content }) => /in line|thinking|comes first/.test(content)),
	);
	const told = questions.flatMap(room.repliesTo).map(({ content }) => content);
	for (const content of told)
		expect(content).toMatch(/Re: Ada|added this|already have questions waiting/);
	expect(told.filter((content) => /already have/.test(content)).length).toBeLessThanOrEqual(1);
	expect(told.length).toBeLessThanOrEqual(15);
	expect(room.asked().length).toBeLessThanOrEqual(6);
});
