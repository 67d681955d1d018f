import type { SentenceKey } from '../locales/keys.ts';
import type { FileReference } from '../place.ts';
import type { Call } from './call.ts';
import type { Services } from './services.ts';

export type Choice<Value extends string = string> = {
	readonly name: string;
	readonly value: Value;
};

type Suggest = (
	typed: string,
	who: Pick<Call, 'person' | 'place' | 'speak'>,
	services: Services,
) => readonly Choice[] | Promise<readonly Choice[]>;

/** Named by a sentence, or alike in every language. */
type NamedChoice = { readonly value: string } & (
	| { readonly name: SentenceKey }
	| { readonly ownName: string }
);

/** One option of a slash command. `choices` narrow the value to their literals; `suggest` answers from memory. */
export type Option = { readonly description: SentenceKey; readonly required?: true } & (
	| {
			readonly type: 'string';
			readonly maxLength?: number;
			readonly choices?: readonly NamedChoice[];
			readonly suggest?: Suggest;
	  }
	| { readonly type: 'boolean' }
	| { readonly type: 'file' }
	| { readonly type: 'integer'; readonly min?: number; readonly max?: number }
	| {
			readonly type: 'number';
			readonly min?: number;
			readonly max?: number;
			/** The only values there are; without `min` and `max` then. */
			readonly choices?: readonly number[];
	  }
	/** The value is the id of the role, the person or the channel; a channel may be a thread. */
	| { readonly type: 'role' }
	| { readonly type: 'user' }
	| { readonly type: 'channel' }
);

export type OptionValue = string | number | boolean | FileReference;

type ValueOf<One> = One extends { type: 'boolean' }
	? boolean
	: One extends { type: 'integer' | 'number' }
		? number
		: One extends { type: 'file' }
			? FileReference
			: One extends { choices: readonly { value: infer Value }[] }
				? Value
				: string;

/** What the options of a table arrive as. */
export type Values<Table> = {
	readonly [Name in keyof Table as Table[Name] extends { required: true } ? Name : never]: ValueOf<
		Table[Name]
	>;
} & {
	readonly [Name in keyof Table as Table[Name] extends { required: true } ? never : Name]?: ValueOf<
		Table[Name]
	>;
};
