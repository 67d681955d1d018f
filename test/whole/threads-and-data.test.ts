import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { choose } from '../helpers/choose.ts';
import { type Home, startHome } from '../helpers/home.ts';

const CANARY = 'hummingbird';

let home: Home;
beforeEach(async () => {
	home = await startHome();
});
afterEach(() => home.end());

const threadsAre = (mode: 'offer' | 'always') =>
	choose(home, `server:${home.server.id}`, { threads: { mode, changedBy: '1', at: 0 } });
const nothingOnDisk = () => vi.waitFor(() => expect(home.onDisk(CANARY)).toEqual([]), 5000);
/** All that belongs to this many calls is written down. */
const handled = (count: number) =>
	vi.waitFor(() => expect(home.logged().split('"outcome":"done"')).toHaveLength(count + 1), 5000);
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
