import type { Config } from '../config.ts';
import { extraRow } from '../providers/rows/extra.ts';
import { google, groq, openRouter, type ProviderRow } from '../providers/table.ts';

/** A provider that the operator has set up. */
export type Configured = {
	readonly row: ProviderRow;
	/** Undefined: it asks for none. */
	readonly key: string | undefined;
	readonly baseUrl: string;
};

export function configuredProviders(config: Config): readonly Configured[] {
	const { extra } = config;
	return [
		config.openRouter && { row: openRouter, ...config.openRouter },
		config.groq && { row: groq, ...config.groq },
		config.google && { row: google, ...config.google },
		extra && { row: extraRow(extra), key: extra.key, baseUrl: extra.baseUrl },
	].filter((provider) => provider !== undefined);
}
