import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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

test('what was turned away is charged no tokens, and what broke off all that were reserved', async () => {
	const whole = await startWhole({ openRouter: false, groq: true });
	const { discord, groq, channel, ada, folder } = whole;
	groq.answerNext({ failure: 'groq_tpd' }, { failure: 'groq_503' }, { text: 'Soup is ready.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'dinner?', mentionsBot: true });
	await whole.answered(/left today/);
	const ledger = new DatabaseSync(join(folder, 'potluck-ledger.sqlite'), { readOnly: true });
	const charged = ledger
		.prepare('SELECT outcome, tokens FROM model_attempts ORDER BY at')
		.all()
		.map(({ outcome, tokens }) => [outcome, Number(tokens) > 1_000 ? 'reserved' : tokens]);
	ledger.close();
	expect(charged).toEqual([
		['failed', 0],
		['failed', 'reserved'],
		['answered', expect.any(Number)],
	]);
	await whole.end();
});
