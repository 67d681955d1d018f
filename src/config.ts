import { dirname, join } from 'node:path';
import { z } from 'zod';
import { missingProviders } from './config/missing-providers.ts';
import { misspelt } from './config/misspelt.ts';
import { readSecretFiles } from './config/secret-files.ts';
import { type VariableName, variables } from './config/variables.ts';
import { type Complaint, ConfigError } from './errors.ts';

/** The environment, checked. Absent optional values are undefined; defaults are filled in. */
export type Config = {
	readonly discord: {
		readonly token: string;
		readonly apiUrl: string;
		readonly cdnUrl: string | undefined;
		readonly guildId: string | undefined;
	};
	/** Undefined without its key, as the next two; at least one of the four is there. */
	readonly openRouter: { readonly key: string; readonly baseUrl: string } | undefined;
	readonly groq: { readonly key: string; readonly baseUrl: string } | undefined;
	readonly google: { readonly key: string; readonly baseUrl: string } | undefined;
	/** Any further OpenAI-compatible server, and its models that cost nothing by the operator's word. */
	readonly extra:
		| {
				/** Lower-case letters, digits and `-`; none of the names above. */
				readonly name: string;
				readonly baseUrl: string;
				readonly key: string | undefined;
				readonly models: readonly string[];
		  }
		| undefined;
	/** A Discord webhook that gets the operator's alerts. */
	readonly alertWebhookUrl: string | undefined;
	readonly storeUrl: string;
	/** A file of its own beside the store's. */
	readonly ledgerPath: string;
	readonly defaultModel: string | undefined;
	readonly systemPrompt: string;
	readonly limits: { readonly perMinute: number | undefined; readonly perDay: number | undefined };
	readonly http: { readonly host: string; readonly port: number };
	readonly log: {
		readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
		readonly format: 'pretty' | 'json' | undefined;
	};
	readonly retentionDays: number;
	/** Names that are nearly one of ours, with what was probably meant. */
	readonly hints: readonly Complaint[];
	/** Variables that are set but do nothing in this version. */
	readonly withoutEffect: readonly string[];
	/** Values that must appear nowhere. */
	readonly secrets: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

const schema = z.object(
	Object.fromEntries(
		Object.entries(variables).map(([name, variable]) => [name, variable.schema]),
	) as { [Name in VariableName]: (typeof variables)[Name]['schema'] },
);

/** Pure but for reading the `X_FILE`s. Throws a ConfigError with every complaint at once. */
export function readConfig(environment: Environment): Config {
	const named = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
	) as Record<string, string>;
	const { values, complaints: unreadable } = readSecretFiles(named);
	const result = schema.safeParse(values);
	const misnamed = misspelt(Object.keys(named), Object.keys(values));
	const complaints = [
		...misnamed.complaints,
		...unreadable,
		...(result.success ? [] : wrongValues(result.error)),
		...missingProviders([
			...Object.keys(values),
			...unreadable.map(({ variable }) => variable.replace(/_FILE$/, '')),
			...misnamed.meant,
		]),
	].filter(({ variable }, index, all) => {
		const first = all.findIndex((other) => other.variable === variable);
		const isGiven = misnamed.meant.has(variable) || named[`${variable}_FILE`] !== undefined;
		return first === index && (!isGiven || named[variable] !== undefined);
	});
	if (!result.success || complaints.length > 0) throw new ConfigError(complaints);
	const set = result.data;
	const storePath = set.STORE_URL.slice('sqlite://'.length);
	return {
		discord: {
			token: set.DISCORD_TOKEN,
			apiUrl: set.DISCORD_API_URL,
			cdnUrl: set.DISCORD_CDN_URL,
			guildId: set.DISCORD_GUILD_ID,
		},
		openRouter: withKey(set.OPENROUTER_API_KEY, set.OPENROUTER_BASE_URL),
		groq: withKey(set.GROQ_API_KEY, set.GROQ_BASE_URL),
		google: withKey(set.GEMINI_API_KEY, set.GEMINI_BASE_URL),
		extra: extraOf(set),
		alertWebhookUrl: set.ALERT_WEBHOOK_URL,
		storeUrl: set.STORE_URL,
		ledgerPath: join(dirname(storePath), 'potluck-ledger.sqlite'),
		defaultModel: set.DEFAULT_MODEL,
		systemPrompt: set.SYSTEM_PROMPT,
		limits: {
			perMinute: set.OPENROUTER_REQUESTS_PER_MINUTE,
			perDay: set.OPENROUTER_REQUESTS_PER_DAY,
		},
		http: { host: set.HTTP_HOST, port: set.HTTP_PORT },
		log: { level: set.LOG_LEVEL, format: set.LOG_FORMAT },
		retentionDays: set.RETENTION_DAYS,
		hints: misnamed.hints,
		withoutEffect: Object.entries(variables)
			.filter(([name, variable]) => 'later' in variable && name in values)
			.map(([name]) => name),
		secrets: Object.entries(variables)
			.filter(([, variable]) => 'secret' in variable)
			.flatMap(([name]) => values[name] ?? []),
	};
}

const withKey = (key: string | undefined, baseUrl: string) =>
	key === undefined ? undefined : { key, baseUrl };

function extraOf(set: z.infer<typeof schema>): Config['extra'] {
	const { EXTRA_PROVIDER_URL: baseUrl, EXTRA_PROVIDER_MODELS: models } = set;
	if (baseUrl === undefined || models === undefined) return undefined;
	return { name: set.EXTRA_PROVIDER_NAME, baseUrl, key: set.EXTRA_PROVIDER_KEY, models };
}

function wrongValues(error: z.ZodError): Complaint[] {
	return error.issues.flatMap(({ path: [name] }) => {
		const variable = Object.entries(variables).find(([known]) => known === name)?.[1];
		return variable === undefined
			? []
			: { variable: String(name), expected: variable.expected, remedy: variable.remedy };
	});
}
