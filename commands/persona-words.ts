import type { Call, Choices, InForce } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { type Sentence, say, secondsPast } from '../src/locales/keys.ts';
import { countCodePoints } from '../src/render/code-points.ts';
import type { View } from '../src/render/surface.ts';
import { asTyped, fileBack } from '../src/render/text-back.ts';

export type Persona = NonNullable<Choices['persona']>;

/**
 * It stands before every question, so that much is taken from each conversation. What is longer comes back, so more may
 * be given.
 */
const LONGEST_PERSONA = 1500;

/** Ready to pick, in the words of the place's language. */
export const PRESETS = [
	{ name: 'persona.preset-teacher', value: 'teacher' },
	{ name: 'persona.preset-terse', value: 'terse' },
	{ name: 'persona.preset-translator', value: 'translator' },
	{ name: 'persona.preset-story', value: 'story' },
	{ name: 'persona.preset-reviewer', value: 'reviewer' },
	{ name: 'persona.preset-duck', value: 'duck' },
] as const;

type PresetId = (typeof PRESETS)[number]['value'];

type Given = { readonly preset?: PresetId; readonly text?: string };

const hasWords = (text: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.toWellFormed());

export const isTooLong = ({ text = '' }: Given) => countCodePoints(text.trim()) > LONGEST_PERSONA;

/** Whether it can be chosen as it was given, but for who gives it. */
export const isUsable = (given: Given): boolean =>
	(given.preset === undefined) !== (given.text === undefined) &&
	(given.text === undefined || (hasWords(given.text) && !isTooLong(given)));

/** What is chosen by that. Throws a UserError for what is neither a preset nor words of one's own. */
export function chosenPersona(
	{ preset, text }: Given,
	{ speakToAll }: Pick<Call, 'speakToAll'>,
): Pick<Persona, 'text' | 'preset'> {
	if (preset !== undefined && text !== undefined) fail(say('persona.one-of-both'));
	if (preset !== undefined) return { preset, text: speakToAll(say(`persona.text-${preset}`)) };
	if (text === undefined || !hasWords(text)) fail(say('persona.empty'));
	return { text: text.trim() };
}

/** What is called so where it is shown; undefined for words of somebody's own. */
export function presetName(
	{ preset }: Pick<Persona, 'preset'>,
	{ speak }: Pick<Call, 'speak'>,
): string | undefined {
	const known = PRESETS.find(({ value }) => value === preset);
	return known && speak(say(known.name));
}

/** A text that is too long goes back to who wrote it. */
export function draftBack(text: string, { speak }: Pick<Call, 'speak'>): View {
	const length = countCodePoints(text.trim());
	const words = speak(say('persona.too-long', { length, most: LONGEST_PERSONA }));
	return fileBack(text, {
		words,
		name: 'persona.txt',
		description: speak(say('persona.draft-description')),
	});
}

/** What was chosen, as everybody there is told. */
export function sayChosen(persona: Persona, call: Pick<Call, 'speak'>): Sentence {
	const text = asTyped(persona.text);
	const name = presetName(persona, call);
	return name === undefined
		? say('persona.set', { text })
		: say('persona.set-preset', { name, text });
}

/** What holds, in words: the text as it was typed, who chose it, and when. */
export function sayHeld(
	{ by, choice }: NonNullable<InForce['persona']>,
	call: Pick<Call, 'speak'>,
): readonly Sentence[] {
	const text = asTyped(choice.text);
	const name = presetName(choice, call);
	const { changedBy: person, at } = choice;
	return [
		name === undefined ? say('persona.own-words', { text }) : say('persona.preset', { name, text }),
		say(`persona.by-${by}`, { person, at: secondsPast(at) }),
	];
}
