import { expect, test } from 'vitest';
import { makeScene } from './make-discord.ts';

test('who is on the server is here, who has left is not', async () => {
	const { ann, channel, discord, guild, standIn } = await makeScene();
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello' });
	const isHere = () => discord.isHere({ serverId: guild.id }, ann.id);
	expect(await isHere()).toBe(true);
	standIn.removeMember(guild.id, ann.id);
	expect(await isHere()).toBe(false);
});

test('in a DM, and where Discord does not say, everybody is', async () => {
	const { ann, discord, guild, logged, standIn } = await makeScene();
	expect(await discord.isHere({}, ann.id)).toBe(true);
	standIn.failNext({ method: 'GET', path: /members/, status: 500, times: 1 });
	expect(await discord.isHere({ serverId: guild.id }, ann.id)).toBe(true);
	expect(logged('does not say who is on a server')).toHaveLength(1);
});
