import type { Core } from '../core.ts';
import { intent } from '../gateway/protocol.ts';
import type { Gateway } from '../gateway/server.ts';
import { messageEventPayload } from '../payloads/message.ts';
import type { Channel, Json, MessageRecord } from '../records.ts';
import { flag, has, messageType } from './flags.ts';
import { nobody } from './mentions.ts';

export type NewMessage = Partial<
	Omit<
		MessageRecord,
		| 'id'
		| 'channelId'
		| 'guildId'
		| 'edits'
		| 'formerComponents'
		| 'createdAtMs'
		| 'deletedAtMs'
		| 'editedAt'
	>
> & { readonly authorId: string };

export type MessagePatch = Partial<
	Pick<
		MessageRecord,
		'content' | 'flags' | 'embeds' | 'components' | 'attachments' | 'allowedMentions' | 'mentions'
	>
>;

export interface MessageBook {
	/** Writes the message down and tells the gateway, unless it is ephemeral. */
	create(channel: Channel, message: NewMessage): MessageRecord;
	edit(message: MessageRecord, patch: MessagePatch): MessageRecord;
	remove(message: MessageRecord): void;
	/** MESSAGE_DELETE_BULK */
	removeAll(channel: Channel, messages: readonly MessageRecord[]): void;
	/** MESSAGE_CREATE once more. */
	announce(message: MessageRecord): void;
	/** MESSAGE_UPDATE without an edit: a thread was opened, an embed unfurled. */
	refresh(message: MessageRecord): void;
}

const isEphemeral = (message: MessageRecord) => has(message.flags, flag.ephemeral);

export function createMessageBook(core: Core, gateway: Gateway): MessageBook {
	const { clock, world, changes } = core;

	const tell = (message: MessageRecord, name: string, data: (content: boolean) => Json) => {
		const channel = world.channels.get(message.channelId);
		if (!channel || isEphemeral(message) || !world.botSees(channel)) return;
		gateway.dispatch({
			name,
			guildId: message.guildId,
			needs: message.guildId === null ? intent.directMessages : intent.guildMessages,
			data: (intents) => data(has(intents, intent.messageContent)),
		});
	};
	const event = (message: MessageRecord) => (content: boolean) =>
		messageEventPayload(core, message, { content });
	const place = (channel: Channel) => ({
		channel_id: channel.id,
		...(channel.guildId === null ? {} : { guild_id: channel.guildId }),
	});
	const markDeleted = (message: MessageRecord) => {
		message.deletedAtMs = clock.monotonic();
		changes.emit({ kind: 'message-deleted', message });
	};

	return {
		create(channel, message) {
			const record: MessageRecord = {
				type: messageType.ordinary,
				content: '',
				flags: 0,
				embeds: [],
				components: [],
				attachments: [],
				nonce: null,
				reference: null,
				snapshots: [],
				stickers: [],
				poll: null,
				webhook: null,
				source: null,
				allowedMentions: undefined,
				mentions: nobody,
				threadId: null,
				...message,
				id: core.nextId(),
				channelId: channel.id,
				guildId: channel.guildId,
				createdAtMs: clock.monotonic(),
				edits: [],
				formerComponents: [],
				editedAt: null,
				deletedAtMs: null,
			};
			if (!isEphemeral(record)) channel.messages.set(record.id, record);
			tell(record, 'MESSAGE_CREATE', event(record));
			changes.emit({ kind: 'message-created', message: record });
			return record;
		},
		edit(message, patch) {
			if (patch.components && patch.components !== message.components) {
				message.formerComponents.push(message.components);
			}
			Object.assign(message, patch);
			message.editedAt = new Date(clock.now()).toISOString();
			message.edits.push({
				atMs: clock.monotonic(),
				content: message.content,
				flags: message.flags,
			});
			tell(message, 'MESSAGE_UPDATE', event(message));
			changes.emit({ kind: 'message-edited', message });
			return message;
		},
		remove(message) {
			const channel = world.channels.get(message.channelId);
			if (!channel || message.deletedAtMs !== null) return;
			tell(message, 'MESSAGE_DELETE', () => ({ id: message.id, ...place(channel) }));
			markDeleted(message);
		},
		removeAll(channel, messages) {
			const [first] = messages;
			if (!first) return;
			const ids = messages.map(({ id }) => id);
			tell(first, 'MESSAGE_DELETE_BULK', () => ({ ids, ...place(channel) }));
			messages.forEach(markDeleted);
		},
		announce: (message) => tell(message, 'MESSAGE_CREATE', event(message)),
		refresh: (message) => tell(message, 'MESSAGE_UPDATE', event(message)),
	};
}
