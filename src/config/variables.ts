import { z } from 'zod';

/** With a name and a password in it no request can be made, and it would be a secret that nobody treats as one. */
const hasLogin = (value: string) => /^https?:\/\/[^/?#]*@/i.test(value);
const address = z
	.url({ protocol: /^https?$/ })
	.refine((value) => !hasLogin(value))
	.transform((value) => value.replace(/\/+$/, ''));
/** What people attach comes from there, so nobody on the way may read or change it. */
const safeAddress = address.refine((value) => {
	const { hostname, protocol } = new URL(value);
	return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
});
const wholeNumber = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d+$/)
		.transform(Number)
		.refine((value) => value >= least && value <= most);
const text = z.string();
const key = text.regex(/^\S{8,}$/);

/** Their names begin the ids of their models, so no other provider may have them. */
const KNOWN_PROVIDERS: readonly string[] = ['openrouter', 'groq', 'google'];

const namesIn = (list: string) => [
	...new Set(list.split(',').flatMap((name) => name.trim() || [])),
];
const areModels = (names: readonly string[]) =>
	names.length > 0 && names.every((name) => /^\S{1,200}$/.test(name));

const SYSTEM_PROMPT =
	'You are Potluck, a helpful assistant in a Discord chat. Answer in the language of the question, clearly and to the point, in Discord Markdown.';

const anAddress =
	'expected an address that starts with http:// or https://, without a name and password in it';

/**
 * Every variable that the bot reads (README has the same table). `secret`: also readable from the file that `NAME_FILE`
 * names, and never printed. `later`: accepted, without effect in this version.
 */
