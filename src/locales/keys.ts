import type { AnswerSentences } from './keys/answers.ts';
import type { ChatSentences } from './keys/chat.ts';
import type { CommandsSentences } from './keys/commands.ts';
import type { CompareSentences } from './keys/compare.ts';
import type { GeneralSentences } from './keys/general.ts';
import type { HelpSentences } from './keys/help.ts';
import type { HouseSentences } from './keys/house.ts';
import type { LeaderboardSentences } from './keys/leaderboard.ts';
import type { ModelSentences } from './keys/model.ts';
import type { OtherSentences } from './keys/other.ts';
import type { PersonaSentences } from './keys/persona.ts';
import type { PresenceSentences } from './keys/presence.ts';
import type { PrivacySentences } from './keys/privacy.ts';
import type { QuotaSentences } from './keys/quota.ts';
import type { ReadingSentences } from './keys/reading.ts';
import type { RenderSentences } from './keys/render.ts';
import type { SettingsSentences } from './keys/settings.ts';
import type { ThoughtsSentences } from './keys/thoughts.ts';
import type { WaitingSentences } from './keys/waiting.ts';

/** Every sentence that a person can be shown, and the values it is said with. Times are epoch seconds, shown by Discord. */
export interface Sentences
	extends AnswerSentences,
		ThoughtsSentences,
		OtherSentences,
		PersonaSentences,
		HouseSentences,
		LeaderboardSentences,
		CompareSentences,
		PrivacySentences,
		ChatSentences,
		CommandsSentences,
		GeneralSentences,
		HelpSentences,
		ModelSentences,
		PresenceSentences,
		QuotaSentences,
		ReadingSentences,
		RenderSentences,
		SettingsSentences,
		WaitingSentences {}

export type SentenceKey = keyof Sentences;

/** Numbers and lists are written as the language does. */
type Value = string | number | readonly string[];

/** A sentence on its way to a person; `render/speak` puts it into a language. */
export type Sentence = {
	readonly key: SentenceKey;
	readonly values: Readonly<Record<string, Value>>;
};

/** Pairs a key with exactly the values its sentence needs. */
export function say<Key extends SentenceKey>(
	key: Key,
	...[values]: keyof Sentences[Key] extends never ? [] : [values: Sentences[Key]]
): Sentence {
	return { key, values: { ...values } };
}

/** A moment to come as sentences take it: epoch seconds, never before it. */
export const seconds = (epochMs: number): number => Math.ceil(epochMs / 1000);

/** The same of a moment that is past: never after it, so that nothing "was in a second". */
export const secondsPast = (epochMs: number): number => Math.floor(epochMs / 1000);
