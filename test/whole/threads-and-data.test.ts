import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { choose } from '../helpers/choose.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Home, startHome } from '../helpers/home.ts';

const CANARY = 'hummingbird';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

const threadsAre = (mode: 'offer' | 'always') =>
	choose(home, `server:${home.server.id}`, { threads: { mode, changedBy: '1', at: 0 } });
const nothingOnDisk = () => eventually(() => expect(home.onDisk(CANARY)).toEqual([]));
/** All that belongs to this many calls is written down. */
const handled = (count: number) =>
	eventually(() => expect(home.logged().split('"outcome":"done"')).toHaveLength(count + 1));
async function askedIn(threadId: string): Promise<void> {
	home.discord.say({ channelId: threadId, userId: home.ada.id, content: 'and there?' });
	await home.answered(/and there/, threadId);
}
const whole = () => home.answers().filter(({ content }) => /left today/.test(content));

describe('a thread that nobody has spoken in yet goes with its channel', () => {
	test('where every mention opens one', async () => {
		await threadsAre('always');
		const { ada, channel, discord } = home;
		const question = discord.say({
			channelId: channel.id,
			userId: ada.id,
			content: `a ${CANARY} sings`,
			mentionsBot: true,
		});
		await home.answered(/left today/, question.id);
		await handled(1);
		expect(home.onDisk(CANARY)).not.toEqual([]);
		discord.deleteChannel(channel.id);
		await nothingOnDisk();
	});

	test('where a question was moved into it', async () => {
		await threadsAre('offer');
		const { answer } = await home.ask(`a ${CANARY} sings`);
		await home.press(answer, 'Continue in a thread').shows('It goes on here');
		home.discord.deleteChannel(home.channel.id);
		await nothingOnDisk();
	});
});

describe('an answer that was moved into a thread and is asked for once more', () => {
	beforeEach(async () => {
		await threadsAre('offer');
	});

	async function movedAndAskedAnew() {
		const { answer, question } = await home.ask(`a ${CANARY} sings`);
		await home.press(answer, 'Continue in a thread').shows('It goes on here');
		home.press(answer, 'Regenerate');
		await home.discord.waitFor(() => whole().length === 2);
		await handled(3);
		return question;
	}

	test('takes its place there, and the channel knows nothing of it', async () => {
		const question = await movedAndAskedAnew();
		await home.ask('and here?');
		expect(home.sent()).not.toContain(CANARY);
		await askedIn(question.id);
		expect(home.sent()).toContain(CANARY);
	});

	test('goes with its question', async () => {
		const question = await movedAndAskedAnew();
		home.discord.deleteMessage(question.id);
		await askedIn(question.id);
		expect(home.sent()).not.toContain(CANARY);
	});

	test('goes with its own message', async () => {
		const question = await movedAndAskedAnew();
		home.discord.deleteMessage(whole()[1]?.id ?? '');
		await askedIn(question.id);
		expect(home.sent()).not.toContain(CANARY);
	});
});

test('a question goes with its message, also once another thread has quoted it', async () => {
	await threadsAre('always');
	const { ada, bob, channel, discord } = home;
	const said = { channelId: channel.id, mentionsBot: true };
	const first = discord.say({ ...said, userId: ada.id, content: `a ${CANARY} sings` });
	await home.answered(/left today/, first.id);
	const second = discord.say({ ...said, userId: bob.id, content: 'true?', replyTo: first.id });
	await home.answered(/left today/, second.id);
	await handled(2);
	discord.deleteMessage(first.id);
	for (const { id } of [first, second]) {
		await askedIn(id);
		expect(home.sent()).not.toContain(CANARY);
	}
});
