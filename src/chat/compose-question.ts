import { fail, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Person } from '../place.ts';
import { budgetOf } from './budget.ts';
import { cleanName, cleanText } from './clean.ts';
import { systemMessage } from './context.ts';
import { type QuotedFile, quoteFile, quotePicture } from './quoted.ts';
import { beginning, estimateTokens, TOKENS_PER_PICTURE } from './tokens.ts';

/** Files may take half of the room, and no more than this many characters: they stay in the conversation. */
const FILE_SHARE = 1 / 2;
const MOST_FILE_CHARACTERS = 96_000;

/** A number behind the name, a colon, and what rounding adds. */
const SPARE_TOKENS = 8;

/**
 * The question as the model reads it and the conversation keeps it: the text, then a line for each picture, then the
 * files, cut to the room there is. Throws a UserError, which says how long it may be, when the text alone is too long
 * for the model, or the pictures beside it are too many.
 */
export function composeQuestion({
	systemPrompt,
	text,
	person,
	pictures,
	arePicturesShown,
	files,
	model,
	factor,
}: {
	systemPrompt: string;
	text: string;
	person: Person;
	/** Their names, which are clean. */
	pictures: readonly string[];
	/** Whether the model is sent them. */
	arePicturesShown: boolean;
	files: readonly QuotedFile[];
	model: Model;
	factor: number;
}): {
	readonly question: string;
	/** What it takes of the model's context, with what stands before every conversation. */
	readonly promptTokens: number;
	readonly notes: readonly Sentence[];
} {
	const budget = budgetOf(model, factor);
	const lines = pictures.map((name) => quotePicture(name, arePicturesShown));
	const question = [cleanText(text).trim(), ...lines].filter(Boolean).join('\n\n');
	const shown = arePicturesShown ? pictures.length * TOKENS_PER_PICTURE : 0;
	const name = (estimateTokens(cleanName(person.name)) + SPARE_TOKENS) * factor;
	const room = budget.prompt - budget.cost(systemMessage(systemPrompt)) - name;
	const cost = budget.cost(question);
	if (cost > room) {
		const most = Math.max(0, Math.floor((question.length * room) / cost));
		throw new UserError(say('chat.question-too-long', { model: model.name, most }));
	}
	const left = room - cost - shown;
	if (left < 0) fail(say('chat.pictures-no-room', { model: model.name }));
	const forFiles = Math.min(left, budget.prompt * FILE_SHARE) / factor;
	const tokensEach = forFiles / files.length;
	const charactersEach = Math.floor(MOST_FILE_CHARACTERS / files.length);
	const notes: Sentence[] = [];
	const quoted = files.flatMap((file) => {
		const { name, text: content } = file;
		const around = estimateTokens(quoteFile({ ...file, text: '' }, true)) + SPARE_TOKENS;
		if (tokensEach < around) {
			notes.push(say('chat.file-no-room', { name, model: model.name }));
			return [];
		}
		const whole = cleanText(content);
		const kept = beginning(whole.slice(0, charactersEach).toWellFormed(), tokensEach - around);
		const isCut = kept.length < whole.length;
		if (isCut) notes.push(say('chat.file-cut', { name, characters: kept.length }));
		return [quoteFile({ ...file, text: kept }, isCut)];
	});
	const [leftOut] = notes;
	if (question === '' && quoted.length === 0 && leftOut) throw new UserError(leftOut);
	const whole = [question, ...quoted].filter(Boolean).join('\n\n');
	return {
		question: whole,
		promptTokens: Math.ceil(budget.prompt - room + budget.cost(whole) + shown),
		notes,
	};
}
