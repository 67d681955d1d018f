import type { Clock } from '../clock.ts';
import type { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Surface } from '../render/surface.ts';
import type { Calls } from './calls.ts';
import type { Channels } from './channels.ts';
import type { Outbox } from './outbox.ts';
import type { Persist } from './persistent.ts';
import type { Meaning } from './refusal.ts';
import type { Route } from './routes.ts';

/** What a restart needs to know: the first message, and whether it holds words of the answer. */
export type Progress = { readonly messageId: string | undefined; readonly hasWords: boolean };

/** What every surface is made of. */
export type SurfaceParts = {
	readonly calls: Calls;
	readonly channels: Channels;
	readonly clock: Clock;
	readonly log: Logger;
	/** The surface has ended. */
	readonly onEnd: () => void;
	/** A new message of its answer stands. */
	readonly onShown: (messageId: string) => void;
	readonly outbox: Outbox;
	readonly persist: Persist;
	/** Returns what stops it. */
	readonly startTyping: (channelId: string) => () => void;
};

export type AnswerSurface = Surface & {
	/** Nothing can be shown any more. */
	vanish(reason: Error): void;
	/** Nothing new can be said in its channel: it vanishes, unless something stands that may take edits. */
	silence(reason: Error): void;
	/** A message of it was deleted. */
	lose(messageId: string): void;
	/** Nothing stands here and nothing is to be shown. */
	isUntouched(): boolean;
	/** The question is no more: nothing new appears, and what stands waits for its end. */
	withdraw(): void;
	/** Nothing more can be shown soon: what is finished at once still lands. */
	runOut(reason: UserError): void;
};

export type AnswerSurfaceParts = Pick<
	SurfaceParts,
	'clock' | 'log' | 'onEnd' | 'onShown' | 'persist'
> & {
	readonly addressOf: (progress: Progress) => string;
	/** `firstId`: the first message that stands. */
	readonly deadline?: () => Surface['deadline'];
	readonly linkOf: (firstId: string | undefined) => string | undefined;
	/** A surface beside this one, as a new message of the channel. */
	readonly inChannel: (firstId: string | undefined) => Surface | undefined;
	/** What a refusal says of the place, before the next route is asked for. */
	readonly onMeaning: (meaning: Meaning) => void;
	/** The way just now; undefined when there is none any more. */
	readonly route: () => Route | undefined;
	readonly standing: readonly { readonly id: string }[];
	readonly startTyping: () => () => void;
};
