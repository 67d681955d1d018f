import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';

let whole: Whole;
beforeEach(async () => {
	whole = await startWhole();
});
afterEach(() => whole.end());

test('a mention is answered by a reply that pings nobody, with the facts under it', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Hello @everyone and <@1>, nice to meet you.' });
	const question = discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'who are you?',
		mentionsBot: true,
	});
	const said = await whole.answered(/nice to meet you\.[\s\S]*tok/);
	expect(said).toMatch(
		/\n-# .+ · \d+\.\d s · \d+ tok · 49\/50 left today\n-# I am an AI[^\n]+<\/privacy notice:\d+>$/,
	);
	const [answer] = whole.answers();
	expect(answer?.reference?.messageId).toBe(question.id);
	expect(answer?.mentions).toEqual({ userIds: [], roleIds: [], everyone: false });
	expect(provider.requests).toHaveLength(1);
	expect(discord.typing(channel.id).length).toBeGreaterThan(0);
});

test('what was said before is remembered, with who said it', async () => {
	const { discord, provider, channel, ada, bob } = whole;
	provider.answer({ text: 'Noted.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'I like tea', mentionsBot: true });
	await whole.answered(/Noted/);
	provider.answer({ text: 'Ada likes tea.' });
	discord.say({
		channelId: channel.id,
		userId: bob.id,
		content: 'what does Ada like?',
		mentionsBot: true,
	});
	await whole.answered(/Ada likes tea/);
	const sent = JSON.stringify(provider.requests[1]?.body?.messages);
	expect(sent).toContain('Ada: I like tea');
	expect(sent).toContain('Noted.');
	expect(sent).toContain('Bob: what does Ada like?');
	expect(sent).not.toContain('-# ');
});

test('one channel knows nothing of another, nor of a direct message', async () => {
	const { discord, provider, server, channel, ada } = whole;
	const secret = discord.openDirectMessage(ada.id);
	const elsewhere = discord.addChannel(server.id, { name: 'elsewhere' });
	provider.answer({ text: 'Noted.' });
	discord.say({ channelId: secret.id, userId: ada.id, content: 'the canary is yellow' });
	await whole.answered(/Noted/, secret.id);
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'the parrot is green',
		mentionsBot: true,
	});
	await whole.answered(/Noted/);
	discord.say({
		channelId: elsewhere.id,
		userId: ada.id,
		content: 'what colour?',
		mentionsBot: true,
	});
	await whole.answered(/Noted/, elsewhere.id);
	expect(JSON.stringify(provider.requests[2]?.body)).not.toMatch(/canary|parrot/);
});

test('/ask streams where it was asked, and its answer is part of the conversation', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'The answer is 42.' });
	const asked = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'what is the answer?' },
	});
	await asked.shows(/42\.[\s\S]*left today/);
	expect(asked.ephemeral).toBe(false);
	discord.say({ channelId: channel.id, userId: ada.id, content: 'why?', mentionsBot: true });
	await whole.answered(/42[\s\S]*42/);
	expect(JSON.stringify(provider.requests[1]?.body)).toContain('what is the answer?');
});

test('a private /ask is seen by one person, reads the place’s history and leaves nothing in it', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Noted.' });
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'the parrot is green',
		mentionsBot: true,
	});
	await whole.answered(/Noted/);
	const asked = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt: 'my secret plan', private: true },
	});
	await asked.shows(/Noted[\s\S]*left today/);
	expect(asked.ephemeral).toBe(true);
	expect(JSON.stringify(provider.requests[1]?.body)).toContain('parrot');
	discord.say({ channelId: channel.id, userId: ada.id, content: 'go on', mentionsBot: true });
	await eventually(() => expect(provider.requests).toHaveLength(3));
	expect(JSON.stringify(provider.requests[2]?.body)).not.toContain('secret plan');
	await discord.waitFor(() => whole.answers().length === 2);
});

