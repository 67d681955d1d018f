import { type Bench, quantile } from './figures.ts';
import { startWorld } from './world.ts';

const QUESTIONS = 200;
const CHANNELS = 20;

/** 200 people ask at once: half with /ask, acknowledged by a callback; half by mention, acknowledged by typing. */
export const acknowledgements: Bench = {
	name: 'acknowledgements',
	async run() {
		const world = await startWorld();
		const { discord, provider, server } = world;
		provider.answer({ text: 'An answer.', durationMs: 1000 });
		const channels = Array.from({ length: CHANNELS }, (_, index) =>
			discord.addChannel(server.id, { name: `c${index}` }),
		);
		const people = Array.from({ length: QUESTIONS }, (_, index) =>
			discord.addUser({ name: `p${index}` }),
		);
		const acknowledgedMs = new Map<string, number>();
		const typedMs = new Map<string, number>();
		const startedAt = performance.now();
		discord.onChange((change) => {
			const now = performance.now() - startedAt;
			if (change.kind === 'interaction-acknowledged')
				acknowledgedMs.set(change.interaction.id, now);
			if (change.kind === 'typing' && !typedMs.has(change.channelId))
				typedMs.set(change.channelId, now);
		});
		people.forEach((person, index) => {
			const channelId = channels[index % CHANNELS]?.id ?? '';
			const content = `question ${index}`;
			if (index % 2 === 0)
				discord.command({
					userId: person.id,
					channelId,
					name: 'ask',
					options: { prompt: content },
				});
			else discord.say({ userId: person.id, channelId, content, mentionsBot: true });
		});
		await discord.waitFor(
			() => acknowledgedMs.size === QUESTIONS / 2 && typedMs.size === CHANNELS / 2,
			{ timeoutMs: 30_000, what: 'every acknowledgement' },
		);
		await world.close();
		const interactions = [...acknowledgedMs.values()];
		return [
			{
				name: '200 at once: /ask acknowledged, p50',
				value: quantile(interactions, 0.5),
				unit: 'ms',
			},
			{
				name: '200 at once: /ask acknowledged, p99',
				value: quantile(interactions, 0.99),
				unit: 'ms',
				goal: 500,
			},
			{
				name: '200 at once: typing shown, worst channel',
				value: quantile([...typedMs.values()], 1),
				unit: 'ms',
				goal: 500,
			},
		];
	},
};
