import { expect, test } from 'vitest';
import { makeScene } from './make-discord.ts';

test('who is on the server is here, who has left is not', async () => {
	const { ann, channel, discord, guild, standIn } = await makeScene();
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello' });
	const isHere = () => discord.isHere({ channelId: channel.id, serverId: guild.id }, ann.id);
	expect(await isHere()).toBe(true);
	standIn.removeMember(guild.id, ann.id);
	expect(await isHere()).toBe(false);
});

test('in a DM, and where Discord does not say, everybody is', async () => {
	const { ann, channel, discord, guild, logged, standIn } = await makeScene();
	const channelId = channel.id;
	expect(await discord.isHere({ channelId }, ann.id)).toBe(true);
	standIn.failNext({ method: 'GET', path: /members/, status: 500, times: 1 });
	expect(await discord.isHere({ channelId, serverId: guild.id }, ann.id)).toBe(true);
	expect(logged('does not say who is on a server')).toHaveLength(1);
});

test('who may not see the channel any more is not', async () => {
	const { ann, channel, discord, guild, standIn } = await makeScene();
	standIn.say({ channelId: channel.id, userId: ann.id, content: 'hello' });
	const isHere = (channelId: string) => discord.isHere({ channelId, serverId: guild.id }, ann.id);
	const hidden = standIn.addChannel(guild.id, { name: 'hidden', hiddenFrom: [ann.id] });
	await expect.poll(() => isHere(hidden.id)).toBe(false);
	expect(await isHere(channel.id)).toBe(true);
});
