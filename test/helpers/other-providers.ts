import { expect } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import {
	createGoogleStandIn,
	type GoogleStandInOptions,
} from '../../src/stand-ins/google/stand-in.ts';
import { createGroqStandIn, type GroqStandInOptions } from '../../src/stand-ins/groq/stand-in.ts';
import {
	createPlainStandIn,
	type PlainStandInOptions,
} from '../../src/stand-ins/plain/stand-in.ts';

/** Which providers the bot is told of beside OpenRouter: `true`, or how that one is. */
export type OtherProviders = {
	groq?: true | Partial<GroqStandInOptions>;
	google?: true | Partial<GoogleStandInOptions>;
	/** A server at home, named Ollama. */
	extra?: true | Partial<PlainStandInOptions>;
};

const EXTRA_MODELS = ['llama3.2:latest'];

/** All three stand, so that whatever the bot is not told of can be seen to be left alone; `environment` tells it. */
export async function startOtherProviders(clock: Clock, { groq, google, extra }: OtherProviders) {
	const usual = { clock, pace: { firstTokenDelayMs: 0, tokensPerSecond: 2000 } };
	const { models = EXTRA_MODELS, key }: Partial<PlainStandInOptions> = optionsOf(extra);
	const stand = {
		groq: await createGroqStandIn({ ...usual, ...optionsOf(groq) }),
		google: await createGoogleStandIn({ ...usual, ...optionsOf(google) }),
		extra: await createPlainStandIn({ ...usual, ...optionsOf(extra), models }),
	};
	const environment: Record<string, string> = {
		...(groq && { GROQ_API_KEY: stand.groq.key, GROQ_BASE_URL: stand.groq.url }),
		...(google && { GEMINI_API_KEY: stand.google.key, GEMINI_BASE_URL: stand.google.url }),
		...(extra && {
			EXTRA_PROVIDER_NAME: 'Ollama',
			EXTRA_PROVIDER_URL: stand.extra.url,
			EXTRA_PROVIDER_MODELS: models.join(','),
			...(key !== undefined && { EXTRA_PROVIDER_KEY: key }),
		}),
	};
	const all = Object.values(stand);
	const told: Record<string, unknown> = { groq, google, extra };

	return {
		...stand,
		environment,
		/** Nothing was against the rules, and who was not told of was not spoken to. */
		expectGoodManners() {
			for (const [name, { violations, requests, calls }] of Object.entries(stand)) {
				expect({ name, violations }).toEqual({ name, violations: [] });
				if (!told[name])
					expect({ name, heard: [...requests, ...calls] }).toEqual({ name, heard: [] });
			}
		},
		close: () => Promise.all(all.map((one) => one.close())),
	};
}

const optionsOf = <Options>(option: true | Options | undefined) =>
	option === true || option === undefined ? {} : option;
