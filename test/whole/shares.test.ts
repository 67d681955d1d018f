import { afterEach, beforeEach, expect, test } from 'vitest';
import { labelsOf, startWaitingRoom, type WaitingRoom } from '../helpers/waiting-room.ts';

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

test('who has had what the server lets them is told so, offered another day, and nobody else is', async () => {
	await settings({ 'daily-cap': 1 }).shows('one request a day');
	await isAnswered('a1', room.ada);
	const more = room.say('a2', room.ada);
	const told = await room.replyTo(more, /You have used your share .* New ones come <t:\d+:R>/);
	expect(labelsOf(told)).toEqual(['Ask it for me after midnight UTC']);
	await isAnswered('b1', room.bob);
	expect(room.asked()).toEqual(['Ada: a1', 'Bob: b1']);
});