test('/ask without a prompt opens a form, and the form asks with the options given beside it', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'A long answer to a long question.' });
	const opened = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { model: 'openai/gpt-oss-20b:free' },
	});
	await opened.acknowledged();
	expect(opened.modal).toBeDefined();
	const fields = JSON.stringify(opened.modal).match(/"custom_id":"([^"]+)"/g) ?? [];
	const field = fields.at(-1)?.slice('"custom_id":"'.length, -1) ?? '';
	const submitted = discord.submitModal(opened, { [field]: 'a long question' });
	await submitted.shows(/A long answer/);
	expect(provider.requests[0]?.body?.model).toBe('openai/gpt-oss-20b:free');
});

test('a text file is read, anything else gets a clear sentence and the question is still answered', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'I read it.' });
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'what does it say?',
		mentionsBot: true,
		attachments: [
			{
				name: 'notes.txt',
				bytes: new TextEncoder().encode('the cellar key is blue'),
				contentType: 'text/plain',
			},
			{
				name: 'cat.png',
				bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0]),
				contentType: 'image/png',
			},
		],
	});
	const said = await whole.answered(/I read it\.[\s\S]*left today/);
	expect(said).toContain('cat.png');
	expect(JSON.stringify(provider.requests[0]?.body)).toContain('the cellar key is blue');
});

test('a mention alone gets a short help and costs nothing', async () => {
	const { discord, provider, channel, ada } = whole;
	discord.say({ channelId: channel.id, userId: ada.id, content: '', mentionsBot: true });
	expect(await whole.answered(/Ask me anything/)).toMatch(/<\/ask:\d+>/);
	expect(provider.requests).toEqual([]);
});

test('the same message delivered again, also after a restart, is answered once', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'Once only.' });
	const question = discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'hi',
		mentionsBot: true,
	});
	await whole.answered(/Once only\.[\s\S]*left/);
	discord.repeatDelivery(question.id);
	await whole.restart();
	discord.repeatDelivery(question.id);
	const second = discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'again',
		mentionsBot: true,
	});
	await discord.waitFor(() =>
		whole.answers().some(({ reference }) => reference?.messageId === second.id),
	);
	expect(whole.answers()).toHaveLength(2);
	expect(provider.requests).toHaveLength(2);
	expect(JSON.stringify(provider.requests[1]?.body)).toContain('Once only.');
});

test('a question deleted while it is answered stops the request and leaves nothing', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'word '.repeat(200), durationMs: 60_000 });
	const question = discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'long?',
		mentionsBot: true,
	});
	await discord.waitFor(() => whole.answers().length === 1);
	discord.deleteMessage(question.id);
	await eventually(() => expect(provider.requests[0]?.aborted).toBe(true));
	await discord.waitFor(() => whole.answers()[0]?.deletedAtMs !== null);
	provider.answer({ text: 'Fresh.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'next', mentionsBot: true });
	await whole.answered(/Fresh/);
	expect(JSON.stringify(provider.requests[1]?.body)).not.toContain('long?');
});

test('an answer beyond four messages comes whole in a file', async () => {
	const { discord, provider, channel, ada } = whole;
	const paragraphs = Array.from(
		{ length: 120 },
		(_, index) => `Paragraph ${index}: ${'so many words '.repeat(8)}`,
	);
	const text = paragraphs.join('\n\n');
	provider.answer({ text });
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'tell me everything',
		mentionsBot: true,
	});
	await discord.waitFor(() => whole.answers().some(({ attachments }) => attachments.length > 0), {
		timeoutMs: 15_000,
	});
	const answers = whole.answers();
	expect(answers.length).toBeLessThanOrEqual(4);
	const [file] = answers.flatMap(({ attachments }) => attachments);
	expect(file?.name).toBe('answer.md');
	expect(new TextDecoder().decode(file?.bytes).trim()).toBe(text.trim());
});

