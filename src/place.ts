/** Somebody who asks. `name` is what the place shows (server nickname, else display name). */
export type Person = { readonly id: string; readonly name: string };

/** What a conversation is kept under; nothing of one key is ever sent in another. */
export type PlaceKey = `guild:${string}:${string}` | `dm:${string}`;

/** A channel, a thread or a DM: those who can read it share one conversation. */
export type Place = {
	readonly key: PlaceKey;
	readonly kind: 'channel' | 'thread' | 'dm';
	readonly channelId: string;
	/** Absent in DMs. */
	readonly serverId?: string;
};

/** A file that a person attached, not fetched yet. `sizeBytes` is what Discord says. */
export type FileReference = {
	readonly name: string;
	readonly url: string;
	readonly sizeBytes: number;
	readonly contentType?: string;
};
