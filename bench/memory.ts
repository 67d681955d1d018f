import type { Bench } from './figures.ts';
import { startWorld } from './world.ts';

const ANSWERS = 500;
const CHANNELS = 25;
const AT_ONCE = 15;
const ANSWER = 'A sentence that an answer could have. '.repeat(40);

/** What the bot's process holds after 500 streamed answers of 1,500 characters to 50 people in 25 channels. */
export const memory: Bench = {
	name: 'memory',
	async run() {
		const world = await startWorld({ speed: 60, provider: { minuteLimit: 20, dayLimit: 10_000 } });
		const { discord, provider, server } = world;
		provider.answer({ text: ANSWER, durationMs: 8000 });
		const channels = Array.from({ length: CHANNELS }, (_, index) =>
			discord.addChannel(server.id, { name: `c${index}` }),
		);
		const people = Array.from({ length: 50 }, (_, index) => discord.addUser({ name: `p${index}` }));
		const before = world.residentMegabytes();
		let asked = 0;
		let answered = 0;
		const ask = () => {
			const channelId = channels[asked % CHANNELS]?.id ?? '';
			const userId = people[asked % people.length]?.id ?? '';
			asked++;
			discord.say({ channelId, userId, content: `question ${asked}`, mentionsBot: true });
		};
		const done = new Set<string>();
		discord.onChange((change) => {
			if (change.kind !== 'message-created' && change.kind !== 'message-edited') return;
			const { id, authorId, content } = change.message;
			if (authorId !== discord.botUserId || !content.includes('-# ') || !content.includes('tok'))
				return;
			if (done.has(id)) return;
			done.add(id);
			answered++;
			if (asked < ANSWERS) ask();
		});
		for (let count = 0; count < AT_ONCE; count++) ask();
		await discord.waitFor(() => answered === ANSWERS, { timeoutMs: 180_000, what: '500 answers' });
		const after = world.residentMegabytes();
		await world.close();
		return [
			{ name: 'resident when ready', value: before, unit: 'MB' },
			{ name: 'resident after 500 answers', value: after, unit: 'MB', goal: 140 },
		];
	},
};
