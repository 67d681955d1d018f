import { fail } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Question } from './answers.ts';
import type { Attachments } from './attachments.ts';
import type { Chosen } from './choose-model.ts';
import { hasWords } from './clean.ts';
import { composeQuestion } from './compose-question.ts';
import type { TokenCorrection } from './tokens.ts';

/** A question that can be sent: who answers it, and its text with what was attached. */
export type Prepared = {
	readonly model: Model;
	readonly text: string;
	readonly notes: readonly Sentence[];
};

export type PreparingParts = {
	readonly attachments: Attachments;
	readonly correction: TokenCorrection;
	readonly systemPrompt: string;
};

/**
 * All that can be known before the question stands in line, so that one that cannot be asked waits for nothing and
 * spends nothing. Throws a UserError.
 */
export async function prepareQuestion(
	question: Question,
	chosen: Chosen,
	parts: PreparingParts,
	signal: AbortSignal,
): Promise<Prepared> {
	const files = await parts.attachments.read(question.files, signal);
	const [unread] = files.notes;
	if (files.quoted.length === 0 && !hasWords(question.text)) {
		fail(unread ?? say('chat.question-empty'));
	}
	const composed = composeQuestion({
		systemPrompt: parts.systemPrompt,
		text: question.text,
		person: question.person,
		files: files.quoted,
		model: chosen.model,
		factor: parts.correction.factor(chosen.model.id),
	});
	return {
		model: chosen.model,
		text: composed.question,
		notes: [...chosen.notes, ...files.notes, ...composed.notes],
	};
}
