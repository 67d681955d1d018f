import type { Core } from '../core.ts';
import type { AttachmentInput, Json, MessageRecord, Poll, Sticker } from '../records.ts';

export interface Saying {
	readonly channelId: string;
	/** Left out for a webhook. */
	readonly userId?: string;
	readonly content?: string;
	/** Puts the bot's mention in front unless the text has it. */
	readonly mentionsBot?: boolean;
	/** A message of the channel; its author is rung, as the app does by default. */
	readonly replyTo?: string;
	readonly replyRings?: boolean;
	/** Another message, of which a copy is sent with nothing beside it. */
	readonly forwards?: { readonly channelId: string; readonly messageId: string };
	readonly attachments?: readonly AttachmentInput[];
	/** Of a bot or a webhook, or of links in the text. */
	readonly embeds?: readonly Json[];
	readonly stickers?: readonly (Pick<Sticker, 'name'> & Partial<Sticker>)[];
	readonly poll?: Pick<Poll, 'question' | 'answers'> & Partial<Poll>;
	/** A recording, which is then all that the message holds. */
	readonly voice?: { readonly bytes: Uint8Array; readonly durationSeconds: number };
	readonly type?: number;
	readonly webhook?: { readonly id: string; readonly name: string };
	readonly flags?: number;
}

const DAY_MS = 24 * 60 * 60_000;
/** Sixteen quiet samples. */
const WAVEFORM = Buffer.alloc(16, 8).toString('base64');

/** Throws where neither the app nor the API would let it be sent. */
export function refuseImpossible(saying: Saying, byBot: boolean): void {
	const { content = '', attachments = [], embeds = [], stickers = [], poll, voice } = saying;
	const beside = content !== '' || attachments.length + embeds.length + stickers.length > 0 || poll;
	if (saying.forwards && (beside || voice)) {
		throw new Error('A forward is sent with nothing beside it');
	}
	if (voice && beside) throw new Error('A voice message holds its recording only');
	if (embeds.length > 0 && !byBot && !/https?:\/\//.test(content)) {
		throw new Error('People have no embeds but those of links in their text');
	}
	if (stickers.length > 3) throw new Error('A message has at most three stickers');
	if (poll && (poll.answers.length === 0 || poll.answers.length > 10)) {
		throw new Error('A poll has one to ten answers');
	}
}

export function filesOf({ attachments = [], voice }: Saying): readonly AttachmentInput[] {
	if (!voice) return attachments;
	const { bytes, durationSeconds } = voice;
	return [
		{
			name: 'voice-message.ogg',
			bytes,
			contentType: 'audio/ogg',
			voice: { durationSeconds, waveform: WAVEFORM },
		},
	];
}

/** Embeds, stickers and a poll, with what was left open filled in. */
export function carried({ clock, nextId }: Core, { embeds = [], stickers = [], poll }: Saying) {
	return {
		embeds,
		stickers: stickers.map(({ id = nextId(), name, format = 1 }) => ({ id, name, format })),
		poll: poll
			? {
					allowsSeveral: false,
					expiresAt: new Date(clock.now() + DAY_MS).toISOString(),
					...poll,
				}
			: null,
	};
}

/** What it replies to, or what it forwards with a copy as it stands now; a forward passes on the copies it got. */
export function referring(
	{ channelId, replyTo, forwards }: Saying,
	findMessage: (id: string) => MessageRecord,
): Pick<MessageRecord, 'reference' | 'snapshots'> {
	if (forwards) {
		const target = findMessage(forwards.messageId);
		if (target.deletedAtMs !== null) throw new Error('What was deleted cannot be forwarded');
		const snapshots = target.snapshots.length > 0 ? target.snapshots : [{ ...target }];
		return { reference: { ...forwards, forwarded: true }, snapshots };
	}
	const reference =
		replyTo === undefined ? null : { messageId: replyTo, channelId, forwarded: false };
	return { reference, snapshots: [] };
}
