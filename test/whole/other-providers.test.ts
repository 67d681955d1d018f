import { expect, test } from 'vitest';
import { startWhole } from '../helpers/whole.ts';

test('the bot that knows four providers starts, answers and keeps their rules', async () => {
	const whole = await startWhole({
		groq: true,
		google: true,
		extra: { key: 'key-of-the-kitchen' },
	});
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Soup is ready.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'dinner?', mentionsBot: true });
	expect(await whole.answered(/left today/)).toContain('Soup is ready.');
	await whole.end();
});
