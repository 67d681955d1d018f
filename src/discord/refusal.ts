import { RESTJSONErrorCodes as Codes } from 'discord.js';
import type { RateLimit } from './rate-limits.ts';

export type RefusalFacts = {
	readonly status: number;
	/** Discord's own code; 0 when it named none. */
	readonly code: number;
	/** Milliseconds; of a 429. Absent when Discord did not say, as in Cloudflare's ban of an address. */
	readonly retryAfterMs?: number;
	/** A 429 that counts for everything but interactions. */
	readonly global?: boolean;
	/** A 429 of a resource that others share with the bot; it does not count against the bot. */
	readonly shared?: boolean;
	readonly limit?: RateLimit;
};

/** An answer of Discord that is not a success. Its message holds no address, no token and nothing that was sent. */
export class DiscordRefusal extends Error {
	override name = 'DiscordRefusal';
	readonly status: number;
	readonly code: number;
	readonly retryAfterMs: number | undefined;
	readonly global: boolean;
	readonly shared: boolean;
	readonly limit: RateLimit | undefined;

	constructor({ status, code, retryAfterMs, global = false, shared = false, limit }: RefusalFacts) {
		super(`Discord answered ${status} (code ${code})`);
		this.status = status;
		this.code = code;
		this.retryAfterMs = retryAfterMs;
		this.global = global;
		this.shared = shared;
		this.limit = limit;
	}
}

/** No answer: the connection failed or took too long. What was asked may have been done. */
export class NoAnswer extends Error {
	override name = 'NoAnswer';

	constructor(options?: ErrorOptions) {
		super('Discord gave no answer', options);
	}
}

/** What a refusal means for an answer on screen. */
export type Meaning =
	/** This message was deleted: it is not wanted. */
	| 'deleted'
	/** Nothing can be said in this channel. */
	| 'mute'
	/** This message takes no more edits, but a new one may be sent. */
	| 'stale'
	/** The same, in a thread that a new message opens again unless it is locked. */
	| 'archived'
	| 'no-files'
	| 'no-reference'
	/** A filter of the server took offence. */
	| 'blocked'
	/** The interaction's token is dead. */
	| 'expired'
	| 'slow-down'
	/** Worth another try in a while. */
	| 'outage'
	| 'refused';

/** Meanings after which the same is tried again, in another way or at another time. */
export const PASSING: ReadonlySet<Meaning> = new Set(['slow-down', 'no-reference', 'expired']);

const BY_CODE: readonly (readonly [Meaning, readonly number[]])[] = [
	['deleted', [Codes.UnknownMessage]],
	[
		'mute',
		[
			Codes.UnknownChannel,
			Codes.UnknownGuild,
			Codes.ThreadLocked,
			Codes.CannotSendMessagesToThisUser,
			Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
		],
	],
	['expired', [Codes.InvalidWebhookToken, Codes.UnknownWebhook]],
	[
		'blocked',
		[
			Codes.MessageWasBlockedByAutomaticModeration,
			Codes.TitleWasBlockedByAutomaticModeration,
			Codes.MessageBlockedByHarmfulLinksFilter,
		],
	],
];
/** The first comes with 429, though waiting does not help. */
const STALE: readonly number[] = [
	Codes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
	Codes.AnnouncementEditLimitExceeded,
];
/** A reply needs to read the history; a lack of that is told as either. */
const NO_REPLY: readonly number[] = [
	Codes.CannotReplyWithoutPermissionToReadMessageHistory,
	Codes.CannotReferenceAMessageWithoutPermissionToReadMessageHistory,
	Codes.MissingPermissions,
];

/** Whether waiting helps. */
export function isRateLimit({ code, status }: DiscordRefusal): boolean {
	return status === 429 && !STALE.includes(code);
}

/** What was tried. */
type Tried = { readonly edits: boolean; readonly file: boolean; readonly reference: boolean };

export function meaningOf(error: unknown, tried: Tried): Meaning {
	if (error instanceof NoAnswer) return 'outage';
	if (!(error instanceof DiscordRefusal)) return 'refused';
	const { code, status } = error;
	if (status >= 500) return 'outage';
	if (isRateLimit(error)) return 'slow-down';
	if (tried.edits && STALE.includes(code)) return 'stale';
	if (tried.edits && code === Codes.InvalidActionOnArchivedThread) return 'archived';
	const known = BY_CODE.find(([, codes]) => codes.includes(code));
	return known?.[0] ?? byCircumstances(error, tried);
}

function byCircumstances({ code, status }: DiscordRefusal, tried: Tried): Meaning {
	if (tried.file && (code === Codes.MissingPermissions || status === 413)) return 'no-files';
	if (tried.reference && NO_REPLY.includes(code)) return 'no-reference';
	return status === 403 ? 'mute' : 'refused';
}
