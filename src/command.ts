import type { Arena } from './arena/arena.ts';
import type { Answers } from './chat/answers.ts';
import type { Comparisons } from './chat/comparisons.ts';
import type { Conversations, Resets } from './chat/conversations.ts';
import type { Clock } from './clock.ts';
import type { Sentence, SentenceKey } from './locales/keys.ts';
import type { ModelHealth } from './models/health.ts';
import type { Catalogue } from './models/model.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { FileReference, Gather, Permission, Person, Place } from './place.ts';
import type { Privacy } from './privacy/privacy.ts';
import type { AccountCheck, ProviderTrouble } from './providers/provider.ts';
import type { Quota } from './quota/quota.ts';
import type { Surface } from './render/surface.ts';
import type { Settings } from './settings/settings.ts';

/** Something that the bot is not permitted in a place, by Discord's permissions. */
export type Lack =
	| 'view-channel'
	| 'send-messages'
	| 'send-messages-in-threads'
	| 'attach-files'
	| 'read-message-history'
	| 'create-public-threads';

/** What Discord lets the bot do in a place. */
export type Standing = {
	/** False where somebody brought only its commands along. */
	readonly isMember: boolean;
	/** Moderators silenced it for a while. */
	readonly isTimedOut: boolean;
	readonly lacks: readonly Lack[];
};

/** What the commands may use. */
export type Services = {
	readonly account: AccountCheck;
	readonly answers: Answers;
	readonly arena: Pick<Arena, 'standings'>;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly comparisons: Comparisons;
	readonly conversations: Conversations;
	readonly discord: {
		standing(place: Place): Standing;
		/** False: Discord hides what does not mention the bot. */
		readsContent(): boolean;
	};
	readonly health: Pick<ModelHealth, 'view'>;
	readonly pictures: Pick<Pictures, 'quota' | 'leaderboard'>;
	readonly privacy: Privacy;
	readonly providers: {
		/** What people call the provider of this name. */
		title(name: string): string;
	};
	readonly quota: Quota;
	readonly resets: Resets;
	readonly settings: Settings;
	/** What is wrong just now with the providers that are set up. */
	troubles(): readonly ProviderTrouble[];
};

/** Who asks, where, and how to answer: all that a command sees of Discord. */
export type Call = {
	/** Id of the message or interaction. */
	readonly id: string;
	/** Epoch milliseconds. */
	readonly askedAt: number;
	readonly person: Person;
	readonly place: Place;
	readonly may: { readonly manageServer: boolean; readonly manageMessages: boolean };
	/** The person's roles on this server, without `@everyone`; none in DMs. */
	readonly roleIds: readonly string[];
	/** Languages as Discord names them: the person's for what only they see, the place's for the rest. */
	readonly locale: { readonly person: string; readonly place: string };
	/** A DM, or a thread that this person opened, or that the bot opened on their question. */
	readonly ownsPlace: boolean;
	readonly surface: Surface;
	/**
	 * One more line that only who asked sees, beside the surface; undefined where there is no such thing: for what people
	 * say without a command.
	 */
	aside(): Surface | undefined;
	/** Aborted by a stop, by the surface being gone, or when the process leaves. */
	readonly signal: AbortSignal;
	/** A sentence in the language of who reads it. */
	speak(sentence: Sentence): string;
	/** In the language of the person, for what only they see. */
	speakAside(sentence: Sentence): string;
	/** In the language of the place, for what everybody there sees. */
	speakToAll(sentence: Sentence): string;
	/** Answers with these sentences, a line each, and ends the surface. */
	reply(...sentences: readonly Sentence[]): Promise<void>;
	/** How a person would click a command here: `</ask:123>`, or `/ask` while it is not registered. */
	mention(commandName: string): string;
};

