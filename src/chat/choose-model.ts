import { describeError, fail, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import type { Catalogue, Model } from '../models/model.ts';
import { placeScopes, type Scope, type Settings, serverScopes } from '../settings/settings.ts';
import type { Question } from './answers.ts';

/** Who answers a question, and what is to be said about that. */
export type Chosen = {
	readonly model: Model;
	/** No other may answer instead. */
	readonly isStrict: boolean;
	readonly notes: readonly Sentence[];
};

/** The model that was chosen for this question, else for the place, the person or the server: the narrowest wins. */
async function choiceOf(
	{ modelId, place, person }: Question,
	settings: Settings,
): Promise<{ readonly id: string; readonly isStrict?: boolean } | undefined> {
	if (modelId !== undefined) return { id: modelId };
	const scopes: readonly Scope[] = [
		...placeScopes(place),
		`person:${person.id}`,
		...serverScopes(place),
	];
	const choices = await Promise.all(scopes.map((scope) => settings.read(scope)));
	return choices.find(({ model }) => model !== undefined)?.model;
}

/**
 * The model to ask. One that is no longer offered is replaced by the default, with a note, and the choice is kept; so is
 * what cannot be read. Throws a UserError when no model may be called, or a pinned one is no longer offered.
 */
export async function chooseModel(
	question: Question,
	{ settings, catalogue, log }: { settings: Settings; catalogue: Catalogue; log: Logger },
): Promise<Chosen> {
	if (!catalogue.isUsable()) fail(say('chat.list-missing'));
	const instead = catalogue.defaultModel() ?? fail(say('chat.list-missing'));
	try {
		const choice = await choiceOf(question, settings);
		if (choice === undefined) return { model: instead, isStrict: false, notes: [] };
		const { id, isStrict = false } = choice;
		const model = catalogue.findOffered(id);
		if (model) return { model, isStrict, notes: [] };
		const chosen = catalogue.find(id)?.name ?? catalogue.lastKnownName(id) ?? id;
		if (isStrict) fail(say('chat.pinned-vanished', { chosen }));
		const key = question.modelId === undefined ? 'chat.model-vanished' : 'chat.model-vanished-once';
		const notes = [say(key, { chosen, instead: instead.name })];
		return { model: instead, isStrict: false, notes };
	} catch (error) {
		if (error instanceof UserError) throw error;
		log.error({ error: describeError(error) }, 'the chosen model could not be read');
		const notes = [say('chat.choice-unreadable', { instead: instead.name })];
		return { model: instead, isStrict: false, notes };
	}
}
