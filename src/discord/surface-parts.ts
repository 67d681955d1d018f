import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Calls } from './calls.ts';
import type { Channels } from './channels.ts';
import type { Outbox } from './outbox.ts';

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
	/** Returns what stops it. */
	readonly startTyping: (channelId: string) => () => void;
};
