import type { SentenceKey, Sentences } from './keys.ts';

/** Forms besides the one for every other count. i18next knows one for none in every language. */
type Form = 'zero' | Exclude<Intl.LDMLPluralRule, 'other'>;

type Counted = {
	[Key in SentenceKey]: Sentences[Key] extends { count: number } ? Key : never;
}[SentenceKey];

/** Every sentence, and of those with a `count` the forms that a language has. */
type Words<Forms extends Form> = Readonly<
	Record<SentenceKey, string> & Partial<Record<`${Counted}_${Forms}`, string>>
>;

type NameIn<Placeholder> = Placeholder extends `${infer Name},${string}` ? Name : Placeholder;

/** The names in a sentence's placeholders, `count` of `{{count}}` and of `{{count, tenths}}`. */
type NamesIn<Text> = Text extends `${string}{{${infer Placeholder}}}${infer Rest}`
	? NameIn<Placeholder> | NamesIn<Rest>
	: never;

type KeyOf<Key> = Key extends SentenceKey
	? Key
	: Key extends `${infer Of extends SentenceKey}_${Form}`
		? Of
		: never;

type Checked<Text, Key> = [KeyOf<Key>] extends [never]
	? 'there is no such sentence'
	: Exclude<NamesIn<Text>, keyof Sentences[KeyOf<Key>]> extends infer Unknown extends string
		? [Unknown] extends [never]
			? Text
			: `there is no value {{${Unknown}}} in this sentence`
		: never;

type CheckedWords<Table, Forms extends Form> = {
	readonly [Key in keyof Table]: Key extends keyof Words<Forms>
		? Checked<Table[Key], Key>
		: 'there is no such sentence or form';
};

/**
 * The sentences of one language with the plural `Forms` it has; docs/languages.md tells how. Sentences and forms that are
 * missing or too many, and placeholders without a value, are errors of the types.
 */
export const words =
	<Forms extends Form>() =>
	<const Table extends Words<Forms>>(table: Table & CheckedWords<Table, Forms>): Words<Forms> =>
		table;
