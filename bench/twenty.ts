import type { Bench } from './figures.ts';
import { startWorld } from './world.ts';

const PEOPLE = 20;
const ANSWER = 'Every sentence of this answer has forty chars. '.repeat(18).slice(0, 800).trim();

/** Twenty people mention the bot at once in one channel; answers of 800 characters take 10 s upstream. Real time. */
export const twenty: Bench = {
	name: 'twenty',
	async run() {
		const world = await startWorld({ provider: { minuteLimit: 20, dayLimit: 1000 } });
		const { discord, provider, server } = world;
		provider.answer({ text: ANSWER, durationMs: 10_000 });
		const channel = discord.addChannel(server.id, { name: 'general' });
		const startedAt = performance.now();
		for (let index = 0; index < PEOPLE; index++) {
			const person = discord.addUser({ name: `p${index}` });
			discord.say({
				channelId: channel.id,
				userId: person.id,
				content: `question ${index}`,
				mentionsBot: true,
			});
		}
		const full = () =>
			discord
				.messages(channel.id)
				.filter(({ content }) => content.startsWith(ANSWER) && content.includes('-# ')).length;
		let firstWordsMs = Number.NaN;
		discord.onChange((change) => {
			if (change.kind === 'message-created' && change.message.authorId === discord.botUserId) {
				firstWordsMs = Number.isNaN(firstWordsMs) ? performance.now() - startedAt : firstWordsMs;
			}
		});
		await discord.waitFor(() => full() === PEOPLE, {
			timeoutMs: 120_000,
			what: 'twenty full answers',
		});
		const taken = performance.now() - startedAt;
		const limited = discord.rateLimited();
		await world.close();
		return [
			{ name: 'twenty at once: first words on screen', value: firstWordsMs / 1000, unit: 's' },
			{ name: 'twenty at once: all full on screen', value: taken / 1000, unit: 's', goal: 25 },
			{ name: 'twenty at once: answers of 429', value: limited, unit: 'times', goal: 0 },
		];
	},
};
