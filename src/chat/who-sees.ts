import { type Sentence, say } from '../locales/keys.ts';
import { type Catalogue, canSee, type Model, type Needs } from '../models/model.ts';
import type { Chosen } from './choose-model.ts';

/**
 * Who looks at the pictures of a question: the chosen model, else the nearest that can. Undefined: nobody may, so that
 * they are left out. `note` says what is done.
 */
export function whoSees(
	{ isStrict, mayAnswer = () => true, model }: Chosen,
	needs: Needs,
	catalogue: Pick<Catalogue, 'alternatives' | 'mayCall'>,
): { readonly model: Model | undefined; readonly note?: Sentence } {
	if (canSee(model)) return { model };
	if (isStrict) return { model: undefined, note: say('chat.pinned-blind', { model: model.name }) };
	const seeing = catalogue
		.alternatives(model, needs)
		.find(({ id, inputs }) => canSee({ inputs }) && mayAnswer(id) && catalogue.mayCall(id));
	if (!seeing) return { model: undefined, note: say('chat.nobody-sees', { model: model.name }) };
	const note = say('chat.looks-instead', { model: model.name, other: seeing.name });
	return { model: seeing, note };
}
