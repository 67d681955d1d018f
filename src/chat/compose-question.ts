import { fail, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Model } from '../models/model.ts';
import type { Person, QuotedMessage } from '../place.ts';
import { budgetOf } from './budget.ts';
import { cleanName, cleanText } from './clean.ts';
import { systemMessage } from './context.ts';
import { cutFiles } from './cut-files.ts';
import { cutMessages } from './cut-quoted.ts';
import { type QuotedFile, quoteFile, quotePicture } from './quoted.ts';
import { estimateTokens, TOKENS_PER_PICTURE } from './tokens.ts';

/** So much of the room quoted messages and files may take: they stay in the conversation. */
const FILE_SHARE = 1 / 2;

/** A number behind the name, a colon, and what rounding adds. */
const SPARE_TOKENS = 8;

/**
 * The question as the model reads it and the conversation keeps it: the text, then a line for each picture, then
 * what others said, then the files, cut to the room there is. Throws a UserError, which says how long it may be, when the text alone is too long
 * for the model, or the pictures beside it are too many.
 */
export function composeQuestion({
	systemPrompt,
	text,
	person,
	pictures,
	arePicturesShown,
	messages,
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
	/** What others said, oldest first and clean; of what does not fit the oldest are left out first. */
	messages: readonly QuotedMessage[];
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
	const forMaterial = Math.min(left, budget.prompt * FILE_SHARE) / factor;
	const said = cutMessages(messages, forMaterial, model.name);
	const notes: Sentence[] = [...said.notes];
	const forFiles = forMaterial - estimateTokens(said.quotes.join('\n\n'));
	const quoted = cutFiles(files, forFiles).flatMap(({ file, kept, isCut }) => {
		const { name } = file;
		if (kept === undefined) {
			notes.push(say('chat.file-no-room', { name, model: model.name }));
			return [];
		}
		if (isCut) notes.push(say('chat.file-cut', { name, characters: kept.length }));
		return [quoteFile({ ...file, text: kept }, isCut)];
	});
	const [leftOut] = notes;
	if (question === '' && said.quotes.length + quoted.length === 0 && leftOut)
		throw new UserError(leftOut);
	const whole = [question, ...said.quotes, ...quoted].filter(Boolean).join('\n\n');
	return {
		question: whole,
		promptTokens: Math.ceil(budget.prompt - room + budget.cost(whole) + shown),
		notes,
	};
}
