import { afterEach, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { createLeapingClock } from '../helpers/leaping-clock.ts';
import { startWhole, type Whole } from '../helpers/whole.ts';
import { startServer } from '../src/providers/support.ts';

const CHOSEN = 'google/gemma-4-31b-it:free';

let whole: Whole;
afterEach(() => whole.end({ refusalsExpected: false }));

function say(content: string, { userId = whole.ada.id } = {}): void {
	whole.discord.say({ channelId: whole.channel.id, userId, content, mentionsBot: true });
}

const asked = () => whole.provider.requests.map(({ body }) => body?.model);

test('a busy model is followed by another before anything is seen, and the line below says so', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answerModel(CHOSEN, { failure: 'upstream_429' });
	whole.provider.answer({ text: 'Soup.' });
	say('dinner?');
	const said = await whole.answered(/left today/);
	expect(said).toMatch(/^Soup\.\n-# (?!Gemma 4 31B)\S.* \(chosen model was busy\) · /);
	expect(said).not.toMatch(/rate-limited|upstream|user_x/);
	expect(whole.provider.requests.reduce((all, { tried }) => all + tried, 0)).toBe(2);
});

test('when every model is busy, three are tried at most, and there is one clear sentence', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answer({ failure: 'upstream_429' });
	say('dinner?');
	const said = await whole.answered(/None of the free models/);
	expect(said).toMatch(/Please try again <t:\d+:R>\.$/);
	expect(whole.provider.requests.reduce((all, { tried }) => all + tried, 0)).toBe(3);
	expect(whole.answers()).toHaveLength(1);
});

test.each(['doc_500', 'doc_503', 'doc_529', '404_1', 'provider_400', 'harness_gate'] as const)(
	'%s of the chosen model costs the person nothing but a moment',
	async (failure) => {
		whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
		whole.provider.answerModel(CHOSEN, { failure });
		whole.provider.answer({ text: 'Soup.' });
		say('dinner?');
		expect(await whole.answered(/left today/)).toMatch(/^Soup\./);
	},
);

test('when the shared day is spent another provider answers, and its own budget is told', async () => {
	whole = await startWhole({
		groq: true,
		provider: { dayLimit: 2 },
		environment: { DEFAULT_MODEL: CHOSEN },
	});
	whole.provider.useOutside(2);
	whole.groq.answer({ text: 'Soup from Groq.' });
	say('dinner?');
	const said = await whole.answered(/Soup from Groq/);
	await whole.answered(/left today/);
	expect(
		whole
			.answers()
			.map(({ content }) => content)
			.join(),
	).toMatch(/\(chosen model is used up\) · .*\/1000 left today/);
	expect(said).toBeDefined();
	expect(whole.groq.requests).toHaveLength(1);
});

test.each([{ failure: 'doc_502' }, { html502: true }, { cutBeforeHeaders: true }] as const)(
	'when the provider of the chosen model is down another one answers: %j',
	async (script) => {
		whole = await startWhole({ groq: true, environment: { DEFAULT_MODEL: CHOSEN } });
		whole.provider.answer(script);
		whole.groq.answer({ text: 'Soup from Groq.' });
		say('dinner?');
		expect(await whole.answered(/left today/)).toMatch(/^Soup from Groq/);
		expect(whole.provider.requests.reduce((all, { tried }) => all + tried, 0)).toBeLessThan(3);
	},
);

test('a model of the same name elsewhere is told apart from the chosen one', async () => {
	whole = await startWhole({
		groq: true,
		provider: { dayLimit: 2 },
		environment: { DEFAULT_MODEL: 'openai/gpt-oss-20b:free' },
	});
	whole.provider.useOutside(2);
	whole.groq.answer({ text: 'Soup from Groq.' });
	say('dinner?');
	expect(await whole.answered(/left today/)).toMatch(
		/-# groq:openai\/gpt-oss-20b \(chosen model is used up\)/,
	);
});

test('one provider after another: Google answers in its own words when Groq has no room', async () => {
	whole = await startWhole({ openRouter: false, groq: true, google: true });
	whole.groq.answer({ failure: 'groq_tpd' });
	whole.google.answer({ text: 'Soup from Google.' });
	say('dinner?');
	await whole.answered(/Soup from Google/);
});

test('a key that is rejected alerts the operator once, is shown, and others answer meanwhile', async () => {
	const alerts: string[] = [];
	const webhook = await startServer(async (request, response) => {
		for await (const chunk of request) alerts.push(JSON.parse(String(chunk)).content);
		response.writeHead(204).end();
	});
	whole = await startWhole({
		groq: true,
		environment: {
			DEFAULT_MODEL: CHOSEN,
			ALERT_WEBHOOK_URL: `${webhook}/webhooks/1/secret-of-the-webhook`,
			OPENROUTER_API_KEY: `sk-or-v1-${'f'.repeat(64)}`,
		},
	});
	whole.groq.answer({ text: 'Soup from Groq.' });
	for (let round = 1; round <= 3; round++) {
		say(`dinner ${round}?`);
		await eventually(() => expect(whole.groq.requests).toHaveLength(round));
	}
	await eventually(() => expect(alerts).toHaveLength(1));
	expect(alerts[0]).toMatch(/^OpenRouter rejects the bot’s key/);
	expect(whole.logged()).not.toContain('secret-of-the-webhook');
	expect(whole.provider.requests.length).toBeLessThanOrEqual(1);
});

