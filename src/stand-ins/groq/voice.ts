import { createOpenAiVoice, usageOf } from '../model-server/openai-voice.ts';
import type { Script } from '../model-server/script.ts';
import type { Speaker, TokenCounts, Voice } from '../model-server/voice.ts';

/** `x_groq` stands in the first and in the last chunk; the usage is in the last one, and in one of its own if wished. */
export function createGroqVoice(speaker: Speaker, script: Script, usageChunk: boolean): Voice {
	const id = `req_${speaker.id}`;
	return createOpenAiVoice(
		speaker,
		{
			extra: { system_fingerprint: 'fp_standin' },
			delta: {},
			opening: { x_groq: { id } },
			usageChunk,
			atEnd: (usage) => ({ x_groq: { id, usage } }),
			usage: (counts) => ({ ...times(counts), ...usageOf(counts) }),
		},
		script,
	);
}

/** Seconds, as at a quiet hour. */
const times = ({ prompt, completion, reasoning }: TokenCounts) => ({
	queue_time: 0.05,
	prompt_time: prompt / 10_000,
	completion_time: completion / 500,
	total_time: prompt / 10_000 + completion / 500,
	completion_tokens_details: { reasoning_tokens: reasoning },
});
