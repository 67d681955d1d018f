import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Home, startHome } from '../helpers/home.ts';

const CANARY = 'hummingbird';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

test('what is quoted and deleted while the answer is written is kept nowhere', async () => {
	const { ada, bob, channel, discord } = home;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: CANARY });
	home.provider.answer({ text: 'word '.repeat(40), durationMs: 1500 });
	const asked = { channelId: channel.id, userId: ada.id, mentionsBot: true };
	discord.say({ ...asked, content: 'true?', replyTo: said.id });
	await home.answered(/word word/);
	discord.deleteMessage(said.id);
	await home.answered(/left today/);
	await home.ask('and now?');
	expect(home.sent()).not.toContain(CANARY);
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});

test('what is quoted and deleted before it is asked is kept nowhere either', async () => {
	const { ada, bob, channel, discord } = home;
	const said = discord.say({ channelId: channel.id, userId: bob.id, content: CANARY });
	home.provider.answer({ text: 'word '.repeat(40), durationMs: 1000 });
	const asked = { channelId: channel.id, userId: ada.id, mentionsBot: true };
	discord.say({ ...asked, content: 'one?' });
	await home.answered(/word word/);
	const second = discord.say({ ...asked, content: 'true?', replyTo: said.id });
	await vi.waitFor(() => expect(home.answers()).toHaveLength(2), 5000);
	discord.deleteMessage(said.id);
	const replies = () =>
		home.answers().filter(({ reference }) => reference?.messageId === second.id);
	await discord.waitFor(() => replies().some(({ content }) => /left today/.test(content)));
	await home.restart();
	expect(home.onDisk(CANARY)).toEqual([]);
});
