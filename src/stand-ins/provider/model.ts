/** A row of `GET /models`, in the words of the provider. */
export interface ProviderModel {
	id: string;
	canonical_slug: string;
	hugging_face_id: string | null;
	name: string;
	created: number;
	description: string;
	context_length: number | null;
	architecture: {
		modality: string | null;
		input_modalities: string[];
		output_modalities: string[];
		tokenizer: string;
		instruct_type: string | null;
	};
	pricing: { prompt: string; completion: string };
	top_provider: {
		context_length: number | null;
		max_completion_tokens: number | null;
		is_moderated: boolean;
	};
	per_request_limits: null;
	supported_parameters: string[];
	default_parameters: Record<string, number | null> | null;
	supported_voices: null;
	knowledge_cutoff: string | null;
	expiration_date: string | null;
	links: { details: string };
	reasoning?: { mandatory: boolean; default_enabled?: boolean };
}

interface ModelRow {
	id: string;
	name: string;
	description: string;
	/** Tokens. */
	context: number;
	/** Tokens that the best endpoint really takes, when they are fewer; `null` for a router. */
	served?: number | null;
	/** Tokens of an answer; `null` when the provider does not say. */
	longest?: number | null;
	input?: string[];
	output?: string[];
	tools?: boolean;
	moderated?: boolean;
	reasoning?: { mandatory: boolean; default_enabled?: boolean };
	/** USD per token as the provider writes it: "0" is free, "-1" a router that charges by what it picks. */
	price?: { prompt: string; completion: string };
	created?: number;
}

const everywhere = ['max_tokens', 'seed', 'stop', 'temperature', 'top_p'];

/** A full row, as `GET /models` shows it, from what tells one model from another. */
export function createModel(row: ModelRow): ProviderModel {
	const { input = ['text'], output = ['text'], tools = true, longest = 32_768 } = row;
	const slug = row.id.replace(/:free$/, '');
	return {
		id: row.id,
		canonical_slug: slug,
		hugging_face_id: null,
		name: row.name,
		created: row.created ?? 1_775_148_486,
		description: row.description,
		context_length: row.context,
		architecture: {
			modality: `${input.join('+')}->${output.join('+')}`,
			input_modalities: input,
			output_modalities: output,
			tokenizer: 'Other',
			instruct_type: null,
		},
		pricing: row.price ?? { prompt: '0', completion: '0' },
		top_provider: {
			context_length: row.served === undefined ? row.context : row.served,
			max_completion_tokens: longest,
			is_moderated: row.moderated ?? false,
		},
		per_request_limits: null,
		supported_parameters: [
			...everywhere,
			...(tools ? ['tool_choice', 'tools'] : []),
			...(row.reasoning ? ['include_reasoning', 'reasoning'] : []),
		],
		default_parameters: { temperature: null, top_p: null, frequency_penalty: null },
		supported_voices: null,
		knowledge_cutoff: null,
		expiration_date: null,
		links: { details: `/api/v1/models/${slug}/endpoints` },
		...(row.reasoning && { reasoning: row.reasoning }),
	};
}

export const isFree = ({ pricing }: ProviderModel) =>
	Number(pricing.prompt) === 0 && Number(pricing.completion) === 0;
