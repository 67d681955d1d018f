import { describeError, fail, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue, Model } from '../models/model.ts';
import { type InForce, inForce } from '../settings/in-force.ts';
import type { Choices, Settings } from '../settings/settings.ts';
import type { Question } from './question.ts';

/** Who answers a question and how, and what is to be said about that. */
export type Chosen = {
	readonly model: Model;
	/** No other may answer instead. */
	readonly isStrict: boolean;
	/** Whom the server lets be asked; absent: everybody. */
	readonly mayAnswer?: (modelId: string) => boolean;
	/** How the people there want the bot to speak. */
	readonly persona?: string;
	readonly notes: readonly Sentence[];
};

type ByWhom = Omit<Chosen, 'persona'>;
type Asked = Pick<Question, 'modelId' | 'person' | 'place'>;
type Allowed = Pick<Chosen, 'mayAnswer' | 'notes'> & { isAllowed(modelId: string): boolean };

/** That nothing is left of the server's list is said. */
function allowedBy({ models }: Choices, catalogue: Catalogue): Allowed {
	const allowed = models?.allowed ?? [];
	const offered = catalogue.offeredAmong(allowed);
	if (offered) {
		const mayAnswer = (id: string) => offered.includes(id);
		return { isAllowed: (id) => allowed.includes(id), mayAnswer, notes: [] };
	}
	const notes = allowed.length > 0 ? [say('chat.allowed-vanished')] : [];
	return { isAllowed: () => true, notes };
}

const nameOf = (id: string, catalogue: Catalogue) =>
	catalogue.find(id)?.name ?? catalogue.lastKnownName(id) ?? id;

function modelFor(
	{ modelId }: Pick<Asked, 'modelId'>,
	{ models, server }: Pick<InForce, 'models' | 'server'>,
	catalogue: Catalogue,
): ByWhom {
	const { isAllowed, mayAnswer, notes } = allowedBy(server, catalogue);
	const first =
		catalogue.defaultModel() ?? fail(say('chat.list-missing'), { facts: { passes: 'soon' } });
	const isOpen = mayAnswer ?? (() => true);
	const best = isOpen(first.id) ? first : catalogue.models().find(({ id }) => isOpen(id));
	const instead = best ?? fail(say('chat.list-missing'), { facts: { passes: 'soon' } });
	const by = (model: Model, more: readonly Sentence[] = [], isStrict = false): ByWhom => ({
		model,
		isStrict,
		notes: [...notes, ...more],
		...(mayAnswer && { mayAnswer }),
	});

	if (modelId !== undefined) {
		const chosen = nameOf(modelId, catalogue);
		if (!isAllowed(modelId)) fail(say('chat.model-not-allowed-once', { chosen }));
		const model = catalogue.findOffered(modelId);
		const gone = say('chat.model-vanished-once', { chosen, instead: instead.name });
		return model ? by(model) : by(instead, [gone]);
	}
	const choices = models.map(({ choice: one }) => one);
	const [wanted] = choices;
	const choice = choices.find(({ id }) => isAllowed(id));
	const refused = (model: Model): readonly Sentence[] => {
		if (wanted === undefined || wanted === choice) return [];
		const chosen = nameOf(wanted.id, catalogue);
		return [say('chat.model-not-allowed', { chosen, instead: model.name })];
	};
	if (choice === undefined) return by(instead, refused(instead));
	const { id, isStrict = false } = choice;
	const model = catalogue.findOffered(id);
	if (model) return by(model, refused(model), isStrict);
	const chosen = nameOf(id, catalogue);
	if (isStrict) fail(say('chat.pinned-vanished', { chosen }));
	return by(instead, [say('chat.model-vanished', { chosen, instead: instead.name })]);
}

/**
 * The model to ask, and how it is to speak. One that is no longer offered, or not allowed on this server, is replaced by
 * another, with a note, and the choice is kept; so is what cannot be read. Throws a UserError when no model may be called,
 * a pinned one is no longer offered, or one that was named for this question is not allowed.
 */
export async function chooseModel(
	question: Asked,
	{ settings, catalogue, log }: { settings: Settings; catalogue: Catalogue; log: Logger },
): Promise<Chosen> {
	if (!catalogue.isUsable()) fail(say('chat.list-missing'), { facts: { passes: 'soon' } });
	try {
		const { persona, ...held } = await inForce(question, settings);
		const chosen = modelFor(question, held, catalogue);
		return { ...chosen, ...(persona && { persona: persona.choice.text }) };
	} catch (error) {
		if (error instanceof UserError) throw error;
		log.error({ error: describeError(error) }, 'the chosen model could not be read');
		const chosen = modelFor(question, { models: [], server: {} }, catalogue);
		if (question.modelId !== undefined) return chosen;
		const instead = chosen.model.name;
		return { ...chosen, notes: [say('chat.choice-unreadable', { instead })] };
	}
}
