import { UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Person } from '../place.ts';
import { budgetOf } from './budget.ts';
import { cleanName, cleanText } from './clean.ts';
import { systemMessage } from './context.ts';
import { type QuotedFile, quoteFile } from './quoted.ts';
import { beginning, estimateTokens } from './tokens.ts';

/** Files may take half of the room, and no more than this many characters: they stay in the conversation. */
const FILE_SHARE = 1 / 2;
const MOST_FILE_CHARACTERS = 96_000;

/** A number behind the name, a colon, and what rounding adds. */
const SPARE_TOKENS = 8;

/**
 * The question as the model reads it and the conversation keeps it: the text, then what was attached, cut to the
 * room there is. Throws a UserError, which says how long it may be, when the text alone is too long for the model.
 */
export function composeQuestion({
	systemPrompt,
	text,
	person,
	files,
	model,
	factor,
}: {
	systemPrompt: string;
	text: string;
	person: Person;
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
	const question = cleanText(text).trim();
	const name = (estimateTokens(cleanName(person.name)) + SPARE_TOKENS) * factor;
	const room = budget.prompt - budget.cost(systemMessage(systemPrompt)) - name;
	const cost = budget.cost(question);
	if (cost > room) {
		const most = Math.max(0, Math.floor((question.length * room) / cost));
		throw new UserError(say('chat.question-too-long', { model: model.name, most }));
	}
	const forFiles = Math.min(room - cost, budget.prompt * FILE_SHARE) / factor;
	const tokensEach = forFiles / files.length;
	const charactersEach = Math.floor(MOST_FILE_CHARACTERS / files.length);
	const notes: Sentence[] = [];
	const quoted = files.flatMap(({ name, text: content }) => {
		const around = estimateTokens(quoteFile({ name, text: '' }, true)) + SPARE_TOKENS;
		if (tokensEach < around) {
			notes.push(say('chat.file-no-room', { name, model: model.name }));
			return [];
		}
		const whole = cleanText(content);
		const kept = beginning(whole.slice(0, charactersEach).toWellFormed(), tokensEach - around);
		const isCut = kept.length < whole.length;
		if (isCut) notes.push(say('chat.file-cut', { name, characters: kept.length }));
		return [quoteFile({ name, text: kept }, isCut)];
	});
	const [leftOut] = notes;
	if (question === '' && quoted.length === 0 && leftOut) throw new UserError(leftOut);
	const whole = [question, ...quoted].filter(Boolean).join('\n\n');
	return {
		question: whole,
		promptTokens: Math.ceil(budget.prompt - room + budget.cost(whole)),
		notes,
	};
}
