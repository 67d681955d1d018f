import type {
	ButtonCommand,
	Call,
	Choice,
	HeardQuestion,
	OpenedThread,
	OptionValue,
	Picked,
	Pressed,
} from '../command.ts';
import type { Permission } from '../place.ts';
import type { Surface } from '../render/surface.ts';

/** What every call from Discord brings, whatever its kind. */
export type Origin = Pick<
	Call,
	'id' | 'askedAt' | 'person' | 'place' | 'may' | 'roleIds' | 'ownsPlace' | 'locale'
> & {
	/** In a thread that the bot opened: it belongs to whoever asked what it hangs on. */
	readonly isBotsThread?: boolean;
};

export type Acknowledged = {
	readonly surface: Surface;
	/** One more line that only who called sees; once it is acknowledged. */
	aside(): Surface;
	/** Rejects with AcknowledgementLost when Discord no longer waits for it. */
	acknowledge(visible: 'public' | 'private'): Promise<void>;
	/** Takes the acknowledgement off the screen again while nothing else stands there; false: it stays. */
	takeBack(): Promise<boolean>;
	/** What the bot lacks to answer before everybody; absent: nothing. */
	readonly missingToSpeak?: readonly Permission[];
};

type OpensForm = {
	openForm(form: {
		readonly customId: string;
		readonly title: string;
		readonly label: string;
		/** Under the label, at most 100 characters. */
		readonly description?: string;
		readonly maxLength: number;
		readonly isOptional?: boolean;
	}): Promise<void>;
};

export type IncomingSlash = Origin &
	Acknowledged &
	OpensForm & {
		readonly kind: 'slash';
		/** With its subcommand: `settings quota`. */
		readonly name: string;
		readonly options: Readonly<Record<string, OptionValue>>;
	};

/** An entry in the menu of a message was chosen. */
export type IncomingMenu = Origin &
	Acknowledged &
	OpensForm & {
		readonly kind: 'menu';
		/** As it is registered. */
		readonly name: string;
		readonly picked: Picked;
	};

export type IncomingForm = Origin &
	Acknowledged & { readonly kind: 'form'; readonly customId: string; readonly text: string };

/** A button under a message was pressed, or one of a menu was chosen. */
export type IncomingPress = Origin & {
	readonly kind: 'press';
	readonly customId: string;
	/** What was chosen in a menu; none of a button. */
	readonly values: readonly string[];
	/** New messages that only who pressed sees. */
	readonly surface: Surface;
	/** The message that holds the button; finishing rewrites it, its buttons included. */
	readonly pressed: Pressed;
	aside(): Surface;
	/** A new message that everybody sees, in reply to this one: of the channel where the bot may write there. */
	beside(messageId: string | undefined): Surface;
	readonly openThread: Parameters<ButtonCommand['run']>[0]['openThread'];
	/** Shows nothing. Rejects with AcknowledgementLost when Discord no longer waits for it. */
	acknowledge(): Promise<void>;
};

export type IncomingSuggest = Pick<Origin, 'id' | 'person' | 'place' | 'locale'> & {
	readonly kind: 'suggest';
	readonly name: string;
	readonly option: string;
	readonly typed: string;
	respond(choices: readonly Choice[]): Promise<void>;
};

export type IncomingHeard = Origin &
	HeardQuestion & {
		readonly kind: 'heard';
		/** In a DM, or by a mention: not only because it stands where the bot listens. Absent: it was. */
		readonly isCalled?: boolean;
		/** On this message, with the first of these titles that is let through. Absent where there can be none. */
		openThread?(titles: readonly string[]): Promise<OpenedThread | undefined>;
		readonly surface: Surface;
	};

/** An interaction or a message, freed of Discord's types. */
export type Incoming =
	| IncomingSlash
	| IncomingMenu
	| IncomingForm
	| IncomingPress
	| IncomingSuggest
	| IncomingHeard;