test('a dead key is tried every five minutes at most, be it for a list or for an answer', async () => {
	const clock = createLeapingClock();
	whole = await startWhole({
		clock,
		groq: true,
		environment: {
			DEFAULT_MODEL: 'groq:openai/gpt-oss-120b',
			GROQ_API_KEY: 'gsk_of_somebody_else',
		},
	});
	const { calls, requests } = whole.groq;
	whole.provider.answer({ text: 'Soup.' });
	for (let round = 1; round <= 7; round++) {
		say(`dinner ${round}?`);
		await eventually(() => expect(whole.provider.requests).toHaveLength(round));
		await clock.leap(60_000);
	}
	expect([calls.length, requests.length]).toEqual([1, 1]);
	expect(await whole.answered(/chosen provider is closed/)).not.toContain('key');
});

test('a model that charges is never asked again, also after a restart', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answerModel(CHOSEN, { text: 'Dear soup.', cost: 0.002 });
	whole.provider.answer({ text: 'Free soup.' });
	say('dinner?');
	await whole.answered(/Dear soup/);
	await eventually(() => expect(whole.logged()).toContain('reported a cost'));
	await whole.restart();
	say('and for dessert?');
	await whole.answered(/Free soup/);
	expect(asked().filter((model) => model === CHOSEN)).toHaveLength(1);
});

test('a model that charged is none that can be chosen, and who had chosen it is told who answers', async () => {
	whole = await startWhole();
	const run = (name: string, options = {}) =>
		whole.discord.command({ userId: whole.ada.id, channelId: whole.channel.id, name, options });
	await run('model', { model: CHOSEN }).shows(/from now on/);
	whole.provider.answerModel(CHOSEN, { text: 'Dear soup.', cost: 0.002 });
	whole.provider.answer({ text: 'Free soup.' });
	await run('ask', { prompt: 'dinner?' }).shows(/Dear soup/);
	await eventually(() => expect(whole.logged()).toContain('reported a cost'));
	await run('model').shows(/^\*\*Gemma 4 31B\*\* was chosen here but is not free any more/);
	const told = await run('ask', { prompt: 'dessert?' }).shows(/Free soup/);
	expect(told).toMatch(/Gemma 4 31B is not free any more; .* answers meanwhile/);
	const refused = await run('model', { model: CHOSEN }).shows(/There is no free model/);
	expect(refused.match(/gemma-4-31b-it/g)).toHaveLength(1);
	expect(asked().filter((model) => model === CHOSEN)).toHaveLength(1);
});

test('a model that charges for an answer without a word is never asked again, and another answers', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answerModel(CHOSEN, { emptyAnswer: true, cost: 0.002 });
	whole.provider.answer({ text: 'Free soup.' });
	say('dinner?');
	await whole.answered(/Free soup/);
	expect(whole.logged()).toContain('reported a cost');
	say('and for dessert?');
	await whole.answered(/left today.*left today/s);
	expect(whole.provider.requests.map(({ tried }) => tried)).toEqual([1, 1, 1]);
	expect(asked().filter((model) => model === CHOSEN)).toHaveLength(1);
});

test('what a substitute declines is said of the substitute', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answerModel(CHOSEN, { failure: 'doc_503' });
	whole.provider.answer({ text: 'Soup.' });
	say('dinner?');
	await whole.answered(/left today/);
	whole.provider.answer({ failure: 'moderation' });
	say('and for dessert?');
	expect(await whole.answered(/declined/)).toMatch(/provider of (?!Gemma 4 31B)\S.* declined/);
});

test('when a substitute breaks off in the middle, it is the one that is named', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answerModel(CHOSEN, { failure: 'upstream_429' });
	whole.provider.answer({ text: 'Soup with salt and pepper.', cutSocketAfter: 12 });
	say('dinner?');
	const said = await whole.answered(/left today/);
	expect(said).toMatch(/-# (?!Gemma 4 31B)\S.* \(chosen model was busy\) · /);
	expect(said).not.toContain('Gemma 4 31B');
});

test('who asks the router of OpenRouter reads who spoke, and nothing of a substitute', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: 'openrouter/free' } });
	whole.provider.answer({ text: 'Soup.' });
	say('dinner?');
	const said = await whole.answered(/left today/);
	expect(said).not.toMatch(/Router|chosen/);
});

test('an answer under the name of another model is shown under that name', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answer({ text: 'Soup.', model: 'openai/gpt-oss-20b:free' });
	say('dinner?');
	expect(await whole.answered(/left today/)).toMatch(/-# gpt-oss-20b/i);
});

test('what is no name of a model is not shown as one', async () => {
	whole = await startWhole({ environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answer({ text: 'Soup.', model: '**x**\n# @everyone http://evil.example' });
	say('dinner?');
	expect(await whole.answered(/left today/)).toMatch(/^Soup\.\n-# Gemma 4 31B · /);
});

test('who asks a server at home is not shown what that server calls its file', async () => {
	whole = await startWhole({ openRouter: false, extra: true });
	whole.extra.answer({ text: 'Soup.', model: '/home/operator/models/llama.gguf' });
	say('dinner?');
	expect(await whole.answered(/\d s/)).toMatch(/^Soup\.\n-# llama3\.2:latest · /);
});

test('a provider that is slow for a minute still answers', async () => {
	const clock = createLeapingClock();
	whole = await startWhole({ clock, environment: { DEFAULT_MODEL: CHOSEN } });
	whole.provider.answer({ text: 'Late soup.', firstTokenDelayMs: 60_000 });
	say('dinner?');
	await eventually(() => expect(whole.provider.requests).toHaveLength(1));
	await clock.leap(60_000);
	expect(await whole.answered(/Late soup/)).toBeDefined();
	expect(whole.provider.requests).toHaveLength(1);
});
