type Environment = Readonly<Record<string, string | undefined>>;

const OF_THE_MODELS = [
	'OPENROUTER_API_KEY',
	'OPENROUTER_API_KEY_FILE',
	'OPENROUTER_BASE_URL',
	'OPENROUTER_REQUESTS_PER_MINUTE',
	'OPENROUTER_REQUESTS_PER_DAY',
	'DEFAULT_MODEL',
	'SYSTEM_PROMPT',
] as const;

/** What somebody set about real models; undefined without a key: the models are stand-ins then. */
export function realModels(environment: Environment): Environment | undefined {
	const set = Object.fromEntries(OF_THE_MODELS.map((name) => [name, environment[name]]));
	return set['OPENROUTER_API_KEY'] || set['OPENROUTER_API_KEY_FILE'] ? set : undefined;
}

/** The environment of a bot that lives in `folder` and speaks to these servers. */
export function botEnvironment({
	folder,
	discord,
	models,
}: {
	folder: string;
	discord: { readonly url: string; readonly cdnUrl: string; readonly token: string };
	models: Environment;
}): Environment {
	return {
		...models,
		DISCORD_TOKEN: discord.token,
		DISCORD_API_URL: `${discord.url}/api`,
		DISCORD_CDN_URL: discord.cdnUrl,
		STORE_URL: `sqlite://${folder}/potluck.sqlite`,
		HTTP_PORT: '0',
	};
}
