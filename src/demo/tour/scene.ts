import type { InteractionRecord } from '../../stand-ins/discord/interactions/record.ts';
import type { MessageRecord } from '../../stand-ins/discord/records.ts';
import type { ProviderStandIn } from '../../stand-ins/provider/stand-in.ts';
import type { Somebody } from '../people.ts';
import type { Stage } from '../stage.ts';
import type { TourClock } from './tour-clock.ts';

/** In all languages of the tour. */
export type Told = Readonly<Record<TourLanguage, string>>;
export type TourLanguage = 'en' | 'zh-CN';

/** What a scene plays with. Names and texts of people come from `stage.language.talk`. */
export interface Tour {
	readonly stage: Stage;
	readonly provider: ProviderStandIn;
	readonly clock: TourClock;
	readonly me: Somebody;
	readonly friend: Somebody;
	readonly guest: Somebody;
	text(told: Told): string;
	/** Says it in the channel, to the bot. */
	mention(who: Somebody, text: Told): MessageRecord;
	/** Types a command with its options, as `/ask why? private:yes`. */
	type(who: Somebody, line: string): Promise<InteractionRecord>;
	/** What Discord offers while somebody types in this option of a command. */
	suggestions(who: Somebody, command: string, option: string, typed: string): Promise<string[]>;
	/** The button that does this, by the bot's own name for it. */
	press(who: Somebody, message: MessageRecord, name: string): InteractionRecord;
	/** Chooses this value in the menu that has it. */
	choose(who: Somebody, message: MessageRecord, value: string): InteractionRecord;
	/** What the bot shows for it, once it is so. */
	shown(
		to: MessageRecord | InteractionRecord,
		isSo?: (message: MessageRecord) => boolean,
	): Promise<MessageRecord>;
	/** The finished answer, with its buttons. */
	answer(to: MessageRecord | InteractionRecord): Promise<MessageRecord>;
	/** The same message, once it has this button. */
	withButton(message: MessageRecord, name: string): Promise<MessageRecord>;
	/** Writes into the tour what stands there now, under what somebody did. */
	show(did: Told, ...messages: readonly MessageRecord[]): void;
	/** The same with the form that was opened. */
	showForm(did: Told, opened: InteractionRecord): void;
	/** The same with lines that Discord shows outside of messages. */
	showLines(did: Told, lines: readonly string[]): void;
}

/** One feature, screen by screen. A minute passes after it. */
export type Scene = {
	readonly title: Told;
	readonly play: (tour: Tour) => Promise<void>;
};

export type Chapter = {
	readonly title: Told;
	readonly scenes: readonly Scene[];
};

/** Chapters that are played one after the other with the same bot: to start one takes longer than most scenes. */
export type Act = {
	/** Requests that the provider allows; those of an account with credits, unless told otherwise. */
	readonly minuteLimit?: number;
	readonly dayLimit?: number;
	readonly chapters: readonly Chapter[];
};
