import type { Oddity } from './script.ts';

/** Who speaks: what every chunk of one reply repeats. */
export interface Speaker {
	id: string;
	provider: string;
	model: string;
	/** Seconds since the epoch. */
	created: number;
}

export interface TokenCounts {
	prompt: number;
	completion: number;
	reasoning: number;
}

const delta = (content: string, extra: object = {}) => ({
	role: 'assistant',
	content,
	reasoning: null,
	reasoning_details: [],
	...extra,
});

const choice = (fields: object) => ({
	index: 0,
	finish_reason: null,
	native_finish_reason: null,
	logprobs: null,
	...fields,
});

const chunk = (speaker: Speaker, choices: object[], extra: object = {}) => ({
	id: speaker.id,
	provider: speaker.provider,
	model: speaker.model,
	object: 'chat.completion.chunk',
	created: speaker.created,
	choices,
	...extra,
});

export const textChunk = (speaker: Speaker, content: string) =>
	chunk(speaker, [choice({ delta: delta(content) })]);

export const reasoningChunk = (speaker: Speaker, text: string) => {
	const reasoning_details = [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }];
	return chunk(speaker, [choice({ delta: delta('', { reasoning: text, reasoning_details }) })]);
};

const finishChoice = (reason: string | null) =>
	choice({ delta: delta(''), finish_reason: reason, native_finish_reason: reason });

export const finishChunk = (speaker: Speaker, reason: string | null) =>
	chunk(speaker, [finishChoice(reason)]);

const usageOf = ({ prompt, completion, reasoning }: TokenCounts) => ({
	prompt_tokens: prompt,
	completion_tokens: completion,
	total_tokens: prompt + completion,
	cost: 0,
	is_byok: false,
	prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
	cost_details: {
		upstream_inference_cost: null,
		upstream_inference_prompt_cost: 0,
		upstream_inference_completions_cost: 0,
	},
	completion_tokens_details: { reasoning_tokens: reasoning, image_tokens: 0 },
});

export function usageChunk(
	speaker: Speaker,
	variant: 'empty-choices' | 'empty-delta' | 'repeated-finish',
	finish: string | null,
	counts: TokenCounts,
) {
	const choices = {
		'empty-choices': [],
		'empty-delta': [choice({ delta: delta('') })],
		'repeated-finish': [finishChoice(finish)],
	};
	return chunk(speaker, choices[variant], { usage: usageOf(counts) });
}

export function errorChunk(speaker: Speaker, error: object, choices: 'finish' | 'empty' | 'none') {
	const whole = chunk(speaker, [], { error });
	if (choices === 'empty') return whole;
	const { choices: _, ...bare } = whole;
	if (choices === 'none') return bare;
	return { ...bare, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] };
}

export function oddChunk(speaker: Speaker, oddity: Oddity): object {
	const odd: Record<Oddity, object[]> = {
		'null-delta': [choice({ delta: null })],
		'null-content': [choice({ delta: { role: 'assistant', content: null } })],
		'missing-delta': [choice({})],
		'empty-choices': [],
		'missing-choices': [],
	};
	const whole = chunk(speaker, odd[oddity]);
	const { choices: _, ...bare } = whole;
	return oddity === 'missing-choices' ? bare : whole;
}

/** The body of a reply that is not streamed. */
export const completion = (
	speaker: Speaker,
	text: { content: string; reasoning: string | null; finish: string | null },
	counts: TokenCounts,
) => ({
	...chunk(speaker, [
		choice({
			message: {
				role: 'assistant',
				content: text.content,
				refusal: null,
				reasoning: text.reasoning,
			},
			finish_reason: text.finish,
			native_finish_reason: text.finish,
		}),
	]),
	object: 'chat.completion',
	usage: usageOf(counts),
});
