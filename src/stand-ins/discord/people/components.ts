import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { type Filled, fillIn } from '../interactions/filled-form.ts';
import { type InteractionRecord, interactionType } from '../interactions/record.ts';
import { flag, has } from '../messages/flags.ts';
import type { MessageRecord } from '../records.ts';
import { flatten } from '../schemas/components.ts';
import { must } from './cast.ts';

export interface Clicking {
	readonly message: MessageRecord;
	readonly customId: string;
	readonly userId: string;
	/** What was chosen in a select menu. */
	readonly values?: readonly string[];
	readonly locale?: string;
	readonly permissions?: bigint;
}

export interface Components {
	/** Presses a button or chooses in a select menu. */
	click(clicking: Clicking): InteractionRecord;
	/** Fills in the form that the interaction opened and sends it. */
	submitModal(
		opened: InteractionRecord,
		values: Readonly<Record<string, Filled>>,
	): InteractionRecord;
}

export function createComponents(backend: Backend, cdn: Cdn): Components {
	const { world, interactions } = backend;

	return {
		click({ message, customId, userId, values, locale, permissions }) {
			const found = flatten(message.components).find((one) => one['custom_id'] === customId);
			const component = must(found, `component ${customId} on that message`);
			if (message.deletedAtMs !== null || component['disabled']) {
				throw new Error(`The component ${customId} cannot be used any more`);
			}
			const channel = must(world.channels.get(message.channelId), `channel ${message.channelId}`);
			const isForOther = has(message.flags, flag.ephemeral) && message.source?.userId !== userId;
			const isOutside = channel.guildId === null && !channel.recipientIds.includes(userId);
			if (isForOther || isOutside) throw new Error(`${userId} does not see that message`);
			world.guildOf(channel)?.memberIds.add(userId);
			return interactions.send({
				type: interactionType.component,
				channel,
				userId,
				data: {
					id: 1,
					custom_id: customId,
					component_type: component['type'],
					...(component['type'] === 2 ? {} : { values: values ?? [] }),
				},
				locale,
				permissions,
				owners: message.source?.owners ?? { 0: message.guildId ?? '0' },
				on: message,
			});
		},
		submitModal(opened, values) {
			const modal = must(opened.modal, `form behind interaction ${opened.id}`);
			return interactions.send({
				type: interactionType.modal,
				channel: opened.channel,
				userId: opened.userId,
				data: {
					custom_id: modal['custom_id'],
					...fillIn(modal, values, cdn, opened.channel.id),
				},
				locale: opened.locale,
				permissions: opened.permissions,
				owners: opened.owners,
				on: opened.on,
			});
		},
	};
}
