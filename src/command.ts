import type { Call, OpenedThread, Picked } from './command/call.ts';
import type { HeardQuestion } from './command/heard-question.ts';
import type { Option, OptionValue, Values } from './command/option.ts';
import type { Services } from './command/services.ts';
import type { SentenceKey } from './locales/keys.ts';
import type { Permission } from './place.ts';
import type { Surface } from './render/surface.ts';

export type { Call, OpenedThread, Picked } from './command/call.ts';
export type { HeardQuestion } from './command/heard-question.ts';
export { LONGEST_FORM_TEXT, LONGEST_OPTION, MOST_SUGGESTIONS } from './command/limits.ts';
export type { Choice, Option, OptionValue } from './command/option.ts';
export type { Lack, Services, Standing } from './command/services.ts';
export type { InForce } from './settings/in-force.ts';
export type { Choices } from './settings/settings.ts';

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
	/** Where the bot may not write before everybody it answers who called alone. Absent: it is refused there. */
	readonly canBePrivate?: true;
	run(call: Call & { readonly options: Values<Table> }, services: Services): Promise<void>;
};

/** A table and a verb whose option types are forgotten, so that all of them stand in one list. */
export type Subcommand = Asking & {
	readonly name: string;
	readonly description: SentenceKey;
	readonly options: Readonly<Record<string, Option>>;
	readonly form?: Form;
	acknowledge(options: Readonly<Record<string, OptionValue>>): Acknowledgement;
	readonly canBePrivate?: true;
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

/**
 * An entry in the menu of a message. It opens a form; what is written there, perhaps nothing, arrives as `text`. Where the
 * bot may not write before everybody it answers who called alone.
 */
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
	run(call: Call & HeardQuestion, services: Services): Promise<void>;
};

/**
 * What became of messages that were to be deleted; of those that stand still Discord `refused` some, or only their one
 * reader can take them away. What was gone already is no error.
 */
export type Removal = 'gone' | 'refused' | 'dismissable';

/** The message that holds a button. */
export type Pressed = Surface & {
	/** Deletes it, with these further messages of its channel that are the bot's own. */
	remove(messageIds: readonly string[]): Promise<Removal>;
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
