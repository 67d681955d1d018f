import type { Complaint } from '../errors.ts';
import type { VariableName } from './variables.ts';

/** The keys of the providers that we know: with any of them the bot can answer. */
export const providerKeys: readonly VariableName[] = [
	'OPENROUTER_API_KEY',
	'GROQ_API_KEY',
	'GEMINI_API_KEY',
];

/** Whether any provider is meant by these names. */
export const hasProvider = (given: readonly string[]): boolean =>
	[...providerKeys, ...OF_EXTRA].some((name) => given.includes(name));

const EXTRA: readonly VariableName[] = ['EXTRA_PROVIDER_URL', 'EXTRA_PROVIDER_MODELS'];
const OF_EXTRA: readonly VariableName[] = [...EXTRA, 'EXTRA_PROVIDER_NAME', 'EXTRA_PROVIDER_KEY'];

/** What a server of one's own lacks, once any of its names is given. */
export const missingOfExtra = (given: readonly string[]): readonly VariableName[] =>
	OF_EXTRA.some((name) => given.includes(name))
		? EXTRA.filter((name) => !given.includes(name))
		: [];

/** What is missing to have anybody who answers. */
export function missingProviders(given: readonly string[]): Complaint[] {
	if (!hasProvider(given))
		return [
			{
				variable: 'OPENROUTER_API_KEY',
				expected:
					'expected the key of at least one provider: this one, GROQ_API_KEY, GEMINI_API_KEY, or a server of your own as EXTRA_PROVIDER_URL with EXTRA_PROVIDER_MODELS',
				remedy: 'Make one for free at https://openrouter.ai/settings/keys.',
			},
		];
	return missingOfExtra(given).map((variable) => ({
		variable,
		expected: 'expected EXTRA_PROVIDER_URL and EXTRA_PROVIDER_MODELS together',
		remedy:
			variable === 'EXTRA_PROVIDER_URL'
				? 'Set it like http://127.0.0.1:11434/v1, or remove every EXTRA_PROVIDER_ name.'
				: 'List the models of that server that cost nothing, such as llama3.2.',
	}));
}
