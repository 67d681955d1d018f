/** What the stand-in remembers. All `…AtMs` are monotonic milliseconds of the passed clock. */
export type Json = Record<string, unknown>;

export interface User {
	readonly id: string;
	readonly name: string;
	readonly displayName: string;
	readonly locale: string;
	readonly bot: boolean;
	acceptsDirectMessages: boolean;
}

export interface Role {
	readonly id: string;
	readonly name: string;
}

export interface Guild {
	readonly id: string;
	readonly name: string;
	readonly locale: string;
	readonly ownerId: string;
	readonly botRoleId: string;
	readonly peopleRoleId: string;
	readonly memberIds: Set<string>;
	/** Beside `@everyone`, the people's role and the bot's. */
	readonly roles: Map<string, Role>;
	/** Ids of those roles, by user id. */
	readonly memberRoles: Map<string, Set<string>>;
	botPermissions: bigint;
	botIsMember: boolean;
	unavailable: boolean;
}

export interface Thread {
	readonly createdAt: string;
	/** When it was archived or opened again. */
	archiveChangedAt: string;
	readonly ownerId: string;
	archived: boolean;
	locked: boolean;
	autoArchiveMinutes: number;
	botJoined: boolean;
}

export interface Channel {
	readonly id: string;
	readonly type: number;
	/** null: a direct message or a group. */
	readonly guildId: string | null;
	readonly parentId: string | null;
	readonly recipientIds: readonly string[];
	readonly messages: Map<string, MessageRecord>;
	readonly thread: Thread | null;
	name: string;
	deniedToBot: bigint;
	/** People from whom an overwrite of their own takes the sight of it. */
	readonly hiddenFrom: readonly string[];
}

export interface AttachmentInput {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly contentType?: string;
	readonly description?: string;
	/** Bytes that the message says it has, when they are not those that it has. */
	readonly claimedSize?: number;
	readonly serving?: Serving;
	/** Of a voice message. */
	readonly voice?: Voice;
}

export interface Voice {
	readonly durationSeconds: number;
	/** Base64 of one byte for each sample. */
	readonly waveform: string;
}

/** How the CDN serves a file, when not as an honest one with its bytes. */
export interface Serving {
	/** In place of the type that the message says. */
	readonly contentType?: string;
	/** What the header says whatever follows; `null`: no such header. */
	readonly contentLength?: number | null;
	/** HTTP 302 to this address. */
	readonly redirectTo?: string;
	/** Nothing comes at all, or nothing after the first half of the bytes. */
	readonly stalls?: 'before-headers' | 'in-body';
	/** The bytes start over until the reader leaves. */
	readonly endless?: boolean;
	/** HTTP 404, as of a link that has run out. */
	readonly gone?: boolean;
}

export interface AttachmentRecord {
	readonly id: string;
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly contentType: string;
	readonly description: string | null;
	readonly url: string;
	readonly ephemeral: boolean;
	/** Bytes, as the message says. */
	readonly size: number;
	readonly serving: Serving;
	readonly voice: Voice | null;
}

export interface Sticker {
	readonly id: string;
	readonly name: string;
	/** 1 PNG, 2 APNG, 3 Lottie, 4 GIF. */
	readonly format: 1 | 2 | 3 | 4;
}

export interface Poll {
	readonly question: string;
	readonly answers: readonly string[];
	readonly allowsSeveral: boolean;
	readonly expiresAt: string;
}

export interface MentionedPeople {
	readonly userIds: readonly string[];
	readonly roleIds: readonly string[];
	readonly everyone: boolean;
}

export interface MessageEdit {
	readonly atMs: number;
	readonly content: string;
	readonly flags: number;
}

export interface MessageReference {
	/** null: a channel is meant, as where a thread was opened. */
	readonly messageId: string | null;
	readonly channelId: string;
	/** A forward carries its snapshot and no referenced message. */
	readonly forwarded: boolean;
}

export interface MessageSource {
	readonly id: string;
	readonly type: number;
	readonly userId: string;
	/** authorizing_integration_owners */
	readonly owners: Readonly<Record<string, string>>;
}

export interface MessageRecord {
	readonly id: string;
	readonly channelId: string;
	readonly guildId: string | null;
	readonly authorId: string;
	readonly type: number;
	readonly nonce: string | number | null;
	readonly reference: MessageReference | null;
	/** What was forwarded, as it stood then. */
	readonly snapshots: readonly MessageRecord[];
	readonly stickers: readonly Sticker[];
	readonly poll: Poll | null;
	readonly webhook: { readonly id: string; readonly name: string } | null;
	/** The interaction that this message answers. */
	readonly source: MessageSource | null;
	readonly createdAtMs: number;
	readonly edits: MessageEdit[];
	content: string;
	flags: number;
	embeds: readonly Json[];
	components: readonly Json[];
	/** What stood there before the bot changed it, oldest first. */
	readonly formerComponents: (readonly Json[])[];
	attachments: readonly AttachmentRecord[];
	/** As it came with the last create or edit of the bot. */
	allowedMentions: Json | undefined;
	mentions: MentionedPeople;
	editedAt: string | null;
	deletedAtMs: number | null;
	threadId: string | null;
}
