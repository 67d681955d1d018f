import {
	type APIInteraction,
	type APIInteractionResponse,
	type APIPingInteraction,
	ApplicationIntegrationType,
	ChannelType,
	InteractionContextType,
	SnowflakeUtil,
} from 'discord.js';
import type { Origin } from '../dispatch.ts';
import { type Permission, type Person, type Place, placeOf } from '../place.ts';
import { missingOf, powers, TO_READ_HISTORY, toSpeak } from './permissions.ts';
import { shownName } from './readable-text.ts';

/** What reaches a bot by its gateway; pings go to web hooks only. */
export type GatewayInteraction = Exclude<APIInteraction, APIPingInteraction>;

/** Sends the first answer to an interaction; rejects when Discord no longer waits for one. */
export type AnswerInteraction = (
	interaction: Pick<GatewayInteraction, 'id' | 'token'>,
	response: APIInteractionResponse,
) => Promise<unknown>;

const THREADS: readonly ChannelType[] = [
	ChannelType.PublicThread,
	ChannelType.PrivateThread,
	ChannelType.AnnouncementThread,
];

const isThread = ({ channel }: GatewayInteraction) =>
	THREADS.some((type) => type === channel?.type);

/** Where and by whom; undefined for an interaction that names no channel or nobody. */
export function originOf(interaction: GatewayInteraction): Origin | undefined {
	const person = personOf(interaction);
	const place = placeIn(interaction);
	if (!person || !place) return undefined;
	const { guild_locale: serverLocale, id, locale, member } = interaction;
	return {
		id,
		askedAt: SnowflakeUtil.timestampFrom(id),
		person,
		place,
		may: powers(BigInt(member?.permissions ?? '0')),
		roleIds: member?.roles ?? [],
		ownsPlace: isOwner(interaction, person.id),
		isBotsThread: isThread(interaction) && isOwner(interaction, interaction.application_id),
		locale: { person: locale, place: serverLocale ?? locale },
	};
}

/** Whether answers may go on as messages of the channel, once the interaction's token has run out. */
export const standsInChannel = (interaction: GatewayInteraction): boolean =>
	isThereWith(interaction, toSpeak(isThread(interaction)));

/** Whether earlier messages of the channel may be fetched. */
export const readsHistory = (interaction: GatewayInteraction): boolean =>
	isThereWith(interaction, TO_READ_HISTORY);

/** Whether the bot itself is where the interaction came from, with these permissions. */
function isThereWith(
	{
		app_permissions: held,
		authorizing_integration_owners: owners,
		context,
		guild_id,
	}: GatewayInteraction,
	needed: readonly Permission[],
): boolean {
	if (guild_id === undefined) return context === InteractionContextType.BotDM;
	const installed = owners[ApplicationIntegrationType.GuildInstall] !== undefined;
	return installed && missingOf(needed, BigInt(held)).length === 0;
}

/**
 * What the bot lacks to answer before everybody. Of a person's own installation on a server without the bot Discord
 * decides who sees an answer.
 */
export function missingToSpeakHere(interaction: GatewayInteraction): readonly Permission[] {
	const { app_permissions: held, authorizing_integration_owners: owners, guild_id } = interaction;
	const isServers = owners[ApplicationIntegrationType.GuildInstall] !== undefined;
	if (guild_id === undefined || !isServers) return [];
	return missingOf(toSpeak(isThread(interaction)), BigInt(held));
}

function personOf({ member, user = member?.user }: GatewayInteraction): Person | undefined {
	return user && { id: user.id, name: shownName(user, member?.nick) };
}

function placeIn(interaction: GatewayInteraction): Place | undefined {
	const { channel, channel_id, guild_id: serverId } = interaction;
	const channelId = channel?.id ?? channel_id;
	if (channelId === undefined) return undefined;
	const parentId = channel && 'parent_id' in channel ? channel.parent_id : undefined;
	return placeOf({ channelId, isThread: isThread(interaction), parentId, serverId });
}

/** A DM with the bot, or a thread that this person opened; a DM among people belongs to all of them. */
function isOwner({ channel, context, guild_id }: GatewayInteraction, personId: string): boolean {
	if (guild_id === undefined) return context === InteractionContextType.BotDM;
	return channel !== undefined && 'owner_id' in channel && channel.owner_id === personId;
}
