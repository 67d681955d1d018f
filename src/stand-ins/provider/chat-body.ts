import { z } from 'zod';
import { chatFields } from '../model-server/chat-body.ts';

const perMillion = z.union([z.number(), z.string()]).optional();

/** What the provider takes; `provider` refuses unknown fields, the rest ignores them. */
export const providerBody = z.looseObject({
	...chatFields,
	models: z.array(z.string()).min(1).optional(),
	plugins: z
		.array(
			z.looseObject({
				id: z.string(),
				pdf: z.looseObject({ engine: z.string().optional() }).optional(),
			}),
		)
		.optional(),
	provider: z
		.strictObject({
			order: z.array(z.string()).nullish(),
			only: z.array(z.string()).nullish(),
			ignore: z.array(z.string()).nullish(),
			allow_fallbacks: z.boolean().nullish(),
			require_parameters: z.boolean().nullish(),
			data_collection: z.enum(['allow', 'deny']).nullish(),
			zdr: z.boolean().nullish(),
			sort: z.unknown(),
			quantizations: z.array(z.string()).nullish(),
			preferred_min_throughput: z.unknown(),
			preferred_max_latency: z.unknown(),
			max_price: z
				.strictObject({
					prompt: perMillion,
					completion: perMillion,
					request: perMillion,
					image: perMillion,
					audio: perMillion,
				})
				.optional(),
			enforce_distillable_text: z.boolean().nullish(),
		})
		.partial()
		.optional(),
});

export type ProviderBody = z.infer<typeof providerBody>;
