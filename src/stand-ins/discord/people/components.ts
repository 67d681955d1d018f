import type { Cdn } from '../cdn.ts';
import type { Backend } from '../core.ts';
import { type Filled, fillIn } from '../interactions/filled-form.ts';
import { type InteractionRecord, interactionType } from '../interactions/record.ts';
import { flag, has } from '../messages/flags.ts';
import type { Json, MessageRecord } from '../records.ts';
import { flatten } from '../schemas/components.ts';
import { must } from './must.ts';

export interface Clicking {
	readonly message: MessageRecord;
	readonly customId: string;
	readonly userId: string;
	/** What was chosen in a select menu: of a list only what stands there, as many as it allows. */
	readonly values?: readonly string[];
	readonly locale?: string;
	readonly permissions?: bigint;
	/** The press and a change of the message crossed: what stood there before may be pressed, on a deleted message too. */
	readonly crossed?: boolean;
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
		click({ message, customId, userId, values, locale, permissions, crossed = false }) {
			const seen = [message.components, ...(crossed ? message.formerComponents.toReversed() : [])];
			const pressable = (components: readonly Json[]) =>
				flatten(components).find((one) => one['custom_id'] === customId && !one['disabled']);
			const shown = seen.find(pressable) ?? message.components;
			const found = flatten(shown).find((one) => one['custom_id'] === customId);
			const component = must(found, `component ${customId} on that message`);
			if ((message.deletedAtMs !== null && !crossed) || component['disabled']) {
				throw new Error(`The component ${customId} cannot be used any more`);
			}
			const channel = must(world.channels.get(message.channelId), `channel ${message.channelId}`);
			const chosen = chosenIn(component, values);
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
					...chosen,
				},
				locale,
				permissions,
				owners: message.source?.owners ?? { 0: message.guildId ?? '0' },
				on: message,
				shown,
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

const BUTTON = 2;
const STRING_SELECT = 3;

function chosenIn(component: Json, values: readonly string[] = []): Json {
	if (component['type'] === BUTTON) return {};
	if (component['type'] !== STRING_SELECT) return { values };
	const { max_values: most, min_values: least, options } = component;
	const offered = Array.isArray(options) ? options.map((option) => Object(option).value) : [];
	const isOffered = values.every((value) => offered.includes(value));
	const isAllowed = values.length >= Number(least ?? 1) && values.length <= Number(most ?? 1);
	if (!isOffered || !isAllowed || new Set(values).size < values.length) {
		throw new Error(`The menu ${component['custom_id']} does not offer ${values.join(', ')}`);
	}
	return { values };
}
