import { expect, test } from 'vitest';
import { startWhole } from '../helpers/whole.ts';

test('a burst that a provider’s minute does not hold waits in line, and every question is answered', async () => {
	const whole = await startWhole({ openRouter: false, groq: true });
	const { discord, groq, server } = whole;
	groq.answer({ text: 'Soup is ready.' });
	const channels = Array.from({ length: 18 }, (_, index) =>
		discord.addChannel(server.id, { name: `c${index}` }),
	);
	for (const [index, channel] of channels.entries()) {
		const { id: userId } = discord.addUser({ name: `p${index}` });
		discord.say({ channelId: channel.id, userId, content: 'dinner?', mentionsBot: true });
	}
	for (const { id } of channels) await whole.answered(/Soup is ready/, id);
	expect(groq.requests).toHaveLength(18);
	expect(groq.requests.filter(({ verdict }) => verdict.kind === 'refused')).toEqual([]);
	// So many at once are told by Discord itself to slow down.
	await whole.end({ refusalsExpected: true });
});
