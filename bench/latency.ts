import { type Bench, quantile } from './figures.ts';
import { startWorld } from './world.ts';

const QUESTIONS = 200;
const WARM_UP = 10;

/**
 * One mention after another, each in a channel of its own: from the moment the stand-in Discord sends the event to the
 * moment the request has arrived at the provider; and from a piece of text leaving the provider to its being visible.
 */
export const latency: Bench = {
	name: 'latency',
	async run() {
		const world = await startWorld({
			provider: {
				minuteLimit: 10_000,
				dayLimit: 100_000,
				pace: { firstTokenDelayMs: 0, tokensPerSecond: 5000 },
			},
			speed: 60,
		});
		const { discord, provider, server } = world;
		const person = discord.addUser({ name: 'Ada' });
		const toRequest: number[] = [];
		const toVisible: number[] = [];
		for (let count = 0; count < QUESTIONS; count++) {
			const channel = discord.addChannel(server.id, { name: `c${count}` });
			let saidAt = 0;
			const arrived = new Promise<number>((resolve) => {
				const stop = provider.onRequest(() => {
					stop();
					resolve(performance.now() - saidAt);
				});
			});
			provider.answerNext({ text: 'A short answer.' });
			saidAt = performance.now();
			discord.say({
				channelId: channel.id,
				userId: person.id,
				content: `question ${count}`,
				mentionsBot: true,
			});
			const taken = await arrived;
			const answeredAt = performance.now();
			await discord.waitFor(() =>
				discord.messages(channel.id).some(({ content }) => content.includes('A short answer.')),
			);
			if (count < WARM_UP) continue;
			toRequest.push(taken);
			toVisible.push(performance.now() - answeredAt);
		}
		await world.close();
		return [
			{
				name: 'event → provider request, p50',
				value: quantile(toRequest, 0.5),
				unit: 'ms',
				goal: 20,
			},
			{ name: 'event → provider request, p99', value: quantile(toRequest, 0.99), unit: 'ms' },
			{
				name: 'provider’s first token → visible, p50',
				value: quantile(toVisible, 0.5),
				unit: 'ms',
			},
			{
				name: 'provider’s first token → visible, p99',
				value: quantile(toVisible, 0.99),
				unit: 'ms',
			},
		];
	},
};
