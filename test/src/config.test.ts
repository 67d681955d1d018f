import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dotenv from 'dotenv';
import { describe, expect, test } from 'vitest';
import { variables } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

const enough = { DISCORD_TOKEN: 'aaaa.bbbb.cccc', OPENROUTER_API_KEY: 'sk-or-v1-0123456789' };

function complaintsAbout(environment: Record<string, string>) {
	try {
		readConfig(environment);
	} catch (error) {
		if (error instanceof ConfigError) return error.complaints;
		throw error;
	}
	return [];
}

describe('readConfig', () => {
	test('two keys are enough, and the defaults are those of the README', () => {
		const config = readConfig(enough);
		expect(config.discord.apiUrl).toBe('https://discord.com/api');
		expect(config.openRouter).toEqual({
			key: enough.OPENROUTER_API_KEY,
			baseUrl: 'https://openrouter.ai/api/v1',
		});
		expect(config).toMatchObject({ groq: undefined, google: undefined, extra: undefined });
		expect(config.alertWebhookUrl).toBeUndefined();
		expect(config.storeUrl).toBe('sqlite://data/potluck.sqlite');
		expect(config.ledgerPath).toBe('data/potluck-ledger.sqlite');
		expect(config.http).toEqual({ host: '127.0.0.1', port: 8080 });
		expect(config.retentionDays).toBe(30);
		expect(config.limits).toEqual({ perMinute: undefined, perDay: undefined });
		expect(config.withoutEffect).toEqual([]);
	});

	test('every complaint comes in one report, with how to mend it', () => {
		const complaints = complaintsAbout({
			DISCORD_TOKEN: 'nonsense',
			HTTP_PORT: '99999',
			STORE_URL: 'postgres://db',
			LOG_LEVEL: 'loud',
			RETENTION_DAYS: '-1',
		});
		expect(complaints.map(({ variable }) => variable).sort()).toEqual([
			'DISCORD_TOKEN',
			'HTTP_PORT',
			'LOG_LEVEL',
			'OPENROUTER_API_KEY',
			'RETENTION_DAYS',
			'STORE_URL',
		]);
		for (const { expected, remedy } of complaints) {
			expect(expected).toMatch(/expected/);
			expect(remedy.length).toBeGreaterThan(5);
		}
	});

	test.each([
		['OPENROUTR_API_KEY', 'OPENROUTER_API_KEY'],
		['OPENROUTER_KEY', 'OPENROUTER_API_KEY'],
		['GROQ_KEY', 'GROQ_API_KEY'],
		['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
		['DISCORD_TOKEN_FIL', 'DISCORD_TOKEN_FILE'],
	])('%s: did you mean %s?', (wrong, right) => {
		const environment: Record<string, string> = { ...enough, [wrong]: 'x' };
		const isToken = right.startsWith('DISCORD_TOKEN');
		delete environment[isToken ? 'DISCORD_TOKEN' : 'OPENROUTER_API_KEY'];
		const complaints = complaintsAbout(environment);
		expect(complaints).toContainEqual(
			expect.objectContaining({ variable: wrong, remedy: `Did you mean ${right}?` }),
		);
		expect(complaints).toHaveLength(1);
	});

	test('a misspelt name that the bot can start without is a hint, since it may be another program’s', () => {
		const { hints } = readConfig({ ...enough, RETENTON_DAYS: '7', HTTPS_PORT: '443' });
		expect(hints.map(({ variable, remedy }) => [variable, remedy])).toEqual([
			['RETENTON_DAYS', 'Did you mean RETENTION_DAYS?'],
			['HTTPS_PORT', 'Did you mean HTTP_PORT?'],
		]);
	});

	test('a file that cannot be read is one complaint, not two', () => {
		const { OPENROUTER_API_KEY: _, ...rest } = enough;
		const complaints = complaintsAbout({ ...rest, OPENROUTER_API_KEY_FILE: '/nowhere/at/all' });
		expect(complaints.map(({ variable }) => variable)).toEqual(['OPENROUTER_API_KEY_FILE']);
	});

	test('with another provider a name that is like a key may be another program’s', () => {
		const { OPENROUTER_API_KEY: _, ...rest } = enough;
		const groq = { ...rest, GROQ_API_KEY: 'gsk_0123456789' };
		expect(complaintsAbout({ ...groq, OPENROUTER_KEY: 'x', GEMINI_APIKEY: 'x' })).toEqual([]);
		const { hints } = readConfig({ ...groq, GEMINI_APIKEY: 'x' });
		expect(hints.map(({ remedy }) => remedy)).toEqual(['Did you mean GEMINI_API_KEY?']);
	});

	test.each([
		['https://cdn.example.org', true],
		['http://127.0.0.1:8080', true],
		['http://localhost:8080', true],
		['http://cdn.example.org', false],
		['http://127.0.0.1.example.org', false],
		['nonsense', false],
	])('attachments from %s: %s', (address, isTaken) => {
		const complaints = complaintsAbout({ ...enough, DISCORD_CDN_URL: address });
		expect(complaints.map(({ variable }) => variable)).toEqual(isTaken ? [] : ['DISCORD_CDN_URL']);
	});

	test('an address that holds a name and a password is refused, and not repeated', () => {
		for (const variable of ['OPENROUTER_BASE_URL', 'ALERT_WEBHOOK_URL', 'DISCORD_CDN_URL']) {
			for (const login of ['cook:soup-secret@', 'soup-secret@']) {
				const address = `https://${login}example.org/v1`;
				const complaints = complaintsAbout({ ...enough, [variable]: address });
				expect(complaints.map((complaint) => complaint.variable)).toEqual([variable]);
				expect(JSON.stringify(complaints)).not.toContain('soup-secret');
			}
			const address = 'https://example.org/@me';
			expect(complaintsAbout({ ...enough, [variable]: address })).toEqual([]);
		}
	});

	test('names that other programs use are left alone', () => {
		const others = {
			HTTP_PROXY: 'x',
			HTTPS_PROXY: 'x',
			DISCORD_CLIENT_ID: '1',
			LOGNAME: 'x',
			PATH: 'x',
		};
		expect(complaintsAbout({ ...enough, ...others })).toEqual([]);
	});

	test('an empty value is an unset one', () => {
		expect(readConfig({ ...enough, HTTP_PORT: '', DEFAULT_MODEL: ' ' }).http.port).toBe(8080);
	});

	test('what a later version will use is accepted and named', () => {
		const config = readConfig({ ...enough, SHARD_COUNT: '2', DASHBOARD_TOKEN: 'x' });
		expect([...config.withoutEffect].sort()).toEqual(['DASHBOARD_TOKEN', 'SHARD_COUNT']);
	});

	test('a secret can come from a file, but not from two places or from nowhere', () => {
		const folder = mkdtempSync(join(tmpdir(), 'potluck-config-'));
		const file = join(folder, 'token');
		writeFileSync(file, 'from.the.file\n');
		try {
			const { DISCORD_TOKEN: _, ...rest } = enough;
			expect(readConfig({ ...rest, DISCORD_TOKEN_FILE: file }).discord.token).toBe('from.the.file');
			expect(complaintsAbout({ ...enough, DISCORD_TOKEN_FILE: file })[0]?.expected).toMatch(
				/only one/,
			);
			const missing = complaintsAbout({ ...rest, DISCORD_TOKEN_FILE: join(folder, 'none') });
			expect(missing[0]?.variable).toBe('DISCORD_TOKEN_FILE');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	test('no complaint repeats the value of a secret', () => {
		const secret = 'sk or v1 with spaces';
		const complaints = complaintsAbout({ DISCORD_TOKEN: 'tooshort', OPENROUTER_API_KEY: secret });
		expect(JSON.stringify(complaints)).not.toContain(secret);
		expect(JSON.stringify(complaints)).not.toContain('tooshort');
	});

	test('the names of every secret value are known for redaction', () => {
		expect(readConfig(enough).secrets).toEqual([enough.DISCORD_TOKEN, enough.OPENROUTER_API_KEY]);
	});
});

describe('the providers', () => {
	const { OPENROUTER_API_KEY: _, ...token } = enough;
	const ollama = {
		EXTRA_PROVIDER_URL: 'http://127.0.0.1:11434/v1/',
		EXTRA_PROVIDER_MODELS: 'llama3.2, qwen3:8b,,llama3.2',
	};

	test('without any of them there is one complaint, which names all four', () => {
		const complaints = complaintsAbout(token);
		expect(complaints).toHaveLength(1);
		expect(complaints[0]?.variable).toBe('OPENROUTER_API_KEY');
		expect(complaints[0]?.expected).toMatch(/GROQ_API_KEY, GEMINI_API_KEY.*EXTRA_PROVIDER_URL/);
	});

	test.each([
		[{ OPENROUTER_API_KEY: 'sk-or-v1-0123456789' }],
		[{ GROQ_API_KEY: 'gsk_0123456789' }],
		[{ GEMINI_API_KEY: 'AIza0123456789' }],
		[ollama],
	])('one of them is enough: %o', (provider) => {
		expect(complaintsAbout({ ...token, ...provider })).toEqual([]);
	});

	test('each has its key and its address', () => {
		const config = readConfig({
			...token,
			GROQ_API_KEY: 'gsk_0123456789',
			GEMINI_API_KEY: 'AIza0123456789',
			GEMINI_BASE_URL: 'https://proxy.example.org/google/',
		});
		expect(config.openRouter).toBeUndefined();
		expect(config.groq).toEqual({
			key: 'gsk_0123456789',
			baseUrl: 'https://api.groq.com/openai/v1',
		});
		expect(config.google).toEqual({
			key: 'AIza0123456789',
			baseUrl: 'https://proxy.example.org/google',
		});
		expect(config.secrets).toEqual([token.DISCORD_TOKEN, 'gsk_0123456789', 'AIza0123456789']);
	});

	test('a server of one’s own needs no key, and its models are a list', () => {
		expect(readConfig({ ...token, ...ollama }).extra).toEqual({
			name: 'extra',
			baseUrl: 'http://127.0.0.1:11434/v1',
			key: undefined,
			models: ['llama3.2', 'qwen3:8b'],
		});
		const named = {
			...token,
			...ollama,
			EXTRA_PROVIDER_NAME: 'Ollama-2',
			EXTRA_PROVIDER_KEY: 'k-0123456',
		};
		expect(readConfig(named).extra).toMatchObject({ name: 'ollama-2', key: 'k-0123456' });
	});

	test.each(['EXTRA_PROVIDER_NAME', 'EXTRA_PROVIDER_KEY'])(
		'%s alone is not silently without effect, whoever else answers',
		(name) => {
			for (const others of [token, enough]) {
				const complaints = complaintsAbout({ ...others, [name]: 'ollama-of-mine' });
				expect(complaints.map(({ variable }) => variable)).toEqual([
					'EXTRA_PROVIDER_URL',
					'EXTRA_PROVIDER_MODELS',
				]);
			}
		},
	);

	test('a misspelt name of it says what was meant', () => {
		const { EXTRA_PROVIDER_MODELS, ...rest } = { ...token, ...ollama };
		const complaints = complaintsAbout({ ...rest, EXTRA_PROVIDER_MODEL: EXTRA_PROVIDER_MODELS });
		expect(complaints.map(({ variable, remedy }) => [variable, remedy])).toEqual([
			['EXTRA_PROVIDER_MODEL', 'Did you mean EXTRA_PROVIDER_MODELS?'],
		]);
	});

	test('a key so short that it stands for nothing is none', () => {
		const complaints = complaintsAbout({ ...token, ...ollama, EXTRA_PROVIDER_KEY: 'x' });
		expect(complaints[0]?.remedy).toBe('Leave it out when that server asks for none.');
	});

	test.each(['openrouter', 'Groq', 'google', 'my server', 'a:b', '-x', 'ö', 'x'.repeat(33)])(
		'%s is no name for it',
		(name) => {
			const complaints = complaintsAbout({ ...token, ...ollama, EXTRA_PROVIDER_NAME: name });
			expect(complaints.map(({ variable }) => variable)).toEqual(['EXTRA_PROVIDER_NAME']);
		},
	);

	test.each([
		['EXTRA_PROVIDER_URL', 'EXTRA_PROVIDER_MODELS'],
		['EXTRA_PROVIDER_MODELS', 'EXTRA_PROVIDER_URL'],
	] as const)('%s without %s is half a provider', (given, missing) => {
		const complaints = complaintsAbout({ ...enough, [given]: ollama[given] });
		expect(complaints.map(({ variable }) => variable)).toEqual([missing]);
	});

	test.each([',', 'two words', 'x'.repeat(201)])('%j are no models', (models) => {
		const complaints = complaintsAbout({ ...token, ...ollama, EXTRA_PROVIDER_MODELS: models });
		expect(complaints.map(({ variable }) => variable)).toEqual(['EXTRA_PROVIDER_MODELS']);
	});

	test('the webhook for alerts is taken, and kept out of the log', () => {
		const url = 'https://discord.com/api/webhooks/1/token';
		const config = readConfig({ ...enough, ALERT_WEBHOOK_URL: url });
		expect(config.alertWebhookUrl).toBe(url);
		expect(config.secrets).toContain(url);
		expect(config.withoutEffect).toEqual([]);
	});
});

describe('.env.example', () => {
	const example = readFileSync('.env.example', 'utf8');
	const shown = dotenv.parse(example.replace(/^# (?=[A-Z_]+=)/gm, ''));

	test('names every variable, and no other', () => {
		expect(Object.keys(shown).sort()).toEqual(Object.keys(variables).sort());
	});

	test('is accepted with the two keys filled in, examples and defaults included', () => {
		expect(complaintsAbout({ ...shown, ...enough })).toEqual([]);
		expect(complaintsAbout({ ...dotenv.parse(example), ...enough })).toEqual([]);
	});
});
