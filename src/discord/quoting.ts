import { MessageReferenceType } from 'discord.js';
import type { QuotedMessage } from '../place.ts';
import { framesOf, partsOf } from './message-parts.ts';
import { type Names, readableText, shownName } from './readable-text.ts';
import type { SeenMessage, WireMessage } from './wire-message.ts';

/** How messages of one place are read. */
export type Reading = {
	readonly ownId: string;
	readonly names: Names;
	/** Whether earlier messages of this channel may be fetched. */
	mayRead(channelId: string): boolean;
};

/** A message as material, with what it forwards; `isVoice`: some of it is a recording. */
export type Quoted = { readonly quoted: readonly QuotedMessage[]; readonly isVoice: boolean };

export type Alone = Omit<WireMessage, 'referenced_message'>;

/** Nobody's mention is left out of what others said. */
const reader =
	({ mentions }: SeenMessage, { names }: Reading) =>
	(content: string) =>
		readableText(content, { mentions, names, self: [] });

const recorded = (isVoice: boolean) => (isVoice ? { isRecording: true } : {});

const isEmpty = ({ files, text }: QuotedMessage) => text === '' && files.length === 0;

/** Copies of messages that are passed on; Discord does not tell who wrote them. */
export function forwardsOf(message: Alone, reading: Reading): Quoted {
	const copies = (message.message_snapshots ?? []).map(({ message: copy }) => {
		const { text, files, isVoice } = partsOf(copy, reader(copy, reading));
		const whole = [text, framesOf(copy)].filter(Boolean).join('\n');
		return { kind: 'forward', isOwn: false, text: whole, ...recorded(isVoice), files } as const;
	});
	return {
		quoted: copies.filter((copy) => !isEmpty(copy)),
		isVoice: copies.some(({ isRecording }) => isRecording),
	};
}

/** The pages that its links lead to, as Discord shows them. */
export function previewsOf(message: Alone): readonly QuotedMessage[] {
	const text = framesOf(message);
	return text === '' ? [] : [{ kind: 'preview', isOwn: false, text, files: [] }];
}

/** What somebody else wrote; nothing where there is nothing to read. */
export function quotedOf(message: Alone, reading: Reading): Quoted {
	const forwarded = forwardsOf(message, reading);
	if (forwarded.quoted.length > 0 || forwarded.isVoice) {
		const { id } = message;
		return { ...forwarded, quoted: forwarded.quoted.map((copy) => ({ ...copy, id })) };
	}
	const isOwn = message.author.id === reading.ownId;
	const { text, files, isVoice } = partsOf(message, reader(message, reading));
	const whole = [isOwn ? withoutFooter(text) : text, framesOf(message)].filter(Boolean).join('\n');
	const quoted: QuotedMessage = {
		id: message.id,
		author: { id: message.author.id, name: shownName(message.author) },
		isOwn,
		text: whole,
		...recorded(isVoice),
		files: isOwn ? [] : files,
	};
	return { quoted: isEmpty(quoted) ? [] : [quoted], isVoice };
}

/** The message of the same channel that this one answers; `message`: null once it is gone, undefined where Discord does not tell. */
export function answeredBy(
	message: WireMessage,
): { readonly id: string; readonly message: Alone | null | undefined } | undefined {
	const { channel_id, message_reference: reference, referenced_message } = message;
	if (!reference?.message_id || reference.type === MessageReferenceType.Forward) return undefined;
	if ((reference.channel_id ?? channel_id) !== channel_id) return undefined;
	return { id: reference.message_id, message: referenced_message };
}

/** Where the message stands, or stood, that this one passes on. */
export function originalOf({
	channel_id,
	message_reference: reference,
}: Pick<WireMessage, 'channel_id' | 'message_reference'>):
	| { readonly channelId: string; readonly id: string }
	| undefined {
	if (!reference?.message_id || reference.type !== MessageReferenceType.Forward) return undefined;
	return { channelId: reference.channel_id ?? channel_id, id: reference.message_id };
}

/** Our quiet lines under an answer are no part of it. */
function withoutFooter(text: string): string {
	return text.replace(/(?:(?:^|\n)-# .*)+$/u, '').trim();
}
