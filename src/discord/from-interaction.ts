import {
	type APIApplicationCommandInteraction,
	type APIChatInputApplicationCommandInteractionData,
	type APIMessageApplicationCommandInteraction,
	type APIMessageComponentInteraction,
	ApplicationCommandType,
	type Client,
	ComponentType,
	InteractionResponseType,
	InteractionType,
	MessageFlags,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Incoming, Origin } from '../dispatch.ts';
import { AcknowledgementLost } from '../errors.ts';
import type { Logger } from '../log.ts';
import { messageLink } from './address.ts';
import { calledWithValues } from './called-command.ts';
import { formPayload, submittedText } from './form-payload.ts';
import { createAutocompleteReader } from './from-autocomplete.ts';
import type { Gathering } from './gathering.ts';
import {
	type AnswerInteraction,
	type GatewayInteraction,
	missingToSpeakHere,
	originOf,
	readsHistory,
	standsInChannel,
} from './interaction-origin.ts';
import type { OpenThread } from './opening-threads.ts';
import { missingOf, TO_OPEN_THREADS } from './permissions.ts';
import { readableChannels } from './readable-channels.ts';
import { shownName } from './readable-text.ts';
import type { Interaction, Surfaces } from './surfaces.ts';

/** Reads interactions as calls of commands; what no command stands behind gives undefined. */
export function createInteractionReader({
	answer,
	clock,
	gathering,
	log,
	openThread,
	surfaces,
}: {
	answer: AnswerInteraction;
	clock: Clock;
	gathering: Gathering;
	log: Logger;
	openThread: OpenThread;
	surfaces: Surfaces;
}) {
	const placeOf = (interaction: GatewayInteraction, { id, place }: Origin): Interaction => ({
		id,
		applicationId: interaction.application_id,
		token: interaction.token,
		questionId: id,
		receivedAt: clock.now(),
		channelId: place.channelId,
		...(place.serverId === undefined ? {} : { guildId: place.serverId }),
		standsInChannel: standsInChannel(interaction),
	});

	const surfaceOf = (interaction: GatewayInteraction, origin: Origin) => {
		const surface = surfaces.forInteraction(placeOf(interaction, origin));
		return {
			surface,
			aside: surface.aside,
			takeBack: surface.takeBack,
			missingToSpeak: missingToSpeakHere(interaction),
			acknowledge: (visible: 'public' | 'private') => surface.acknowledge(visible),
			async openForm(form: Parameters<typeof formPayload>[0]) {
				const type = InteractionResponseType.Modal;
				try {
					await answer(interaction, { type, data: formPayload(form) });
				} catch (cause) {
					throw new AcknowledgementLost('The form could not be opened', { cause });
				}
			},
		};
	};

	/** Opens a thread on a message of the channel where the interaction came from. */
	const threadOn =
		(interaction: GatewayInteraction, { place }: Origin) =>
		async (messageId: string, titles: readonly string[]) => {
			const { channelId, serverId: guildId } = place;
			const missing = missingOf(TO_OPEN_THREADS, BigInt(interaction.app_permissions));
			if (guildId === undefined || missing.length > 0) return { missing };
			return openThread({ channelId, guildId, messageId }, titles);
		};

	const menu = (interaction: Menu, origin: Origin, client: Client): Incoming | undefined => {
		const { name, resolved, target_id: id } = interaction.data;
		const message = resolved.messages[id];
		if (!message) return undefined;
		const { channelId, serverId: guildId } = origin.place;
		const here = { channelId, isReadable: readsHistory(interaction) };
		const said = gathering.ofPicked(message, {
			ownId: interaction.application_id,
			names: { role: () => undefined, channel: () => undefined },
			mayRead: readableChannels(client, here),
		});
		const link = messageLink({ channelId, ...(guildId !== undefined && { guildId }) }, id);
		return {
			...origin,
			...surfaceOf(interaction, origin),
			kind: 'menu',
			name,
			picked: { id, ...said, link, author: shownName(message.author) },
		};
	};

	const suggest = createAutocompleteReader({ answer, log });

	const press = (interaction: APIMessageComponentInteraction, origin: Origin): Incoming => {
		const { data, message } = interaction;
		const isPrivate = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
		const place = placeOf(interaction, origin);
		return {
			...origin,
			...surfaces.forPress(place, { id: message.id, isPrivate }),
			kind: 'press',
			openThread: threadOn(interaction, origin),
			customId: data.custom_id,
			values: data.component_type === ComponentType.StringSelect ? data.values : [],
		};
	};

	return (interaction: GatewayInteraction, client: Client): Incoming | undefined => {
		const origin = originOf(interaction);
		if (!origin) return undefined;
		if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
			return suggest(interaction, origin);
		}
		if (interaction.type === InteractionType.MessageComponent) return press(interaction, origin);
		if (interaction.type === InteractionType.ModalSubmit) {
			const { custom_id: customId } = interaction.data;
			const text = submittedText(interaction.data);
			return { ...origin, ...surfaceOf(interaction, origin), kind: 'form', customId, text };
		}
		if (isMenu(interaction)) return menu(interaction, origin, client);
		if (!isSlash(interaction)) return undefined;
		return {
			...origin,
			...surfaceOf(interaction, origin),
			kind: 'slash',
			...calledWithValues(interaction.data),
		};
	};
}

type Slash = APIApplicationCommandInteraction & {
	data: APIChatInputApplicationCommandInteractionData;
};

function isSlash(interaction: GatewayInteraction): interaction is Slash {
	return (
		interaction.type === InteractionType.ApplicationCommand &&
		interaction.data.type === ApplicationCommandType.ChatInput
	);
}

type Menu = APIMessageApplicationCommandInteraction;

function isMenu(interaction: GatewayInteraction): interaction is Menu {
	return (
		interaction.type === InteractionType.ApplicationCommand &&
		interaction.data.type === ApplicationCommandType.Message
	);
}
