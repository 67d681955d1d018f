import {
	type GatewayMessageCreateDispatchData,
	MessageReferenceType,
	MessageType,
} from 'discord.js';

/** What must be known beside the message itself. */
export type Facts = {
	readonly ownId: string;
	/** The role that Discord made for this bot; mentioning it means the bot. */
	readonly ownRoleId: string | undefined;
	/** In a thread that the bot opened or was mentioned in. */
	readonly inOwnThread: boolean;
};

/** What makes a message a question to the bot; `mention` and `reply` say so themselves. */
export type Reason = 'dm' | 'mention' | 'reply' | 'thread';

const KINDS_WITH_A_QUESTION: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** Why this message is for the bot, or undefined when it is not. */
export function reasonToAnswer(
	message: GatewayMessageCreateDispatchData,
	facts: Facts,
): Reason | undefined {
	if (!isFromPerson(message) || !KINDS_WITH_A_QUESTION.includes(message.type)) return undefined;
	if (message.guild_id === undefined) return 'dm';
	if (mentionsBot(message, facts)) return 'mention';
	const repliedTo = repliedToId(message);
	if (repliedTo === facts.ownId) return 'reply';
	const toOthers = repliedTo !== undefined && repliedTo !== message.author.id;
	return facts.inOwnThread && !toOthers && !mentionsAnybody(message) ? 'thread' : undefined;
}

function isFromPerson({ author, webhook_id }: GatewayMessageCreateDispatchData): boolean {
	return !author.bot && !author.system && webhook_id === undefined;
}

function mentionsBot(
	{ mention_roles, mentions }: GatewayMessageCreateDispatchData,
	{ ownId, ownRoleId }: Facts,
): boolean {
	return (
		mentions.some(({ id }) => id === ownId) ||
		(ownRoleId !== undefined && mention_roles.includes(ownRoleId))
	);
}

function mentionsAnybody(message: GatewayMessageCreateDispatchData): boolean {
	return (
		message.mention_everyone || message.mentions.length > 0 || message.mention_roles.length > 0
	);
}

function repliedToId(message: GatewayMessageCreateDispatchData): string | undefined {
	if (message.message_reference?.type === MessageReferenceType.Forward) return undefined;
	return message.referenced_message?.author.id;
}
