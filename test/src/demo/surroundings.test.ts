import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { botEnvironment, realModels } from '../../../src/demo/surroundings.ts';

const discord = {
	url: 'http://127.0.0.1:4000',
	cdnUrl: 'http://127.0.0.1:4001',
	token: 'aaa.bbb.ccc',
};

test('without a key the models are stand-ins', () => {
	expect(
		realModels({ OPENROUTER_BASE_URL: 'https://example.org', DISCORD_TOKEN: 'x.y.z' }),
	).toBeUndefined();
});

test('with a key the bot gets what was set about models, and nothing else of the environment', () => {
	const models = realModels({
		OPENROUTER_API_KEY: 'sk-or-v1-0123456789',
		OPENROUTER_BASE_URL: 'https://example.org/api/v1',
		DISCORD_TOKEN: 'real.discord.token',
		STORE_URL: 'sqlite:///var/lib/real.sqlite',
		HTTP_PORT: '8080',
	});
	const config = readConfig(botEnvironment({ folder: '/tmp/x', discord, models: models ?? {} }));
	expect(config.openRouter).toEqual({
		key: 'sk-or-v1-0123456789',
		baseUrl: 'https://example.org/api/v1',
	});
	expect(config.discord).toMatchObject({
		token: 'aaa.bbb.ccc',
		apiUrl: 'http://127.0.0.1:4000/api',
	});
	expect(config.storeUrl).toBe('sqlite:///tmp/x/potluck.sqlite');
	expect(config.http.port).toBe(0);
});
