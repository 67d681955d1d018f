import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { parseForm } from '../form.ts';
import { CREATE_FLAGS, flag, has, messageType } from '../messages/flags.ts';
import { inspect } from '../messages/house-rules.ts';
import { composeCreate, composeEdit } from '../messages/outgoing.ts';
import type { MessageRecord } from '../records.ts';
import type { RequestBody } from '../rest/body.ts';
import type { RestContext } from '../rest/environment.ts';
import { messageForm } from '../schemas/message.ts';
import { type InteractionRecord, interactionType } from './record.ts';

const ANSWER_FLAGS = CREATE_FLAGS | flag.ephemeral;

export interface Answers {
	/** A message with the body's content, as the original or a followup. */
	create(
		context: RestContext,
		record: InteractionRecord,
		json: unknown,
		role: 'original' | 'followup',
	): MessageRecord;
	/** The "thinking…" of callback 5. */
	defer(record: InteractionRecord, ephemeral: boolean): MessageRecord;
	edit(context: RestContext, message: MessageRecord, json: unknown): MessageRecord;
}

/** Messages that answer interactions: they need no permission in the channel. */
export function createAnswers(backend: Backend, cdn: Cdn): Answers {
	const { identity, messages, journal } = backend;
	const frame = (record: InteractionRecord, role: 'original' | 'followup') => ({
		authorId: identity.botUserId,
		webhook: { id: identity.applicationId, name: identity.name },
		source: {
			id: record.id,
			type: record.type,
			userId: record.userId,
			owners: record.owners,
		},
		...thread(record, role),
	});
	const files = (context: RestContext): RequestBody['files'] => context.get('body').files;

	return {
		create(context, record, json, role) {
			const form = parseForm(messageForm, json ?? {}, role === 'original' ? ['data'] : []);
			const ephemeral = has(form.flags ?? 0, flag.ephemeral);
			const place = { channelId: record.channel.id, ephemeral };
			const shown = composeCreate(cdn, form, files(context), ANSWER_FLAGS, place);
			const message = messages.create(record.channel, { ...shown, ...frame(record, role) });
			inspect(journal, context, message);
			return message;
		},
		defer: (record, ephemeral) =>
			messages.create(record.channel, {
				...frame(record, 'original'),
				flags: flag.loading | (ephemeral ? flag.ephemeral : 0),
			}),
		edit(context, message, json) {
			const form = parseForm(messageForm, json ?? {});
			const place = { channelId: message.channelId, ephemeral: has(message.flags, flag.ephemeral) };
			const shown = composeEdit(cdn, message, form, files(context), place);
			messages.edit(message, { ...shown, flags: shown.flags & ~flag.loading });
			inspect(journal, context, message);
			return message;
		},
	};
}

/** A command's answer has a type of its own; what follows is a reply to what came before. */
function thread(record: InteractionRecord, role: 'original' | 'followup') {
	const target = role === 'followup' ? record.original : record.on;
	if (target) {
		const reference = { messageId: target.id, channelId: target.channelId, forwarded: false };
		return { type: messageType.reply, reference };
	}
	const isMenu = record.type === interactionType.command && isContextMenu(record);
	return { type: isMenu ? messageType.contextMenuCommand : messageType.chatInputCommand };
}

const isContextMenu = ({ payload }: InteractionRecord) => Object(payload['data']).type !== 1;
