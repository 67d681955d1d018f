import type { Oddity, Script } from '../model-server/script.ts';
import type { Speaker as AnySpeaker, TokenCounts, Voice } from '../model-server/voice.ts';

interface Speaker extends AnySpeaker {
	/** The upstream. */
	provider: string;
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

const textChunk = (speaker: Speaker, content: string) =>
	chunk(speaker, [choice({ delta: delta(content) })]);

const reasoningChunk = (speaker: Speaker, text: string) => {
	const reasoning_details = [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }];
	return chunk(speaker, [choice({ delta: delta('', { reasoning: text, reasoning_details }) })]);
};

const finishChoice = (reason: string | null) =>
	choice({ delta: delta(''), finish_reason: reason, native_finish_reason: reason });

const finishChunk = (speaker: Speaker, reason: string | null) =>
	chunk(speaker, [finishChoice(reason)]);

const usageOf = ({ prompt, completion, reasoning }: TokenCounts, cost: number) => ({
	prompt_tokens: prompt,
	completion_tokens: completion,
	total_tokens: prompt + completion,
	cost,
	is_byok: false,
	prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
	cost_details: {
		upstream_inference_cost: null,
		upstream_inference_prompt_cost: 0,
		upstream_inference_completions_cost: 0,
	},
	completion_tokens_details: { reasoning_tokens: reasoning, image_tokens: 0 },
});

function usageChunk(
	speaker: Speaker,
	variant: 'empty-choices' | 'empty-delta' | 'repeated-finish',
	finish: string | null,
	usage: object,
) {
	const choices = {
		'empty-choices': [],
		'empty-delta': [choice({ delta: delta('') })],
		'repeated-finish': [finishChoice(finish)],
	};
	return chunk(speaker, choices[variant], { usage });
}

function errorChunk(speaker: Speaker, error: object, choices: 'finish' | 'empty' | 'none') {
	const whole = chunk(speaker, [], { error });
	if (choices === 'empty') return whole;
	const { choices: _, ...bare } = whole;
	if (choices === 'none') return bare;
	return { ...bare, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }] };
}

function oddChunk(speaker: Speaker, oddity: Oddity): object {
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
const completion = (
	speaker: Speaker,
	text: { content: string; reasoning: string | null; finish: string | null },
	usage: object,
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
	usage,
});

/** OpenRouter's words for one reply. */
export function createVoice(speaker: Speaker, script: Script): Voice {
	const usage = (counts: TokenCounts) => usageOf(counts, script.cost ?? 0);
	return {
		keepAlive: 'OPENROUTER PROCESSING',
		text: (content) => textChunk(speaker, content),
		reasoning: (text) => reasoningChunk(speaker, text),
		end(reason, counts) {
			const variant = script.usageVariant ?? 'empty-choices';
			const finish = finishChunk(speaker, reason);
			return variant === 'none'
				? [finish]
				: [finish, usageChunk(speaker, variant, reason, usage(counts))];
		},
		error: (inner) => errorChunk(speaker, inner, script.failureChoices ?? 'finish'),
		odd: (oddity) => oddChunk(speaker, oddity),
		whole: (text, counts) => completion(speaker, text, usage(counts)),
	};
}
