import { describeError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Question } from './answers.ts';
import { cleanText } from './clean.ts';
import type { Conversations } from './conversations.ts';

/**
 * Keeps a question and its complete answer as one pair, to which the messages belong that were added to it. What cannot
 * be kept is a note, because the answer stands. One that may not be kept any more once it is written is taken out again.
 */
export async function keepAnswer(
	question: Question,
	spoken: {
		readonly text: string;
		readonly answer: string;
		readonly modelId: string;
		readonly addedIds: readonly string[];
	},
	{ conversations, log }: { conversations: Conversations; log: Logger },
	mayKeep: () => boolean,
): Promise<readonly Sentence[]> {
	const { place } = question;
	const { id, askedAt, person } = question.again?.turn ?? question;
	try {
		await conversations.append(place.key, {
			id,
			askedAt,
			person,
			question: spoken.text,
			answer: cleanText(spoken.answer),
			modelId: spoken.modelId,
			answerMessageIds: spoken.addedIds,
		});
		if (!mayKeep()) await conversations.dropMessage(id);
		return [];
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'an answer could not be kept');
		return [say('chat.not-kept')];
	}
}