test('nothing that was typed and no key or token reaches the log', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answerNext(
		{ text: 'the answer canary' },
		{ failure: 'provider_400' },
		{ text: 'cut', cutSocketAfter: 2 },
	);
	for (const content of [
		'first question canary',
		'second question canary',
		'third question canary',
	]) {
		discord.say({ channelId: channel.id, userId: ada.id, content, mentionsBot: true });
	}
	await discord.waitFor(() => whole.answers().length === 3);
	expect(whole.logged().length).toBeGreaterThan(100);
	expect(whole.logged()).not.toContain('canary');
	expect(whole.logged()).not.toContain(discord.token);
	expect(whole.logged()).not.toContain(provider.key);
});

test('a file to fetch lets nobody overtake: one person’s questions are asked in order', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer((request) => ({ text: `Heard ${request.number}` }));
	const bytes = new TextEncoder().encode('many words '.repeat(9000));
	discord.say({
		channelId: channel.id,
		userId: ada.id,
		content: 'FIRST: summarise this',
		mentionsBot: true,
		attachments: [{ name: 'long.txt', bytes, contentType: 'text/plain' }],
	});
	// A command is asked by itself, where a message would be added to the first.
	const second = discord.command({
		channelId: channel.id,
		userId: ada.id,
		name: 'ask',
		options: { prompt: 'SECOND: now in French' },
	});
	await eventually(() => expect(provider.requests).toHaveLength(2));
	const [first, next] = provider.requests.map(({ body }) => JSON.stringify(body));
	expect(first).toContain('FIRST');
	expect(next).toMatch(/FIRST[\s\S]*Heard 1[\s\S]*SECOND/);
	await second.shows('Heard 2');
});

test.each(['\u200b', ' \u2060 ', '\u202e\u202c', '\ud800'])(
	'%j is no question: a sentence, and nothing is spent',
	async (prompt) => {
		const { discord, provider, channel, ada } = whole;
		const asked = discord.command({
			userId: ada.id,
			channelId: channel.id,
			name: 'ask',
			options: { prompt },
		});
		await asked.shows('There is no question');
		expect(provider.requests).toEqual([]);
	},
);

test('a prompt of 4,000 emoji is within what Discord allows', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answer({ text: 'So many.' });
	const prompt = '🍲'.repeat(4000);
	const asked = discord.command({
		userId: ada.id,
		channelId: channel.id,
		name: 'ask',
		options: { prompt },
	});
	await asked.shows('So many.');
});

test('/reset reaches an answer that is being written: it stays on screen and out of the conversation', async () => {
	const { discord, provider, ada } = whole;
	const { id: channelId } = discord.openDirectMessage(ada.id);
	provider.answerNext({ text: 'the old story '.repeat(30), durationMs: 8_000 }, { text: 'Fresh.' });
	discord.say({ channelId, userId: ada.id, content: 'an old question' });
	await whole.answered(/old story/, channelId);
	const reset = discord.command({ userId: ada.id, channelId, name: 'reset' });
	await reset.shows('I have forgotten this conversation');
	await whole.answered(/old story[\s\S]*left today/, channelId);
	discord.say({ channelId, userId: ada.id, content: 'what do you remember?' });
	await whole.answered(/Fresh/, channelId);
	expect(JSON.stringify(provider.requests[1]?.body)).not.toContain('old');
});

test('an answer deleted before its last words landed is not kept', async () => {
	const { discord, provider, channel, ada } = whole;
	provider.answerNext({ text: 'the old story '.repeat(30), durationMs: 2000 }, { text: 'Fresh.' });
	discord.say({ channelId: channel.id, userId: ada.id, content: 'a tale?', mentionsBot: true });
	await whole.answered(/old story/);
	const [answer] = whole.answers();
	await eventually(() => expect(provider.requests[0]?.verdict.kind).toBe('answered'));
	discord.deleteMessage(answer?.id ?? '');
	await eventually(() => expect(whole.logged()).toContain('"outcome":"gone"'));
	discord.say({ channelId: channel.id, userId: ada.id, content: 'next', mentionsBot: true });
	await whole.answered(/Fresh/);
	expect(JSON.stringify(provider.requests[1]?.body)).not.toContain('old story');
});
