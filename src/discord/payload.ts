import { createHash } from 'node:crypto';
import {
	type APIInteractionResponse,
	InteractionResponseType,
	MessageFlags,
	type RawFile,
	type RESTPostAPIChannelMessageJSONBody,
	type RESTPostAPIWebhookWithTokenJSONBody,
} from 'discord.js';
import type { Button, View } from '../render/surface.ts';
import { componentsOf } from './component-payload.ts';

/** One message's worth of an answer. */
export type Outgoing = Pick<View, 'buttons' | 'file' | 'menus'> & { readonly content: string };

/** Nobody is ever pinged, not even by an edit, which Discord reads for mentions anew; no card is drawn for a link. */
const ALWAYS = {
	allowed_mentions: { parse: [], replied_user: false },
	flags: MessageFlags.SuppressEmbeds,
};

const LONGEST_NONCE = 25;
const LONGEST_DESCRIPTION = 1024;

/** The body of every create and every edit. */
function always(message: Outgoing) {
	const { content, file } = message;
	return {
		...ALWAYS,
		// Half a character, as a broken stream leaves it, is no JSON that Discord takes.
		content: content.toWellFormed(),
		// An edit leaves what it does not name: buttons and menus go only when told to.
		components: componentsOf(message),
		...(file ? { attachments: [described(file)] } : {}),
	};
}

function described({ description, name }: NonNullable<Outgoing['file']>) {
	const shortened = [...description].slice(0, LONGEST_DESCRIPTION).join('');
	return { id: 0, filename: name, description: shortened };
}

export const editBody = always;

/** An edit of nothing but the buttons. */
export const buttonsBody = (buttons: readonly Button[]) => ({
	...ALWAYS,
	components: componentsOf({ buttons }),
});

/** A repeat with the same nonce returns the first message instead of making another. */
export function createBody({
	isFirst,
	nonce,
	replyTo,
	...message
}: Outgoing & {
	readonly nonce: string;
	/** What comes after the first message of an answer makes no sound. */
	readonly isFirst: boolean;
	/** The message that this one answers. */
	readonly replyTo: string | undefined;
}): RESTPostAPIChannelMessageJSONBody {
	return {
		...always(message),
		nonce,
		enforce_nonce: true,
		flags: ALWAYS.flags | (isFirst ? 0 : MessageFlags.SuppressNotifications),
		...(replyTo === undefined
			? {}
			: { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
	};
}

export function followUpBody(
	message: Outgoing & { readonly isPrivate: boolean },
): RESTPostAPIWebhookWithTokenJSONBody {
	const quiet = message.isPrivate ? MessageFlags.Ephemeral : MessageFlags.SuppressNotifications;
	return { ...always(message), flags: ALWAYS.flags | quiet };
}

/** The first answer to an interaction; one that is a message follows the same rules. */
export function responseBody(response: APIInteractionResponse): APIInteractionResponse {
	if (response.type !== InteractionResponseType.ChannelMessageWithSource) return response;
	const flags = (response.data.flags ?? 0) | ALWAYS.flags;
	return { ...response, data: { ...response.data, ...ALWAYS, flags } };
}

export function filesOf({ file }: Outgoing): RawFile[] {
	return file ? [{ name: file.name, data: file.content, contentType: file.type }] : [];
}

/** `version` tells apart what may stand beside each other: a part that was sent anew is another message. */
export function nonceOf(questionId: string, part: number, version: string): string {
	return createHash('sha256')
		.update(`${questionId} ${part} ${version}`)
		.digest('base64url')
		.slice(0, LONGEST_NONCE);
}
