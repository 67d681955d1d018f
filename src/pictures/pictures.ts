import type { AttachedImage } from '../providers/provider.ts';

/** What the picture of the shared budget shows. All words come in the reader's language. */
export type QuotaPicture = {
	/** "37 of 50 requests used today" */
	readonly title: string;
	/** 24 numbers: requests charged in each UTC hour of today, 0 for the hours to come. */
	readonly hours: readonly number[];
	/** How much of the UTC day has passed, 0 to 1. */
	readonly now: number;
	/** Requests of the whole day. */
	readonly limit: number;
	/** 25 numbers: how many may have been used by the start of each hour, 0 to 24. Empty when nothing is paced. */
	readonly pace: readonly number[];
	/** Requests by person, largest first, without names for others; at most nine fit. */
	readonly shares: readonly Share[];
	/** "hoursUtc" stands under the hours, "shares" over the shares, the others beside their lines. */
	readonly words: Readonly<Record<'used' | 'pace' | 'limit' | 'shares' | 'hoursUtc', string>>;
};

export type Share = {
	readonly label: string;
	readonly count: number;
	/** The reader's own share: it stands out. */
	readonly isMine?: boolean;
};

/** What the picture of the models that people compared shows. All words come in the reader's language. */
export type LeaderboardPicture = {
	/** "Which models win here" */
	readonly title: string;
	/** One line below it: how many votes, and what bars and whiskers are. */
	readonly note: string;
	/** Best first; at most ten fit. */
	readonly rows: readonly RatedRow[];
};

/** A bar up to `points`, with a whisker from `low` to `high`. */
export type RatedRow = {
	readonly label: string;
	/** Its other figures, in one line below its name. */
	readonly figures: string;
	readonly points: number;
	readonly low: number;
	readonly high: number;
};

/** A picture as a model may be sent it: at most 700,000 bytes, and nothing of the file but its pixels. */
export type Shrunk =
	| { readonly outcome: 'picture'; readonly image: AttachedImage }
	/** More pixels than one of its kind may have, or absurdly long. */
	| { readonly outcome: 'too-big'; readonly mostMegapixels: number }
	| { readonly outcome: 'broken' };

export type PdfText =
	/** Of `pages` pages, the first `readPages`. */
	| {
			readonly outcome: 'text';
			readonly text: string;
			readonly pages: number;
			readonly readPages: number;
	  }
	/** Pictures of pages only. */
	| { readonly outcome: 'no-text' }
	/** It asks for a password. */
	| { readonly outcome: 'locked' }
	| { readonly outcome: 'broken' };

/** What was to be drawn or read killed whoever did, or kept them too long: it would do so again. */
export class UnbearableTask extends Error {
	override name = 'UnbearableTask';
}

/**
 * What is drawn, and what is read from files that may mean harm: in a process that is not this one. Everything rejects:
 * with UnbearableTask when the work takes longer than a few seconds or the process dies of it; with another error when
 * too many wait, or the process ends for a reason of its own; and with the signal's reason. The caller then does
 * without, and whatever was wrong stands in the log, without a word of the file.
 */
export interface Pictures {
	/** A PNG. */
	quota(picture: QuotaPicture, signal?: AbortSignal): Promise<Uint8Array>;
	/** Likewise. */
	leaderboard(picture: LeaderboardPicture, signal?: AbortSignal): Promise<Uint8Array>;
	/** Of a PNG, JPEG, GIF or WebP. */
	shrink(bytes: Uint8Array, signal: AbortSignal): Promise<Shrunk>;
	readPdf(bytes: Uint8Array, signal: AbortSignal): Promise<PdfText>;
	/** Text in an encoding from before Unicode; undefined when it is none. */
	readOldText(bytes: Uint8Array, signal: AbortSignal): Promise<string | undefined>;
	/** Rejects what is under way and resolves when everything behind the pictures has ended. */
	close(): Promise<void>;
}
