import type { Pressed } from '../command.ts';
import type { Surface } from '../render/surface.ts';
import type { InteractionAddress } from './interaction-surface.ts';

export type Interaction = Pick<
	InteractionAddress,
	| 'applicationId'
	| 'channelId'
	| 'guildId'
	| 'questionId'
	| 'receivedAt'
	| 'standsInChannel'
	| 'token'
> & { readonly id: string };

/** Every place where an answer appears, and what happens to those that are gone. */
export interface Surfaces {
	/** A reply to a message. It is known to `messageDeleted` until it ends. */
	forMessage(place: {
		readonly channelId: string;
		readonly questionId: string;
		readonly guildId?: string;
	}): Surface;
	/** The same in the thread that was opened on the question, where there is nothing to reply to. */
	forThread(place: {
		readonly channelId: string;
		readonly questionId: string;
		readonly guildId: string;
	}): Surface;
	forInteraction(interaction: Interaction): Surface & {
		/** One more line that only who asked sees; once it is acknowledged. */
		aside(): Surface;
		/** Rejects with AcknowledgementLost when Discord no longer waits. */
		acknowledge(visible: 'public' | 'private'): Promise<void>;
		/** Takes the acknowledgement off the screen again while nothing else stands there; false: it stays. */
		takeBack(): Promise<boolean>;
	};
	/** A button under a message was pressed. */
	forPress(
		interaction: Interaction,
		message: { readonly id: string; readonly isPrivate: boolean },
	): {
		/** New messages that only who pressed sees. */
		readonly surface: Surface;
		/** The message that holds the button. */
		readonly pressed: Pressed;
		aside(): Surface;
		/** A new message that everybody sees, in reply to this one: of the channel where the bot may write there. */
		beside(messageId: string | undefined): Surface;
		/** Rejects with AcknowledgementLost when Discord no longer waits. */
		acknowledge(): Promise<void>;
	};
	/**
	 * What a process before this one left: words that stand are left alone and followed by a new message. undefined
	 * where nothing can be shown any more.
	 */
	fromAddress(address: string): Surface | undefined;
	/** The messages, be they questions or answers, are no more. */
	messageDeleted(ids: readonly string[]): void;
	channelGone(channelId: string): void;
}
