import { FORGOTTEN_PERSON } from '../place.ts';
import type { ChangeMade, Changes, Choices } from './settings.ts';

type Entry = NonNullable<Choices[keyof Choices]>;

function makerOf(choice: Entry): string | undefined {
	if ('chosenBy' in choice) return choice.chosenBy;
	return 'changedBy' in choice ? choice.changedBy : undefined;
}

const entries = (choices: Choices) =>
	Object.entries(choices).filter((pair): pair is [keyof Choices, Entry] => pair[1] !== undefined);

/** Of the choices in one scope those that this person made, and of what was changed there their part. */
export function madeBy(personId: string, choices: Choices): Partial<Choices> {
	const made = entries(choices).filter(([, choice]) => makerOf(choice) === personId);
	const changes = (choices.history ?? []).filter(({ changedBy }) => changedBy === personId);
	return { ...Object.fromEntries(made), ...(changes.length > 0 && { history: changes }) };
}

const withoutId = (change: ChangeMade, personId: string): ChangeMade =>
	change.changedBy === personId ? { ...change, changedBy: FORGOTTEN_PERSON } : change;

/**
 * What changes when this person is forgotten. Of their own scope only stays that they opted out. Elsewhere a persona goes
 * that they wrote; what else they chose there is a rule that others live by, and stays without their id.
 */
export function forgetIn(choices: Choices, personId: string, isTheirs: boolean): Changes {
	const { optedOutAt } = choices.privacy ?? {};
	const all = Object.fromEntries(entries(choices).map(([name]) => [name, null]));
	if (isTheirs) return { ...all, ...(optedOutAt !== undefined && { privacy: { optedOutAt } }) };
	const { history: changes, ...theirs } = madeBy(personId, choices);
	const { persona } = theirs;
	const isWritten = persona !== undefined && persona.preset === undefined;
	return {
		...Object.fromEntries(
			entries(theirs).map(([name, choice]) => [
				name,
				{
					...choice,
					...('chosenBy' in choice
						? { chosenBy: FORGOTTEN_PERSON }
						: { changedBy: FORGOTTEN_PERSON }),
				},
			]),
		),
		...(isWritten && { persona: null }),
		...(changes && { history: (choices.history ?? []).map((one) => withoutId(one, personId)) }),
	};
}
