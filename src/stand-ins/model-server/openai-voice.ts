import type { Oddity, Script } from './script.ts';
import type { Speaker, TokenCounts, Voice } from './voice.ts';

interface Manner {
	/** What every chunk holds beside the usual. */
	extra: object;
	/** What every delta holds, such as its role. */
	delta: object;
	opening?: object;
	/** A chunk of its own with the usage, which OpenAI's servers send to those who ask for it. */
	usageChunk: boolean;
	/** What the chunk with the finish reason holds as well. */
	atEnd?: (usage: object) => object;
	usage?: (counts: TokenCounts) => object;
}

/** The words of OpenAI itself, which most others repeat with small changes. */
export function createOpenAiVoice(
	{ id, model, created }: Speaker,
	{ extra, delta, opening, usageChunk, atEnd, usage = usageOf }: Manner,
	script: Script,
): Voice {
	const chunk = (choices: object[], more: object = {}) => ({
		id,
		object: 'chat.completion.chunk',
		created,
		model: script.model ?? model,
		...extra,
		choices,
		...more,
	});
	const choice = (fields: object) => ({ index: 0, finish_reason: null, ...fields });
	const says = (fields: object) => choice({ delta: { ...delta, ...fields } });
	const odd: Record<Oddity, object[]> = {
		'null-delta': [choice({ delta: null })],
		'null-content': [says({ content: null })],
		'missing-delta': [choice({})],
		'empty-choices': [],
		'missing-choices': [],
	};

	return {
		keepAlive: null,
		...(opening && {
			opening: () => chunk([choice({ delta: { role: 'assistant', content: '' } })], opening),
		}),
		text: (content) => chunk([says({ content })]),
		reasoning: (reasoning) => chunk([says({ reasoning })]),
		end(reason, counts) {
			const told = script.usageVariant === 'none' ? null : usage(counts);
			const finish = { index: 0, delta: { ...delta }, finish_reason: reason };
			const last = chunk([finish], told && atEnd ? atEnd(told) : {});
			return told && usageChunk ? [last, chunk([], { usage: told })] : [last];
		},
		error: (error) => ({ error }),
		odd(oddity) {
			const { choices, ...bare } = chunk(odd[oddity]);
			return oddity === 'missing-choices' ? bare : { ...bare, choices };
		},
		whole: ({ content, reasoning, finish }, counts) => ({
			id,
			object: 'chat.completion',
			created,
			model: script.model ?? model,
			...extra,
			choices: [
				{
					index: 0,
					message: { role: 'assistant', content, ...(reasoning !== null && { reasoning }) },
					finish_reason: finish,
				},
			],
			usage: usage(counts),
			...opening,
		}),
	};
}

export const usageOf = ({ prompt, completion }: TokenCounts) => ({
	prompt_tokens: prompt,
	completion_tokens: completion,
	total_tokens: prompt + completion,
});
