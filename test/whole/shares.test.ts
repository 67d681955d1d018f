import { afterEach, beforeEach, expect, test } from 'vitest';
import { labelsOf, startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';

const MINUTE_MS = 60_000;
const MANAGE_GUILD = 1n << 5n;

let room: WaitingRoom;
beforeEach(async () => {
	room = await startWaitingRoom();
});
afterEach(() => room.end());

const settings = (options: Record<string, string | number>) =>
	room.discord.command({
		userId: room.discord.addUser({ name: 'Mona' }).id,
		channelId: room.channel.id,
		name: 'settings quota',
		options,
		permissions: MANAGE_GUILD,
	});

async function isAnswered(content: string, person: { id: string }): Promise<void> {
	const question = room.say(content, person);
	await room.clock.leap(70_000);
	await room.replyTo(question, /Re:/);
}

test('whose role counts more is served before who came first and has had as much', async () => {
	const cooks = room.discord.addRole(room.server.id, { name: 'Cooks' });
	room.discord.giveRole(room.server.id, room.bob.id, cooks.id);
	await settings({ role: cooks.id, weight: 2 }).shows('count as 2');
	await isAnswered('a1', room.ada);
	await isAnswered('b1', room.bob);
	await room.useUp();
	// Who is new is next in any case, and nobody is overtaken in the last minute.
	const next = room.say('n1', room.discord.addUser({ name: 'New' }));
	await room.replyTo(next, /in line/);
	const adas = room.say('a2', room.ada);
	await room.replyTo(adas, /number 2 in line/);
	const bobs = room.say('b2', room.bob);
	await room.replyTo(bobs, /number 2 in line/);
	await room.clock.leap(5 * MINUTE_MS);
	await room.replyTo(adas, /Re:/);
	expect(room.asked().slice(3)).toEqual(['New: n1', 'Bob: b2', 'Ada: a2']);
});

test('who has had what the server lets them is told so, offered another day, and nobody else is', async () => {
	await settings({ 'daily-cap': 1 }).shows('one request a day');
	await isAnswered('a1', room.ada);
	const more = room.say('a2', room.ada);
	const told = await room.replyTo(more, /You have used your share .* New ones come <t:\d+:R>/);
	expect(labelsOf(told)).toEqual(['Ask again after midnight (UTC)']);
	await isAnswered('b1', room.bob);
	expect(room.asked()).toEqual(['Ada: a1', 'Bob: b1']);
});
