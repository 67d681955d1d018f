import { fail } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Catalogue, Model, Needs } from '../models/model.ts';
import type { Person } from '../place.ts';
import type { Chosen } from './choose-model.ts';
import { composeQuestion } from './compose-question.ts';
import { tokensOfFiles } from './cut-files.ts';
import { tokensOfMessages } from './cut-quoted.ts';
import { isMostlyChinese } from './language.ts';
import { type QuestionPart, type ReadingParts, type ReadPart, readPart } from './read-part.ts';
import { estimateTokens, TOKENS_PER_PICTURE, type TokenCorrection } from './tokens.ts';
import { whoSees } from './who-sees.ts';
import { withPersona } from './with-persona.ts';

/** A question that can be sent: who answers it, and its text with what was attached. */
export type Prepared = {
	/** For whom it is composed: the chosen one, or one that can see what is attached. */
	readonly model: Model;
	readonly needs: Needs;
	readonly text: string;
	readonly notes: readonly Sentence[];
	/** What stands before the conversation: the operator's words, and how the people there want it to speak. */
	readonly systemPrompt: string;
	/** All it consists of, read. */
	readonly parts: readonly ReadPart[];
};

export type PreparingParts = ReadingParts & {
	readonly catalogue: Pick<Catalogue, 'alternatives' | 'mayCall'>;
	readonly correction: TokenCorrection;
	readonly systemPrompt: string;
};

/**
 * All that can be known before the question stands in line, so that one that cannot be asked waits for nothing and
 * spends nothing. Throws a UserError.
 */
export async function prepareQuestion(
	person: Person,
	questionParts: readonly QuestionPart[],
	chosen: Chosen,
	parts: PreparingParts,
	signal: AbortSignal,
): Promise<Prepared> {
	const all = await Promise.all(questionParts.map((part) => readPart(part, parts, signal)));
	const text = all.map((part) => part.text).join('\n\n');
	const quoted = all.flatMap((part) => part.read.quoted);
	const messages = all.flatMap((part) => part.read.messages);
	const attached = all.flatMap((part) => part.read.pictures);
	const fileNotes = all.flatMap((part) => part.read.notes);
	const needs = {
		sees: attached.length > 0,
		promptTokens:
			estimateTokens(text) +
			tokensOfMessages(messages) +
			tokensOfFiles(quoted) +
			attached.length * TOKENS_PER_PICTURE,
		isChinese: isMostlyChinese(text),
	};
	const looking = needs.sees ? whoSees(chosen, needs, parts.catalogue) : { model: chosen.model };
	const shown = looking.model ? attached.length : 0;
	const notes = [...fileNotes, ...(looking.note ? [looking.note] : [])];
	if (quoted.length + shown === 0 && !all.some((part) => part.read.hasWords)) {
		const [first = say('chat.question-empty'), ...others] = notes;
		fail(first, { facts: { others } });
	}
	const model = looking.model ?? chosen.model;
	const systemPrompt = withPersona(parts.systemPrompt, chosen.persona);
	const composed = composeQuestion({
		systemPrompt,
		text,
		person,
		pictures: attached.map(({ name }) => name),
		arePicturesShown: looking.model !== undefined,
		messages,
		files: quoted,
		model,
		factor: parts.correction.factor(model.id),
	});
	return {
		model,
		needs: { ...needs, sees: shown > 0, promptTokens: composed.promptTokens },
		text: composed.question,
		systemPrompt,
		notes: [...chosen.notes, ...notes, ...composed.notes],
		parts: all,
	};
}