export const variables = {
	DISCORD_TOKEN: {
		schema: text.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
		expected: 'expected the token of your bot, three parts joined by dots',
		remedy: 'Copy it from Discord Developer Portal → your application → Bot → Reset Token.',
		secret: true,
	},
	DISCORD_API_URL: {
		schema: address.default('https://discord.com/api'),
		expected: anAddress,
		remedy: 'Leave it out unless Discord is reached through a proxy.',
	},
	DISCORD_CDN_URL: {
		schema: safeAddress.optional(),
		expected: 'expected an address that starts with https://, or with http:// on this machine',
		remedy: 'Leave it out unless attachments come through a proxy.',
	},
	DISCORD_GUILD_ID: {
		schema: text.regex(/^\d{15,21}$/).optional(),
		expected: 'expected the id of a server, 15 to 21 digits',
		remedy:
			'Switch on Developer Mode in Discord, right-click the server, Copy Server ID; or leave it out.',
	},
	OPENROUTER_API_KEY: {
		schema: key.optional(),
		expected: 'expected the key of an OpenRouter account',
		remedy: 'Make one for free at https://openrouter.ai/settings/keys.',
		secret: true,
	},
	OPENROUTER_BASE_URL: {
		schema: address.default('https://openrouter.ai/api/v1'),
		expected: anAddress,
		remedy: 'Leave it out unless OpenRouter is reached through a proxy.',
	},
	GROQ_API_KEY: {
		schema: key.optional(),
		expected: 'expected the key of a Groq account',
		remedy: 'Make one for free at https://console.groq.com/keys, or leave it out.',
		secret: true,
	},
	GROQ_BASE_URL: {
		schema: address.default('https://api.groq.com/openai/v1'),
		expected: anAddress,
		remedy: 'Leave it out unless Groq is reached through a proxy.',
	},
	GEMINI_API_KEY: {
		schema: key.optional(),
		expected: 'expected a key of Google AI Studio',
		remedy: 'Make one for free at https://aistudio.google.com/apikey, or leave it out.',
		secret: true,
	},
	GEMINI_BASE_URL: {
		schema: address.default('https://generativelanguage.googleapis.com/v1beta/openai'),
		expected: anAddress,
		remedy: 'Leave it out unless Google is reached through a proxy.',
	},
	EXTRA_PROVIDER_NAME: {
		schema: text
			.toLowerCase()
			.regex(/^[a-z\d][a-z\d-]{0,31}$/)
			.refine((name) => !KNOWN_PROVIDERS.includes(name))
			.default('extra'),
		expected: `expected a short name of letters, digits and -, but none of ${KNOWN_PROVIDERS.join(', ')}`,
		remedy: 'Leave it out for extra, or choose another one, such as ollama.',
	},
	EXTRA_PROVIDER_URL: {
		schema: address.optional(),
		expected: anAddress,
		remedy: 'Set it like http://127.0.0.1:11434/v1 (a local Ollama), or leave it out.',
	},
	EXTRA_PROVIDER_KEY: {
		schema: key.optional(),
		expected: 'expected a key of at least 8 characters, without spaces',
		remedy: 'Leave it out when that server asks for none.',
		secret: true,
	},
	EXTRA_PROVIDER_MODELS: {
		schema: text.transform(namesIn).refine(areModels).optional(),
		expected: 'expected the names of models that cost nothing, separated by commas',
		remedy: 'Set it like llama3.2,qwen3:8b, as that server names them.',
	},
	STORE_URL: {
		schema: text.regex(/^sqlite:\/\/[^?]+\.\w+$/).default('sqlite://data/potluck.sqlite'),
		expected: 'expected sqlite:// and the path of a file (Redis is not supported by this version)',
		remedy:
			'Leave it out to keep data/potluck.sqlite, or set it like sqlite:///var/lib/potluck/potluck.sqlite.',
	},
	DEFAULT_MODEL: {
		schema: text.regex(/^\S{1,200}$/).optional(),
		expected: 'expected the id of a free model, such as author/model:free',
		remedy: 'Leave it out to let the bot choose from the live list.',
	},
	SYSTEM_PROMPT: {
		schema: text.max(8000).default(SYSTEM_PROMPT),
		expected: 'expected at most 8000 characters',
		remedy: 'Shorten it: it is sent with every question.',
	},
	OPENROUTER_REQUESTS_PER_MINUTE: {
		schema: wholeNumber(1, 1000).optional(),
		expected: 'expected a whole number from 1 to 1000',
		remedy: 'Leave it out to use what the provider allows; a lower number keeps some back.',
	},
	OPENROUTER_REQUESTS_PER_DAY: {
		schema: wholeNumber(1, 1_000_000).optional(),
		expected: 'expected a whole number from 1 to 1000000',
		remedy: 'Leave it out to use what the provider allows; a lower number keeps some back.',
	},
	HTTP_HOST: {
		schema: text.regex(/^[\w.:-]+$/).default('127.0.0.1'),
		expected: 'expected an address to listen on, such as 127.0.0.1 or 0.0.0.0',
		remedy: 'Leave it out to listen on this machine only.',
	},
	HTTP_PORT: {
		schema: wholeNumber(0, 65_535).default(8080),
		expected: 'expected a port from 1 to 65535, or 0 for none',
		remedy: 'Leave it out for 8080.',
	},
	DASHBOARD_TOKEN: {
		schema: text.optional(),
		expected: 'expected a token',
		remedy: 'Leave it out.',
		secret: true,
		later: true,
	},
	ALERT_WEBHOOK_URL: {
		schema: address.optional(),
		expected: anAddress,
		remedy: 'Copy it from Discord: channel settings → Integrations → Webhooks; or leave it out.',
		secret: true,
	},
	SHARD_IDS: {
		schema: text.regex(/^\d+(,\d+)*$/).optional(),
		expected: 'expected shard numbers, separated by commas',
		remedy: 'Leave it out.',
		later: true,
	},
	SHARD_COUNT: {
		schema: wholeNumber(1, 100_000).optional(),
		expected: 'expected a whole number from 1',
		remedy: 'Leave it out.',
		later: true,
	},
	LOG_LEVEL: {
		schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
		expected: 'expected debug, info, warn, error or silent',
		remedy: 'Leave it out for info.',
	},
	LOG_FORMAT: {
		schema: z.enum(['pretty', 'json']).optional(),
		expected: 'expected pretty or json',
		remedy: 'Leave it out: pretty on a terminal, json elsewhere.',
	},
	RETENTION_DAYS: {
		schema: wholeNumber(0, 3650).default(30),
		expected: 'expected a whole number of days from 0 to 3650',
		remedy: 'Leave it out for 30; 0 keeps conversations in memory only.',
	},
} as const;

export type VariableName = keyof typeof variables;
