import {
	type APIInteractionResponse,
	type REST,
	RESTJSONErrorCodes,
	RequestMethod,
	Routes,
	ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Button } from '../render/surface.ts';
import { createExchange, type Sent } from './exchange.ts';
import {
	buttonsBody,
	createBody,
	editBody,
	filesOf,
	followUpBody,
	type Outgoing,
	responseBody,
} from './payload.ts';
import { readOwnerName } from './wire-application.ts';
import { readWireMessage, type WireMessage } from './wire-message.ts';

export type { Sent } from './exchange.ts';

/** Where an interaction is answered. */
export type Webhook = { readonly applicationId: string; readonly token: string };

/** What shows answers. Each sends once: rejects with DiscordRefusal or NoAnswer, and never waits for a limit. */
export interface Calls {
	createMessage(channelId: string, message: Parameters<typeof createBody>[0]): Promise<Sent>;
	editMessage(channelId: string, messageId: string, message: Outgoing): Promise<Sent>;
	/** Changes nothing but what can be pressed under one of the bot's own messages. */
	editButtons(channelId: string, messageId: string, buttons: readonly Button[]): Promise<Sent>;
	typing(channelId: string): Promise<Sent>;
	/** `@original` is the message that the first answer made. */
	editAnswer(webhook: Webhook, messageId: string, message: Outgoing): Promise<Sent>;
	/** One of the bot's own messages. */
	deleteMessage(channelId: string, messageId: string): Promise<Sent>;
	/** One that this interaction's webhook made, or that holds the component it came from. */
	deleteAnswer(webhook: Webhook, messageId: string): Promise<Sent>;
	followUp(webhook: Webhook, message: Parameters<typeof followUpBody>[0]): Promise<Sent>;
	answerInteraction(
		interaction: { readonly id: string; readonly token: string },
		response: APIInteractionResponse,
	): Promise<Sent>;
	/** The roles of somebody on a server; undefined when they, or the bot, are not there. Rejects where Discord does not say. */
	rolesOf(guildId: string, userId: string): Promise<readonly string[] | undefined>;
	/** The name of the team or the account that owns the bot's application. Rejects where Discord does not say. */
	operator(signal: AbortSignal): Promise<string | undefined>;
	/** undefined for what is no message that can be read. Needs the permission to read the history. */
	readMessage(
		channelId: string,
		messageId: string,
		signal: AbortSignal,
	): Promise<WireMessage | undefined>;
	/** On a message of the channel, whose id it has. */
	startThread(channelId: string, messageId: string, name: string): Promise<Sent>;
	/** How much of what Discord tolerates of refused requests is used up, from 0 to 1. */
	invalidShare(): number;
}

/** Somebody waits for it, and can do without: the answer can stand in the channel, what is told can be less. */
const SHORT_TIMEOUT_MS = 4000;

const NOT_THERE: readonly number[] = [
	RESTJSONErrorCodes.UnknownMember,
	RESTJSONErrorCodes.UnknownGuild,
	RESTJSONErrorCodes.MissingAccess,
];

/** `rest`: signed in. */
export function createCalls({
	rest,
	clock,
	log,
}: {
	rest: REST;
	clock: Clock;
	log: Logger;
}): Calls {
	const { call, exchange, invalidShare, refused } = createExchange({ rest, clock, log });
	const webhookPath = ({ applicationId, token }: Webhook) => Routes.webhook(applicationId, token);
	const { Delete, Get, Post, Patch } = RequestMethod;

	return {
		createMessage: (channelId, message) =>
			call({
				method: Post,
				path: Routes.channelMessages(channelId),
				body: createBody(message),
				files: filesOf(message),
			}),
		editMessage: (channelId, messageId, message) =>
			call({
				method: Patch,
				path: Routes.channelMessage(channelId, messageId),
				body: editBody(message),
				files: filesOf(message),
			}),
		editButtons: (channelId, messageId, buttons) =>
			call({
				method: Patch,
				path: Routes.channelMessage(channelId, messageId),
				body: buttonsBody(buttons),
			}),
		typing: (channelId) => call({ method: Post, path: Routes.channelTyping(channelId) }),
		editAnswer: (webhook, messageId, message) =>
			call({
				method: Patch,
				path: Routes.webhookMessage(webhook.applicationId, webhook.token, messageId),
				body: editBody(message),
				files: filesOf(message),
				auth: false,
			}),
		deleteMessage: (channelId, messageId) =>
			call({ method: Delete, path: Routes.channelMessage(channelId, messageId) }),
		deleteAnswer: (webhook, messageId) =>
			call({
				method: Delete,
				path: Routes.webhookMessage(webhook.applicationId, webhook.token, messageId),
				auth: false,
			}),
		followUp: (webhook, message) =>
			call({
				method: Post,
				path: webhookPath(webhook),
				body: followUpBody(message),
				files: filesOf(message),
				auth: false,
			}),
		answerInteraction: ({ id, token }, response) =>
			call({
				method: Post,
				path: Routes.interactionCallback(id, token),
				body: responseBody(response),
				auth: false,
			}),
		async rolesOf(guildId, userId) {
			const path = Routes.guildMember(guildId, userId);
			const { response, told } = await exchange({ method: Get, path });
			if (response.ok) return told.roles ?? [];
			if (NOT_THERE.includes(told.code ?? 0)) return undefined;
			throw refused(response, told);
		},
		async operator(signal) {
			const path = Routes.currentApplication();
			const asked = { method: Get, path, signal, timeoutMs: SHORT_TIMEOUT_MS };
			const { response, text, told } = await exchange(asked);
			if (!response.ok) throw refused(response, told);
			return readOwnerName(text);
		},
		async readMessage(channelId, messageId, signal) {
			const path = Routes.channelMessage(channelId, messageId);
			const { response, text, told } = await exchange({ method: Get, path, signal });
			if (!response.ok) throw refused(response, told);
			return readWireMessage(text);
		},
		startThread: (channelId, messageId, name) =>
			call({
				method: Post,
				path: Routes.threads(channelId, messageId),
				body: { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay },
				timeoutMs: SHORT_TIMEOUT_MS,
			}),
		invalidShare,
	};
}
