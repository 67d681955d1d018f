import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';

const CANARY = 'hummingbird';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end({ refusalsExpected: true }));

const leavesTheDisk = (text = CANARY) => eventually(() => expect(home.onDisk(text)).toEqual([]));

describe('deleted in Discord', () => {
	test('a question, or one of many at once, is in no later request', async () => {
		const { channel, discord } = home;
		const first = await home.ask(`a ${CANARY} sings`);
		const second = await home.ask('a lark sings');
		const third = await home.ask('a wren sings');
		discord.deleteMessage(first.question.id);
		discord.bulkDelete(channel.id, [second.question.id, third.answer.id]);
		// The event may come while the next question is read already.
		await eventually(async () => {
			await home.ask('a robin sings');
			for (const gone of [CANARY, 'a lark', 'a wren']) expect(home.sent()).not.toContain(gone);
		});
		await home.restart();
		await home.ask('and now?');
		expect(home.sent()).toContain('a robin sings');
		for (const gone of [CANARY, 'a lark', 'a wren']) expect(home.sent()).not.toContain(gone);
	});

	test('a channel takes its threads along, of which Discord tells nothing, and what was chosen there', async () => {
		const { ada, discord, server } = home;
		const parent = discord.addChannel(server.id, { name: 'old' });
		const thread = discord.addThread(parent.id, { botJoined: true });
		await home.ask('a lark sings');
		await home.ask(`a ${CANARY} sings`, ada, thread.id);
		await home.ask(`a ${CANARY} whistles`, ada, parent.id);
		await home
			.run('model', ada, {
				channelId: thread.id,
				permissions: 1n << 13n,
				options: { model: 'google/gemma-4-31b-it:free', scope: 'channel' },
			})
			.answered();
		expect(home.onDisk(`place:guild:${server.id}:${thread.id}`)).not.toEqual([]);
		await home.restart();
		discord.deleteChannel(parent.id);
		await leavesTheDisk();
		await leavesTheDisk(`place:guild:${server.id}:${thread.id}`);
		expect(home.onDisk('a lark sings')).not.toEqual([]);
	});

	test('an answer on its way in a thread stops with the channel', async () => {
		const { ada, discord, provider, server } = home;
		const parent = discord.addChannel(server.id, { name: 'old' });
		const thread = discord.addThread(parent.id, { botJoined: true });
		provider.answer({ text: `${CANARY} `, endless: true, tokensPerSecond: 10 });
		discord.say({ channelId: thread.id, userId: ada.id, content: 'count', mentionsBot: true });
		await home.answered(/hummingbird/, thread.id);
		discord.deleteChannel(parent.id);
		await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
		await leavesTheDisk();
	});

	test('a thread goes alone', async () => {
		const { ada, channel, discord } = home;
		const thread = discord.addThread(channel.id, { botJoined: true });
		await home.ask('a lark sings');
		await home.ask(`a ${CANARY} sings`, ada, thread.id);
		discord.deleteChannel(thread.id);
		await leavesTheDisk();
		await home.ask('next?');
		expect(home.sent()).toContain('a lark sings');
	});
});

describe('a server that the bot is not on any more', () => {
	test('takes everything along, an outage nothing', async () => {
		const { ada, discord, server } = home;
		const other = discord.addGuild({ name: 'Elsewhere' });
		const hall = discord.addChannel(other.id, { name: 'hall' });
		await home.ask('a lark sings');
		await home.ask(`a ${CANARY} sings`, ada, hall.id);
		discord.removeGuild(other.id, { unavailable: true });
		await home.ask('next?');
		expect(home.onDisk(CANARY)).not.toEqual([]);
		discord.restoreGuild(other.id);
		discord.removeGuild(other.id);
		await leavesTheDisk();
		// What it spent is counted for two days, without a word.
		expect(home.onDisk(other.id)).toEqual(['potluck-ledger.sqlite']);
		expect(home.onDisk(`guild:${server.id}:`)).not.toEqual([]);
	});

	test('is noticed too when it put the bot out while it was away', async () => {
		const { ada, discord } = home;
		const other = discord.addGuild({ name: 'Away' });
		await home.ask(`a ${CANARY} sings`, ada, discord.addChannel(other.id).id);
		await home.ask('a wren sings');
		await home.restart();
		await home.stop();
		discord.removeGuild(other.id);
		await home.start();
		await leavesTheDisk();
		expect(home.onDisk('a wren sings')).not.toEqual([]);
	});
});
