/** Something to press under a message. `id` says what for and is opaque here, at most 100 characters; `label`: at most 80. */
export type Button = {
	readonly id: string;
	readonly label: string;
	readonly style: 'primary' | 'secondary' | 'danger';
};

/**
 * A list under a message, to choose one of. `id` as that of buttons, no other component of the message has it;
 * `placeholder`: at most 150 characters.
 */
export type Menu = {
	readonly id: string;
	readonly placeholder: string;
	/** At most 25, of different values; a menu without any is not shown. At most one is selected. */
	readonly options: readonly MenuOption[];
};

/** Each text at most 100 characters; what has a longer value cannot be offered. */
type MenuOption = {
	readonly label: string;
	readonly value: string;
	readonly description?: string;
	readonly isSelected?: boolean;
};

/**
 * What the screen should show: the contents of its messages in order, each at most 2,000 code points, and a file under
 * the last one. Parts once shown keep their place: part n is always message n. Of a final view with fewer parts than stand
 * the rest is deleted.
 */
export type View = {
	readonly parts: readonly string[];
	readonly file?: {
		readonly name: string;
		readonly content: string | Uint8Array;
		/** Media type. */
		readonly type: string;
		/** What a picture shows, in words; at most 1,024 characters. */
		readonly description: string;
		/** The parts to show where nothing may be attached. */
		readonly instead: readonly string[];
	};
	/** Under the last part, five in a row. Absent: none, and those that stood there are taken away. */
	readonly buttons?: readonly Button[];
	/** Above the buttons, in rows of their own: at most five rows, those of the buttons included. Absent: as for buttons. */
	readonly menus?: readonly Menu[];
	/**
	 * This part as the end of the answer, for when the messages after it were deleted, or, `isMuted`, could not be written.
	 * Absent: as it is.
	 */
	readonly endingAt?: (part: number, isMuted?: boolean) => string;
};

/** How the wait for a slot is ranked: an answer's first words before a notice, a notice before progress. */
export type Urgency = 'first-words' | 'notice' | 'progress';

/** Where one answer appears: a reply in a channel, or an interaction's own message. Never blocks who writes to it. */
export interface Surface {
	/** Finds this answer again after a restart; opaque to all rooms but `discord`. */
	readonly address: string;
	/**
	 * Where a person can click to get there: the message that asked, else the first message of the answer once it stands.
	 * Always undefined where only one person sees the answer.
	 */
	readonly link: string | undefined;
	/**
	 * Aborted when nothing can be shown here any more: message or question deleted, channel gone, bot removed. With a
	 * UserError as its reason the time here runs out, a part of the answer was deleted, or no more can be written: only
	 * what is finished within half a minute still lands, and in the last case perhaps not even that.
	 */
	readonly gone: AbortSignal;
	/** Until when an answer can begin here (epoch ms), and whether it can go on in the channel then; undefined: for ever. */
	readonly deadline: { readonly at: number; readonly canMove: boolean } | undefined;
	/** Shows that something is being written, until the first message stands; does nothing after that. */
	working(): void;
	/** Offers the latest view. `compose` runs when a slot is free; a later offer replaces an earlier one. */
	offer(urgency: Urgency, compose: () => View): void;
	/**
	 * Lands this view whatever it takes and ends the surface; resolves with the ids of its messages in order, without
	 * those that were deleted. Rejects with the reason of `gone`, or with a fault when Discord refuses it for good.
	 */
	finish(view: View): Promise<readonly string[]>;
	/** Ends the surface without a word; what it shows stays. Does nothing once it has ended. */
	abandon(): void;
	/**
	 * For an interaction that everyone sees: a surface of its own for the same question, as a new message of the channel.
	 * Unlike the interaction it lasts. undefined where the bot may not write, and for what is in the channel already.
	 */
	inChannel(): Surface | undefined;
	/** Called whenever `address` has changed, until the surface ends. */
	onMoved(listener: (address: string) => void): void;
}
