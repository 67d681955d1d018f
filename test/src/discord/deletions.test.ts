import { expect, test } from 'vitest';
import { eventually } from '../../helpers/eventually.ts';
import { makeDiscord, makeScene, makeStandIn } from './make-discord.ts';

async function makeQuestion() {
	const scene = await makeScene();
	const { ann, channel, heard, standIn } = scene;
	const asked = standIn.say({
		channelId: channel.id,
		userId: ann.id,
		content: 'hi',
		mentionsBot: true,
	});
	await eventually(() => expect(heard).toHaveLength(1));
	const incoming = heard[0];
	if (incoming?.kind !== 'heard') throw new Error('Nothing was heard');
	return { ...scene, asked, gone: incoming.surface.gone };
}

test('a deleted question ends its surface and is told', async () => {
	const { asked, deleted, gone, standIn } = await makeQuestion();
	standIn.deleteMessage(asked.id);
	await eventually(() => expect(gone.aborted).toBe(true));
	expect(deleted).toEqual([asked.id]);
	expect(standIn.refusals).toEqual([]);
});

test('messages deleted in bulk are told together', async () => {
	const { ann, asked, channel, deleted, gone, standIn } = await makeQuestion();
	const other = standIn.say({ channelId: channel.id, userId: ann.id, content: 'and this' });
	standIn.bulkDelete(channel.id, [asked.id, other.id]);
	await eventually(() => expect(gone.aborted).toBe(true));
	expect(deleted).toEqual([asked.id, other.id]);
	expect(standIn.refusals).toEqual([]);
});

test('a deleted channel ends its surfaces', async () => {
	const { channel, gone, standIn } = await makeQuestion();
	standIn.deleteChannel(channel.id);
	await eventually(() => expect(gone.aborted).toBe(true));
	expect(standIn.refusals).toEqual([]);
});

test('a deleted thread ends its surfaces', async () => {
	const { ann, channel, heard, standIn } = await makeScene();
	const thread = standIn.addThread(channel.id, { botJoined: true });
	standIn.say({ channelId: thread.id, userId: ann.id, content: 'hi' });
	await eventually(() => expect(heard).toHaveLength(1));
	standIn.deleteChannel(thread.id);
	const surface = heard[0]?.kind === 'heard' ? heard[0].surface : undefined;
	await eventually(() => expect(surface?.gone.aborted).toBe(true));
	expect(standIn.refusals).toEqual([]);
});

test('a server that put the bot out ends its surfaces; one with an outage does not', async () => {
	const { deleted, gone, guild, standIn } = await makeQuestion();
	standIn.removeGuild(guild.id, { unavailable: true });
	standIn.restoreGuild(guild.id);
	const other = standIn.addGuild();
	const channel = standIn.addChannel(other.id);
	const said = standIn.say({ channelId: channel.id, userId: other.ownerId, content: 'x' });
	standIn.deleteMessage(said.id);
	await eventually(() => expect(deleted).toEqual([said.id]));
	expect(gone.aborted).toBe(false);
	standIn.removeGuild(guild.id);
	await eventually(() => expect(gone.aborted).toBe(true));
	expect(standIn.refusals).toEqual([]);
});

test('what is gone is told with its server; of a server that put the bot out once, and never of an outage', async () => {
	const { channel, gone, guild, standIn } = await makeScene();
	const thread = standIn.addThread(channel.id, { botJoined: true });
	standIn.deleteChannel(thread.id);
	standIn.deleteChannel(channel.id);
	standIn.removeGuild(guild.id, { unavailable: true });
	standIn.restoreGuild(guild.id);
	standIn.removeGuild(guild.id);
	await eventually(() => expect(gone).toEqual([thread.id, channel.id, guild.id]));
});

test('a sign-in tells the servers there are, those in an outage too, and not those that put the bot out', async () => {
	const { clock, standIn } = await makeStandIn();
	const [home, troubled, left] = [standIn.addGuild(), standIn.addGuild(), standIn.addGuild()];
	standIn.removeGuild(troubled.id, { unavailable: true });
	standIn.removeGuild(left.id);
	const bot = makeDiscord(standIn, clock);
	const leaving = new AbortController();
	const starting = bot.start(leaving.signal).catch(() => undefined);
	await eventually(() => expect(bot.servers).toHaveLength(1));
	expect(bot.servers[0]?.toSorted()).toEqual([home.id, troubled.id].toSorted());
	leaving.abort();
	await starting;
});