/** A thread on a message, in which the bot may speak. */
export type OpenedThread = {
	readonly place: Place;
	/** One more answer there. */
	surface(): Surface;
	/** Where a person can click to get there. */
	readonly link: string;
	/** Discord does not show the bot there what does not mention it. */
	readonly needsMention: boolean;
};

/** A message that somebody picked, and where it stands. */
export type Picked = {
	readonly gather: Gather;
	readonly link: string;
	/** As Discord shows the name. */
	readonly author: string;
};

export type Choice<Value extends string = string> = {
	readonly name: string;
	readonly value: Value;
};

type Suggest = (
	typed: string,
	who: Pick<Call, 'person' | 'place' | 'speak'>,
	services: Services,
) => readonly Choice[] | Promise<readonly Choice[]>;

/** One option of a slash command. `choices` narrow the value to their literals; `suggest` answers from memory. */
export type Option = { readonly description: SentenceKey; readonly required?: true } & (
	| {
			readonly type: 'string';
			readonly maxLength?: number;
			readonly choices?: readonly { readonly name: SentenceKey; readonly value: string }[];
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

type Values<Table> = {
	readonly [Name in keyof Table as Table[Name] extends { required: true } ? Name : never]: ValueOf<
		Table[Name]
	>;
} & {
	readonly [Name in keyof Table as Table[Name] extends { required: true } ? never : Name]?: ValueOf<
		Table[Name]
	>;
};

/** A form with one long text, for a prompt that was not given. Its text arrives as the option named here. */
export type Form = {
	readonly option: string;
	readonly title: SentenceKey;
	readonly label: SentenceKey;
	readonly maxLength: number;
	/** It may be sent empty. */
	readonly isOptional?: true;
};

/** How a command answers first: visible to the place, to the caller alone, or with a form. */
export type Acknowledgement = 'public' | 'private' | 'form';

/** Where and to whom Discord offers a command. */
type Offer = {
	/** Where it can be called (Discord's `contexts`); installed on servers and by persons alike. */
	readonly contexts: readonly ('server' | 'bot-dm' | 'private-channel')[];
	/** Offered to those who may Manage Server. A server can widen that, so `run` checks again. */
	readonly forManagers?: true;
};

/** What the rules of the house hold for: a server that is paused, or does not want it there, is asked nothing. */
type Asking = {
	/** It asks a model. Whatever only shows, chooses or repairs works everywhere. */
	readonly asks?: true;
};

type Verb<Table> = Asking & {
	readonly name: string;
	readonly description: SentenceKey;
	readonly options: Table;
	readonly form?: Form;
	acknowledge(options: Values<Table>): Acknowledgement;
	run(call: Call & { readonly options: Values<Table> }, services: Services): Promise<void>;
};

/** A table and a verb whose option types are forgotten, so that all of them stand in one list. */
export type Subcommand = Asking & {
	readonly name: string;
	readonly description: SentenceKey;
	readonly options: Readonly<Record<string, Option>>;
	readonly form?: Form;
	acknowledge(options: Readonly<Record<string, OptionValue>>): Acknowledgement;
	run(
		call: Call,
		options: Readonly<Record<string, OptionValue>>,
		services: Services,
	): Promise<void>;
};

export type SlashCommand = Subcommand & Offer & { readonly kind: 'slash' };

/** A slash command that is called by its subcommands only, `/settings quota`. */
export type SlashGroup = Offer & {
	readonly kind: 'group';
	readonly name: string;
	readonly description: SentenceKey;
	readonly subcommands: readonly Subcommand[];
};

/** An entry in the menu of a message. It opens a form; what is written there, perhaps nothing, arrives as `text`. */
export type MenuCommand = Offer & {
	readonly kind: 'menu';
	/** What the menu shows, at most 32 characters; its English is the name for Discord. */
	readonly name: SentenceKey;
	readonly form: Omit<Form, 'option'>;
	readonly acknowledge: 'public' | 'private';
	run(
		call: Call & { readonly text: string; readonly picked: Picked },
		services: Services,
	): Promise<void>;
};

/** What people say to the bot without a command: a mention, a reply to it, a DM, a message in its thread. Always asks. */
export type HeardCommand = {
	readonly kind: 'heard';
	run(
		call: Call & {
			readonly text: string;
			readonly files: readonly FileReference[];
			/** What it brings along, if it does. */
			readonly gather?: Gather;
			/** Discord does not show the bot what it says. */
			readonly isHidden?: boolean;
			/** Its answer can go on in a thread, when somebody wants that. */
			readonly offersThread?: boolean;
			/** Of one that is asked again: messages whose words its text holds. */
			readonly quotedIds?: readonly string[];
			/** Of one that is asked again: what its messages say, where it consists of messages; its text begins with them. */
			readonly words?: readonly { readonly id: string; readonly text: string }[];
			/** Of a question that was asked with a model and is asked again. */
			readonly modelId?: string;
		},
		services: Services,
	): Promise<void>;
};

/** The message that holds a button. */
export type Pressed = Surface & {
	/** Deletes it, with these further messages of its channel that are the bot's own. What is gone already is no error; false: some of them stand. */
	remove(messageIds: readonly string[]): Promise<boolean>;
};

/** What happens when a button is pressed, or one of a menu is chosen. Each is a call of its own, a double click too. */
export type ButtonCommand = Asking & {
	readonly kind: 'button';
	/** Lower-case letters, digits, `-` and `.`; begins the ids of its buttons and menus, see `render/button-id.ts`. */
	readonly name: string;
	/**
	 * `surface` is a new line that only who pressed sees; `pressed` the message that holds the button: finishing it
	 * rewrites it and its buttons. `values`: what was chosen in a menu, none for a button. Anybody who sees a button can
	 * press it, and a handle or a value may be forged.
	 */
	run(
		call: Call & {
			readonly handle: string;
			readonly pressed: Pressed;
			readonly values: readonly string[];
			/**
			 * The same call as a new message that everybody sees, in reply to this one where it is known: for what is longer
			 * than a line. It lasts longer than the press where the bot may write in the channel.
			 */
			beside(messageId: string | undefined): Call;
			/**
			 * On a message of this channel, with the first of these titles that the server's filters let through; one that
			 * exists already is taken. undefined where Discord allows none.
			 */
			openThread(
				messageId: string,
				titles: readonly string[],
			): Promise<OpenedThread | { readonly missing: readonly Permission[] } | undefined>;
		},
		services: Services,
	): Promise<void>;
};

export type Command = SlashCommand | SlashGroup | MenuCommand | HeardCommand | ButtonCommand;

/** A slash command: a table and a verb. Discord guarantees the option types it declares; dispatch checks them again. */
export function slash<const Table extends Readonly<Record<string, Option>>>(
	definition: Verb<Table> & Offer,
): SlashCommand {
	return { ...definition, ...subcommand(definition), kind: 'slash' };
}

/** One verb of a group, with a table of its own. */
export function subcommand<const Table extends Readonly<Record<string, Option>>>(
	definition: Verb<Table>,
): Subcommand {
	const typed = (options: Readonly<Record<string, OptionValue>>) => options as Values<Table>;
	return {
		...definition,
		acknowledge: (options) => definition.acknowledge(typed(options)),
		run: (call, options, services) =>
			definition.run({ ...call, options: typed(options) }, services),
	};
}

export function group(definition: Omit<SlashGroup, 'kind'>): SlashGroup {
	return { ...definition, kind: 'group' };
}

export function menu(definition: Omit<MenuCommand, 'kind'>): MenuCommand {
	return { ...definition, kind: 'menu' };
}

export function heard(definition: Omit<HeardCommand, 'kind'>): HeardCommand {
	return { ...definition, kind: 'heard' };
}

export function button(definition: Omit<ButtonCommand, 'kind'>): ButtonCommand {
	return { ...definition, kind: 'button' };
}
