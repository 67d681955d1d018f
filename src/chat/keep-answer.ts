import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Question } from './answers.ts';
import { cleanText } from './clean.ts';
import type { Conversations } from './conversations.ts';

/**
 * Keeps a question and its complete answer as one pair. What cannot be kept is a note, because the answer stands. A
 * question deleted in the meantime (its signal) is taken out again.
 */
export async function keepAnswer(
	question: Question,
	spoken: { readonly text: string; readonly answer: string; readonly modelId: string },
	{ conversations, log }: { conversations: Conversations; log: Logger },
	signal: AbortSignal,
): Promise<readonly Sentence[]> {
	const { id, askedAt, person, place } = question;
	try {
		await conversations.append(place.key, {
			id,
			askedAt,
			person,
			question: spoken.text,
			answer: cleanText(spoken.answer),
			modelId: spoken.modelId,
			answerMessageIds: [],
		});
		if (signal.aborted) await conversations.dropMessage(id);
		return [];
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'an answer could not be kept');
		return [say('chat.not-kept')];
	}
}
