import { fail } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Catalogue, Model, Needs } from '../models/model.ts';
import type { FileReference, Person } from '../place.ts';
import type { AttachedImage } from '../providers/provider.ts';
import type { Attachments } from './attachments.ts';
import type { Chosen } from './choose-model.ts';
import { hasWords } from './clean.ts';
import { composeQuestion } from './compose-question.ts';
import { tokensOfFiles } from './cut-files.ts';
import { isMostlyChinese } from './language.ts';
import { estimateTokens, TOKENS_PER_PICTURE, type TokenCorrection } from './tokens.ts';
import { whoSees } from './who-sees.ts';

type ReadFiles = Awaited<ReturnType<Attachments['read']>>;

/** One message's part of a question: its own, and what was added while it waited. */
export type QuestionPart = {
	readonly id: string;
	readonly text: string;
	readonly files: readonly FileReference[];
	/** Its files once they are read: they are fetched only once. */
	readonly read?: ReadFiles;
};

/** A question that can be sent: who answers it, and its text with what was attached. */
export type Prepared = {
	/** For whom it is composed: the chosen one, or one that can see what is attached. */
	readonly model: Model;
	readonly needs: Needs;
	readonly images: readonly AttachedImage[];
	readonly text: string;
	readonly notes: readonly Sentence[];
	/** All it consists of, read. */
	readonly parts: readonly QuestionPart[];
};

export type PreparingParts = {
	readonly attachments: Attachments;
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
	async function read(part: QuestionPart) {
		return { ...part, read: part.read ?? (await parts.attachments.read(part.files, signal)) };
	}
	const all = await Promise.all(questionParts.map(read));
	const text = all.map((part) => part.text).join('\n\n');
	const quoted = all.flatMap((part) => part.read.quoted);
	const attached = all.flatMap((part) => part.read.images);
	const fileNotes = all.flatMap((part) => part.read.notes);
	const needs = {
		sees: attached.length > 0,
		promptTokens:
			estimateTokens(text) + tokensOfFiles(quoted) + attached.length * TOKENS_PER_PICTURE,
		isChinese: isMostlyChinese(text),
	};
	const looking = needs.sees ? whoSees(chosen, needs, parts.catalogue) : { model: chosen.model };
	const images = looking.model ? attached : [];
	const notes = [...fileNotes, ...(looking.note ? [looking.note] : [])];
	if (quoted.length + images.length === 0 && !hasWords(text))
		fail(notes.at(-1) ?? say('chat.question-empty'));
	const model = looking.model ?? chosen.model;
	const composed = composeQuestion({
		systemPrompt: parts.systemPrompt,
		text,
		person,
		pictures: attached.map(({ name }) => name),
		arePicturesShown: looking.model !== undefined,
		files: quoted,
		model,
		factor: parts.correction.factor(model.id),
	});
	return {
		model,
		needs: { ...needs, sees: images.length > 0, promptTokens: composed.promptTokens },
		images: images.map(({ type, bytes }) => ({ type, bytes })),
		text: composed.question,
		notes: [...chosen.notes, ...notes, ...composed.notes],
		parts: all,
	};
}
