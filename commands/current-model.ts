import type { Call, Services } from '../src/command.ts';
import { type Sentence, say, seconds } from '../src/locales/keys.ts';
import { allowedIds } from './allowed-models.ts';
import { leavesSoon, type Model, shownName } from './model-facts.ts';

/** The model that was chosen for this person here, and whose choice that is. */
export type Current = {
	/** Of the choice; undefined: nobody chose, and there is no default. */
	readonly id: string | undefined;
	/** Also of a model that has vanished. */
	readonly name: string;
	readonly chosenFor: 'channel' | 'me' | 'server' | 'default';
	readonly isStrict: boolean;
	/** While it is offered. */
	readonly model: Model | undefined;
	/** Epoch milliseconds, if it leaves soon. */
	readonly leavesAt: number | undefined;
	/** Who answers while it is not offered; undefined without any list. */
	readonly instead: string | undefined;
};

/** Whether it is the place or its channel that chose is the same to who asks. */
const FOR = { place: 'channel', channel: 'channel', person: 'me', server: 'server' } as const;

/** The model that would answer this person here. Rejects when the choices cannot be read. */
export async function currentModel(
	{ person, place }: Pick<Call, 'person' | 'place'>,
	{ catalogue, choices, clock }: Pick<Services, 'catalogue' | 'choices' | 'clock'>,
): Promise<Current> {
	const { models, server } = await choices.inForce({ person, place });
	const allowed = allowedIds(server, { catalogue });
	const isAllowed = (id: string) =>
		allowed === undefined || server.models?.allowed.includes(id) === true;
	const best = catalogue.defaultModel();
	const first =
		allowed && best && !allowed.includes(best.id)
			? catalogue.models().find(({ id }) => allowed.includes(id))
			: best;
	const about = (id: string | undefined) => {
		const model = id === undefined ? undefined : catalogue.findOffered(id);
		const name = id === undefined ? '–' : shownName(id, catalogue);
		const leavesAt = model && leavesSoon(model, clock.now());
		return { id, model, name, leavesAt, instead: first && shownName(first.id, catalogue) };
	};
	const held = models.find(({ choice }) => isAllowed(choice.id));
	if (!held) return { ...about(first?.id), chosenFor: 'default', isStrict: false };
	const { by, choice } = held;
	return { ...about(choice.id), chosenFor: FOR[by], isStrict: choice.isStrict ?? false };
}

/** What a person hears who has just chosen for themselves; a channel that chose its own overrules it there. */
export const saySwitchedMe = (name: string, { chosenFor }: Current): Sentence =>
	say(chosenFor === 'channel' ? 'model.switched-me-elsewhere' : 'model.switched-me', { name });

/** In words: which model answers here, by whose choice, whether another may, and what is known of its end. */
export function sayCurrent(current: Current): readonly Sentence[] {
	const { chosenFor, instead, isStrict, leavesAt, model, name } = current;
	if (instead === undefined) return [say('model.list-missing')];
	if (!model && isStrict) return [say('model.current-vanished-strict', { name })];
	if (!model) return [say('model.current-vanished', { name, instead })];
	return [
		say(`model.current-${chosenFor}`, { name }),
		...(isStrict ? [say('model.current-strict')] : []),
		...(leavesAt === undefined ? [] : [say('model.current-until', { at: seconds(leavesAt) })]),
	];
}

/** The same to who has just chosen `id` for themselves, without saying twice that it answers. */
export function saySwitched(id: string, name: string, current: Current): readonly Sentence[] {
	const answers = current.id === id && current.chosenFor === 'me' && current.model !== undefined;
	const now = sayCurrent(current);
	return [saySwitchedMe(name, current), ...(answers ? now.slice(1) : now)];
}
