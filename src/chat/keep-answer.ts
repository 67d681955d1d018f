import { describeError } from '../errors.ts';
import type { Quoted } from '../jobs/jobs.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import { cleanText } from './clean.ts';
import type { Conversations } from './conversations.ts';
import { joinedAnswer } from './going-on.ts';
import type { Question } from './question.ts';

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
		readonly quoted: Quoted;
	},
	{ conversations, log }: { conversations: Conversations; log: Logger },
	mayKeep: () => boolean,
): Promise<readonly Sentence[]> {
	const { again, place } = question;
	const { id, askedAt, person } = again?.turn ?? question;
	const { messageIds, personIds } = spoken.quoted;
	try {
		if (again?.how === 'on') {
			const isKept = await conversations.goOn(place.key, {
				turnId: id,
				from: again.from,
				by: question.id,
				answer: (before) => joinedAnswer(before, cleanText(spoken.answer)),
				modelId: spoken.modelId,
			});
			if (isKept && !mayKeep()) await conversations.dropMessage(id);
			return isKept ? [] : [say('chat.went-on-alone')];
		}
		await conversations.append(place.key, {
			id,
			askedAt,
			person,
			question: spoken.text,
			answer: cleanText(spoken.answer),
			modelId: spoken.modelId,
			// With a message that is deleted goes what was quoted of it.
			answerMessageIds: [...spoken.addedIds, ...messageIds],
			...(personIds.length > 0 && { quotedPersonIds: personIds }),
			...(again && { answerIds: [question.id] }),
		});
		if (!mayKeep()) await conversations.dropMessage(id);
		return [];
	} catch (error) {
		log.error({ questionId: id, error: describeError(error) }, 'an answer could not be kept');
		return [say('chat.not-kept')];
	}
}
