import { sleep } from '../src/clock.ts';
import { type Bench, quantile } from './figures.ts';
import { startWorld } from './world.ts';

const OF_EACH = 100;
const CHANNELS_OF_EACH = 10;

/**
 * 200 people ask at once. Half use /ask, each acknowledged by a callback of its own; half mention the bot, where one
 * typing call acknowledges all that wait in a channel.
 */
export const acknowledgements: Bench = {
	name: 'acknowledgements',
	async run() {
		const world = await startWorld();
		const { clock, discord, provider, server } = world;
		try {
			// The calls that register commands count in Discord's second too; here the bot has been up for longer.
			await sleep(clock, 1000);
			provider.answer({ text: 'An answer.', durationMs: 1000 });
			const channelsFor = (kind: string) =>
				Array.from({ length: CHANNELS_OF_EACH }, (_, index) =>
					discord.addChannel(server.id, { name: `${kind}-${index}` }),
				);
			const people = (kind: string) =>
				Array.from({ length: OF_EACH }, (_, index) => discord.addUser({ name: `${kind}${index}` }));
			const askedIn = channelsFor('asked');
			const mentionedIn = channelsFor('mentioned');
			const askers = people('asker');
			const mentioners = people('mentioner');

			const ask = (index: number) =>
				discord.command({
					userId: askers[index]?.id ?? '',
					channelId: askedIn[index % CHANNELS_OF_EACH]?.id ?? '',
					name: 'ask',
					options: { prompt: `question ${index}` },
				});
			const firstMentionMs = new Map<string, number>();
			const mention = (index: number) => {
				const channelId = mentionedIn[index % CHANNELS_OF_EACH]?.id ?? '';
				if (!firstMentionMs.has(channelId)) firstMentionMs.set(channelId, clock.monotonic());
				discord.say({
					channelId,
					userId: mentioners[index]?.id ?? '',
					content: `question ${index}`,
					mentionsBot: true,
				});
			};
			const asked = Array.from({ length: OF_EACH }, (_, index) => {
				mention(index);
				return ask(index);
			});

			const acknowledged = () =>
				asked.flatMap(({ acknowledgedAfterMs }) => acknowledgedAfterMs ?? []);
			const typed = () =>
				[...firstMentionMs].flatMap(([channelId, saidAtMs]) =>
					discord
						.typing(channelId)
						.slice(0, 1)
						.map((atMs) => atMs - saidAtMs),
				);
			await discord.waitFor(
				() => acknowledged().length === OF_EACH && typed().length === CHANNELS_OF_EACH,
				{ timeoutMs: 30_000, what: 'every acknowledgement' },
			);
			const at = '200 at once:';
			const ofAsk = '100 × /ask, command sent → its callback';
			return [
				{ name: `${at} ${ofAsk}, p50`, value: quantile(acknowledged(), 0.5), unit: 'ms' },
				{
					name: `${at} ${ofAsk}, p99 (the slowest)`,
					value: quantile(acknowledged(), 0.99),
					unit: 'ms',
					goal: 500,
				},
				{
					name: `${at} 100 mentions in 10 channels, first mention of a channel sent → typing shown there, worst channel`,
					value: quantile(typed(), 1),
					unit: 'ms',
					goal: 500,
				},
			];
		} finally {
			await world.close();
		}
	},
};
