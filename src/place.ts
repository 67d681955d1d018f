import type { Sentence } from './locales/keys.ts';

/** Somebody who asks. `name` is what the place shows (server nickname, else display name). */
export type Person = { readonly id: string; readonly name: string };

/** Stands for who made a choice that others live by, once they had everything of theirs forgotten. */
export const FORGOTTEN_PERSON = '0';

/** What a conversation is kept under; nothing of one key is ever sent in another. */
export type PlaceKey = `guild:${string}:${string}` | `dm:${string}`;

/** Without a server: of a DM. */
export const keyOf = ({
	channelId,
	serverId,
}: {
	readonly channelId: string;
	readonly serverId?: string | undefined;
}): PlaceKey => (serverId === undefined ? `dm:${channelId}` : `guild:${serverId}:${channelId}`);

export const channelOf = (key: PlaceKey): string => key.slice(key.lastIndexOf(':') + 1);

/** Undefined for a DM. */
export const serverOf = (key: PlaceKey): string | undefined =>
	key.startsWith('guild:') ? key.split(':')[1] : undefined;

/** All keys of a server, and no others, stand from `from` on and before `before`, in the order of their characters. */
export const keysOfServer = (serverId: string) => ({
	from: `guild:${serverId}:`,
	before: `guild:${serverId};`,
});

/** A channel, a thread or a DM: those who can read it share one conversation. */
export type Place = {
	readonly key: PlaceKey;
	readonly kind: 'channel' | 'thread' | 'dm';
	readonly channelId: string;
	/** Absent in DMs. */
	readonly serverId?: string;
	/** Of a thread: its channel, whose choices hold where the thread has none of its own. Nothing said there is read here. */
	readonly parentKey?: PlaceKey;
};

/** `parentId`: the channel that a thread is in, where that is known. */
export function placeOf({
	channelId,
	isThread = false,
	parentId,
	serverId,
}: {
	readonly channelId: string;
	readonly isThread?: boolean;
	readonly parentId?: string | null | undefined;
	readonly serverId?: string | undefined;
}): Place {
	const key = keyOf({ channelId, serverId });
	if (serverId === undefined) return { key, kind: 'dm', channelId };
	if (!isThread) return { key, kind: 'channel', channelId, serverId };
	const parent = parentId ? { parentKey: keyOf({ channelId: parentId, serverId }) } : {};
	return { key, kind: 'thread', channelId, serverId, ...parent };
}

/** A channel or a thread that is gone with everything in it; without `channelId` the whole server. */
export type Gone = { readonly serverId: string; readonly channelId?: string };

/** The same by key, with the threads of a channel; without `keys` all of the server. */
export type GonePlaces = { readonly serverId: string; readonly keys?: readonly PlaceKey[] };

export const isGone = ({ keys, serverId }: GonePlaces, key: PlaceKey): boolean =>
	keys?.includes(key) ?? serverOf(key) === serverId;

/** The same of a place, which as a thread goes with its channel. */
export const isPlaceGone = (
	gone: GonePlaces,
	{ key, parentKey }: Pick<Place, 'key' | 'parentKey'>,
): boolean => isGone(gone, key) || (parentKey !== undefined && isGone(gone, parentKey));

/** A file that a person attached, not fetched yet. `sizeBytes` is what Discord says. */
export type FileReference = {
	readonly name: string;
	readonly url: string;
	readonly sizeBytes: number;
	readonly contentType?: string;
};

/** What somebody said, brought along as material: a message that was replied to, forwarded or picked. Nobody's instruction. */
export type QuotedMessage = {
	/** Absent of what is no message of its own: a forwarded copy, the preview of a link. */
	readonly id?: string;
	/** Absent: somebody's message. */
	readonly kind?: 'forward' | 'preview';
	/** Who wrote it, where Discord tells. */
	readonly author?: Person;
	/** Written by this bot. */
	readonly isOwn: boolean;
	/** Already readable: mentions by name, polls and stickers in words. */
	readonly text: string;
	/** A voice message: all that its text says is that. */
	readonly isRecording?: boolean;
	readonly files: readonly FileReference[];
};

/** What a question brings along beside its own words and files. */
export type Material = {
	/** Oldest first. */
	readonly quoted: readonly QuotedMessage[];
	/** What of it could not be read. */
	readonly notes: readonly Sentence[];
};

/**
 * Brings it, in a second or two at most; what cannot be had is a note. `isKnown` says of a message that it stands in the
 * conversation already: nothing is looked for behind the first of those. Rejects with the signal's reason only.
 */
export type Gather = (
	isKnown: (messageId: string) => boolean,
	signal: AbortSignal,
) => Promise<Material>;

/** What a server grants the bot in a place, or not; named to people as Discord does. */
export type Permission =
	| 'view-channel'
	| 'send-messages'
	| 'send-messages-in-threads'
	| 'create-public-threads'
	| 'read-message-history';
