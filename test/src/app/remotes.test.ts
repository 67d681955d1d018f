import { expect, test } from 'vitest';
import { configuredProviders } from '../../../src/app/configured.ts';
import { createKeys } from '../../../src/app/keys.ts';
import { createRemotes } from '../../../src/app/remotes.ts';
import { createSystemClock } from '../../../src/clock.ts';
import { readConfig } from '../../../src/config.ts';
import type { AccountNews, ModelNews } from '../../../src/quota/quota.ts';
import { aModel } from '../../helpers/a-model.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createRecordingLease, gather, question, startServer } from '../providers/support.ts';

const token = { DISCORD_TOKEN: 'aaaa.bbbb.cccc' };
const groqKey = { GROQ_API_KEY: 'gsk_0123456789' };
const all = {
	...token,
	...groqKey,
	OPENROUTER_API_KEY: 'sk-or-v1-0123456789',
	GEMINI_API_KEY: 'AIza0123456789',
	EXTRA_PROVIDER_NAME: 'ollama',
	EXTRA_PROVIDER_URL: 'http://127.0.0.1:11434/v1',
	EXTRA_PROVIDER_MODELS: 'llama3.2',
};

const namesOf = (environment: Record<string, string>) =>
	configuredProviders(readConfig(environment)).map(({ row }) => row.name);

test('the providers with a key are set up, OpenRouter first, and a server of one’s own without', () => {
	expect(namesOf(all)).toEqual(['openrouter', 'groq', 'google', 'ollama']);
	expect(namesOf({ ...token, ...groqKey })).toEqual(['groq']);
});

test.each(namesOf({ ...all, EXTRA_PROVIDER_NAME: 'extra' }).slice(0, 3))(
	'a server of one’s own cannot be called %s',
	(name) => {
		expect(() => readConfig({ ...all, EXTRA_PROVIDER_NAME: name })).toThrow('EXTRA_PROVIDER_NAME');
	},
);

const silentAlerts = { raise: () => undefined, close: async () => undefined };

/** Asks Groq, which says what is left but has no room, and waits for what the quota is told. */
async function askGroq(learn: (news: AccountNews | ModelNews) => Promise<void>) {
	const baseUrl = await startServer((_, response) => {
		response.writeHead(429, {
			'Content-Type': 'application/json',
			'x-ratelimit-limit-requests': '1000',
			'x-ratelimit-remaining-requests': '0',
		});
		response.end('{}');
	});
	const { log, text } = createRecordingLog();
	const config = readConfig({ ...token, ...groqKey, GROQ_BASE_URL: baseUrl });
	const clock = createSystemClock();
	const providers = configuredProviders(config);
	const remotes = createRemotes(providers, {
		catalogue: { mayCall: () => true, findRemote: () => undefined },
		quota: { learn },
		keys: createKeys(providers, { alerts: silentAlerts, clock, log }),
		clock,
		log,
	});
	const groq = remotes.get('groq');
	if (!groq) throw new Error('no Groq');
	const models = [aModel('groq:x', { provider: 'groq', remoteId: 'x' })] as const;
	const request = { ...question, models: [...models] as const };
	const { signal } = new AbortController();
	const { failure } = await gather(
		groq.provider.stream(request, createRecordingLease().lease, signal),
	);
	return { groq, failure, log: text };
}

test('what a provider says of its limits reaches the quota, beside what came of the question', async () => {
	const heard: (AccountNews | ModelNews)[] = [];
	const { groq, failure } = await askGroq(async (news) => void heard.push(news));
	expect(failure).toEqual({ kind: 'busy' });
	expect(heard).toEqual([
		{
			provider: 'groq',
			remoteId: 'x',
			kind: 'model-limits',
			requestsPerDay: { limit: 1000, remaining: 0 },
		},
	]);
	expect(groq).toMatchObject({ modelsPerRequest: 1, sharesBudget: false });
});

test('a quota that cannot write it down leaves a line in the log and the question alone', async () => {
	const { failure, log } = await askGroq(() => Promise.reject(new Error('no ledger')));
	expect(failure).toEqual({ kind: 'busy' });
	expect(log()).toContain('could not be written down');
});

test('a rejected key of one provider closes that one only, and the operator is told which', () => {
	const { log, text } = createRecordingLog();
	const raised: string[] = [];
	const keys = createKeys(configuredProviders(readConfig(all)), {
		alerts: { ...silentAlerts, raise: (words) => raised.push(words) },
		clock: createSystemClock(),
		log,
	});
	keys.get('google')?.noteRejected('key');
	const closed = [...keys].filter(([, keyHealth]) => keyHealth.trouble());
	expect(closed.map(([name]) => name)).toEqual(['google']);
	expect(raised).toEqual([expect.stringMatching(/^Google AI Studio rejects the bot’s key/)]);
	keys.get('google')?.noteAccepted();
	expect(text()).toMatch(/"google".*takes our key again/);
});
