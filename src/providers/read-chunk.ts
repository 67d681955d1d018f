import { z } from 'zod';
import type { Usage } from './provider.ts';

/** What one chunk of a stream says, whatever of it is missing or odd. */
export type Chunk = {
	readonly text: string;
	/** Whether the model thinks, and what, where it says so. */
	readonly thinks: boolean;
	readonly thought: string;
	readonly finishReason: string | undefined;
	readonly modelId: string | undefined;
	readonly usage: Usage | undefined;
	/** In US dollars; 0: it costs nothing, or says nothing. */
	readonly cost: number;
};

const text = z.string().catch('');
const count = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** A summary, a text, or something that only its provider can read. */
const detail = z
	.object({ text, summary: text })
	.transform((one) => one.text || one.summary)
	.catch('');

const delta = z
	.object({
		content: text,
		reasoning: text,
		reasoning_content: text,
		reasoning_details: z.array(detail).catch([]),
	})
	.catch({ content: '', reasoning: '', reasoning_content: '', reasoning_details: [] });

const chunkShape = z.object({
	model: z.string().min(1).optional().catch(undefined),
	choices: z.array(z.object({ delta, finish_reason: text }).optional().catch(undefined)).catch([]),
	usage: z.unknown().optional(),
});
const usageShape = z.object({ prompt_tokens: count, completion_tokens: count });
/** A cost counts whatever else of the figures is missing. */
const costShape = z.object({ cost: z.coerce.number().positive() });

export function readChunk(chunk: unknown): Chunk {
	const { data } = chunkShape.safeParse(chunk);
	const choice = data?.choices[0];
	const said = choice?.delta;
	const usage = usageShape.safeParse(data?.usage).data;
	return {
		text: said?.content ?? '',
		thought: said ? thoughtOf(said) : '',
		thinks: Boolean(said && (thoughtOf(said) || said.reasoning_details.length > 0)),
		finishReason: choice?.finish_reason,
		modelId: data?.model,
		usage: usage && { promptTokens: usage.prompt_tokens, answerTokens: usage.completion_tokens },
		cost: costShape.safeParse(data?.usage).data?.cost ?? 0,
	};
}

/** Some say the same in two of these. */
function thoughtOf(said: z.infer<typeof delta>): string {
	return said.reasoning || said.reasoning_content || said.reasoning_details.join('');
}
