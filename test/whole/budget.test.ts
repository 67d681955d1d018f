import { expect, test } from 'vitest';
import { startWhole } from '../helpers/whole.ts';

test('a burst beyond the minute waits in line, is told so, and is answered in order without one refusal', async () => {
	const whole = await startWhole({
		speed: 10,
		provider: { minuteLimit: 5, dayLimit: 1000 },
		environment: { OPENROUTER_REQUESTS_PER_MINUTE: '5' },
	});
	const { discord, provider, server } = whole;
	provider.answer((request) => ({ text: `Answer to ${request.body?.messages.at(-1)?.content}` }));
	const channels = Array.from({ length: 8 }, (_, index) =>
		discord.addChannel(server.id, { name: `c${index}` }),
	);
	const noticed = new Set<string>();
	discord.onChange((change) => {
		if (change.kind === 'message-created' && /in line/.test(change.message.content))
			noticed.add(change.message.channelId);
	});
	for (const [index, channel] of channels.entries()) {
		const person = discord.addUser({ name: `p${index}` });
		discord.say({
			channelId: channel.id,
			userId: person.id,
			content: `question ${index}`,
			mentionsBot: true,
		});
	}
	await discord.waitFor(
		() =>
			channels.every(({ id }) =>
				whole.answers(id).some(({ content }) => content.includes('Answer to')),
			),
		{ timeoutMs: 15_000, what: 'every answer' },
	);
	expect([...noticed].sort()).toEqual(
		channels
			.slice(5)
			.map(({ id }) => id)
			.sort(),
	);
	expect(provider.refusals).toEqual([]);
	expect(provider.maxInAnyRollingMinute()).toBeLessThanOrEqual(5);
	await whole.end();
});

test('a spent day is said at once, with the time of its return', async () => {
	const whole = await startWhole({ provider: { dayLimit: 2 } });
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Noted.' });
	for (const content of ['one', 'two']) {
		const asked = discord.command({
			userId: ada.id,
			channelId: channel.id,
			name: 'ask',
			options: { prompt: content },
		});
		await asked.shows('Noted.');
	}
	const third = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'three' },
	});
	expect(await third.shows(/<t:\d+:R>/)).toMatch(/today|day/);
	expect(provider.requests).toHaveLength(2);
	await whole.end();
});

test('use of the same key from outside is learned from a refusal, which is said, and the question is not lost', async () => {
	const whole = await startWhole({ speed: 15, provider: { dayLimit: 1000 } });
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Noted.' });
	provider.useOutside(20);
	discord.say({ channelId: channel.id, userId: ada.id, content: 'hello?', mentionsBot: true });
	await whole.answered(/asked us to pause/);
	await whole.answered(/Noted/);
	expect(provider.refusals.length).toBeLessThanOrEqual(2);
	await whole.end();
});
