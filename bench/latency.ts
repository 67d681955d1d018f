import { type Bench, quantile } from './figures.ts';
import { streamingLag } from './streaming-lag.ts';
import { startWorld } from './world.ts';

/** Together what the bot asks of the provider in a minute at most: one more would wait in line. */
const WARM_UP = 2;
const MEASURED = 18;
const BOTS = 2;
const ANSWER = 'A short answer.';

/** How long each question of a fresh bot took to the provider, asked one after another, each in a channel of its own. */
async function toProvider(): Promise<readonly number[]> {
	const world = await startWorld();
	const { discord, provider, server } = world;
	try {
		provider.answer({ text: ANSWER });
		const person = discord.addUser({ name: 'Ada' });
		const taken: number[] = [];
		let saidAt = 0;
		provider.onRequest(() => taken.push(performance.now() - saidAt));
		for (let count = 0; count < WARM_UP + MEASURED; count++) {
			const channelId = discord.addChannel(server.id, { name: `c${count}` }).id;
			saidAt = performance.now();
			discord.say({
				channelId,
				userId: person.id,
				content: `question ${count}`,
				mentionsBot: true,
			});
			await discord.waitFor(
				() =>
					discord.messages(channelId).some(({ content }) => content.startsWith(`${ANSWER}\n-# `)),
				{ what: `answer ${count}` },
			);
		}
		const { refusals, requests } = provider;
		if (refusals.length > 0 || requests.length !== WARM_UP + MEASURED) {
			throw new Error(`${requests.length} requests, of them ${refusals.length} refused`);
		}
		return taken.slice(WARM_UP);
	} finally {
		await world.close();
	}
}

/** Real time throughout. */
export const latency: Bench = {
	name: 'latency',
	async run() {
		const samples: number[] = [];
		for (let bot = 0; bot < BOTS; bot++) samples.push(...(await toProvider()));
		const name = 'mention sent → request read by the provider, one at a time';
		return [
			{
				name: `${name}, p50 of ${samples.length}`,
				value: quantile(samples, 0.5),
				unit: 'ms',
				goal: 20,
			},
			{
				name: `${name}, p99 (slowest of ${samples.length})`,
				value: quantile(samples, 0.99),
				unit: 'ms',
			},
			...(await streamingLag()),
		];
	},
};
