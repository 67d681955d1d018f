import type { Words } from '../locales/words.ts';
import type { CommandShape, OptionShape } from './command-shape.ts';

/** A value as it was typed, and where it stands in the text. */
export type Typed = {
	readonly option: OptionShape;
	readonly text: string;
	readonly start: number;
};

/**
 * What stands behind a command's name, by option: `model:x` names one, other words go to the first text option that
 * is not named, or to the first option of all.
 */
export function typedOptions({ options }: CommandShape, text: string): Typed[] {
	const typed: Typed[] = [];
	let rest: { text: string; start: number } | undefined;
	let open: { option: OptionShape; text: string; start: number } | undefined;
	for (const { 0: word, index } of text.matchAll(/\S+/g)) {
		const named = options.find(({ name }) => word.startsWith(`${name}:`));
		if (named) {
			const start = index + named.name.length + 1;
			const value = { option: named, text: text.slice(start, index + word.length), start };
			open = named.kind === 'text' ? value : undefined;
			typed.push(value);
		} else if (open) {
			open.text = text.slice(open.start, index + word.length);
		} else if (rest) {
			rest.text += text.slice(rest.start + rest.text.length, index) + word;
		} else rest = { text: word, start: index };
	}
	const free = options.filter((option) => !typed.some((one) => one.option === option));
	const taker = free.find(({ kind }) => kind === 'text') ?? free[0];
	return rest && taker ? [{ option: taker, ...rest }, ...typed] : typed;
}

/** A file is a path on this machine; roles, people and channels are given by name. */
export type FilledValue =
	| string
	| number
	| boolean
	| { readonly path: string }
	| { readonly role: string }
	| { readonly person: string }
	| { readonly channel: string };
export type Filled =
	| { readonly values: Readonly<Record<string, FilledValue>> }
	| { readonly problem: string };

/** The options of a finished line, or what is wrong with them. */
export function fillOptions(shape: CommandShape, text: string, words: Words['input']): Filled {
	const values: Record<string, FilledValue> = {};
	const typed = typedOptions(shape, text);
	if (text.trim() !== '' && typed.length === 0) {
		return { problem: words.takesNothing(shape.name) };
	}
	for (const { option, text: value } of typed) {
		if (value.trim() === '') return { problem: words.needsValue(option.name) };
		const read = readValue(option, value.trim(), words);
		if (read === undefined) return { problem: wrongValue(option, words) };
		values[option.name] = read;
	}
	return { values };
}

function readValue(
	option: OptionShape,
	value: string,
	{ yes, no }: Words['input'],
): FilledValue | undefined {
	const { kind, choices } = option;
	if (kind === 'file') return { path: value };
	if (kind === 'role') return { role: value };
	if (kind === 'person') return { person: value };
	if (kind === 'channel') return { channel: value };
	if (kind === 'chosen')
		return choices.find((one) => String(one.value) === value || one.name === value)?.value;
	if (kind === 'whole-number' || kind === 'number') return readNumber(option, value);
	if (kind !== 'yes-or-no') return value;
	if (value === yes || /^(true|yes|y)$/i.test(value)) return true;
	return value === no || /^(false|no|n)$/i.test(value) ? false : undefined;
}

function readNumber({ kind, least, most }: OptionShape, value: string): number | undefined {
	const number = Number(value);
	const isNumber = kind === 'number' ? Number.isFinite(number) : Number.isSafeInteger(number);
	if (!isNumber || number < (least ?? number) || number > (most ?? number)) return undefined;
	return number;
}

function wrongValue(
	{ name, kind, choices, least, most }: OptionShape,
	words: Words['input'],
): string {
	if (kind === 'whole-number' || kind === 'number')
		return words.takesNumber(name, kind === 'whole-number', least, most);
	if (kind === 'yes-or-no') return words.takesYesOrNo(name);
	return words.takesOneOf(
		name,
		choices.map(({ value }) => String(value)),
	);
}
