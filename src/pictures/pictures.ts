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

export interface Pictures {
	/**
	 * A PNG. Rejects when it is not drawn within a few seconds, when too many wait, and with the signal's reason; the
	 * caller then does without, and whatever was wrong stands in the log.
	 */
	quota(picture: QuotaPicture, signal?: AbortSignal): Promise<Uint8Array>;
	/** Rejects what is under way and resolves when everything behind the pictures has ended. */
	close(): Promise<void>;
}
