import { afterEach, beforeEach, expect, test } from 'vitest';
import { choose } from '../helpers/choose.ts';
import { type Home, startHome } from '../helpers/home.ts';

let home: Home;
beforeEach(async () => {
	home = await startHome();
	const threads = { mode: 'always', changedBy: '1', at: 0 } as const;
	await choose(home, `server:${home.server.id}`, { threads });
});
afterEach(() => home.end());

/** A thread that the bot opened for Ada, in which Bob was answered as well. */
async function openThread() {
	const { ada, bob, channel, discord } = home;
	const question = { channelId: channel.id, userId: ada.id, content: 'rice?', mentionsBot: true };
	const { id } = discord.say(question);
	await home.answered(/rice[\s\S]*left today/, id);
	const other = discord.say({ channelId: id, userId: bob.id, content: 'noodles?' });
	const answer = await discord.waitFor(() =>
		home
			.answers(id)
			.find(
				({ content, reference }) => reference?.messageId === other.id && /left today/.test(content),
			),
	);
	return { id, answer };
}

test('whose question opened the thread may press the buttons of others there, and they not theirs', async () => {
	const { ada, bob } = home;
	const { answer, id } = await openThread();
	await home.restart();
	const [first] = home.answers(id);
	if (first) await home.press(first, 'Regenerate', bob).shows('for the person who asked');
	home.press(answer, 'Regenerate', ada);
	await home.discord.waitFor(() => home.provider.requests.length === 3);
	await home.discord.waitFor(
		() => home.answers(id).filter(({ content }) => /left today/.test(content)).length === 3,
	);
});

test('and begins the whole conversation there anew, where others forget only what they said', async () => {
	const { ada, bob, discord } = home;
	const { id } = await openThread();
	const reset = (who: { readonly id: string }) =>
		discord.command({ userId: who.id, channelId: id, name: 'reset' });
	await reset(bob).shows(/your/i);
	await reset(ada).shows(/forgotten/);
	discord.say({ channelId: id, userId: bob.id, content: 'and now?' });
	await home.answered(/and now/, id);
	expect(home.provider.requests.at(-1)?.body?.messages).toHaveLength(2);
});

test('a thread that somebody else opened on the question is not whose question it is', async () => {
	const { ada, bob, channel, discord } = home;
	await choose(home, `server:${home.server.id}`, { threads: null });
	const { question } = await home.ask('rice?');
	const thread = discord.addThread(channel.id, { messageId: question.id, ownerId: bob.id });
	const asked = discord.say({
		channelId: thread.id,
		userId: bob.id,
		content: 'noodles?',
		mentionsBot: true,
	});
	const answer = await discord.waitFor(() =>
		home
			.answers(thread.id)
			.find(
				({ content, reference }) => reference?.messageId === asked.id && /left today/.test(content),
			),
	);
	await home.press(answer, 'Regenerate', ada).shows('for the person who asked');
});
