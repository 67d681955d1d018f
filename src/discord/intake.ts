import {
	type APIInteractionResponse,
	type Client,
	GatewayDispatchEvents,
	type GatewayMessageCreateDispatchData,
	InteractionResponseType,
	InteractionType,
	MessageFlags,
} from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Incoming } from '../dispatch.ts';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Gone } from '../place.ts';
import { isSignedIn } from './client.ts';
import type { Describe } from './command-payload.ts';
import { followDeletions } from './deletions.ts';
import { createDmLanguages } from './dm-languages.ts';
import { followEdits } from './edits.ts';
import { createInteractionReader } from './from-interaction.ts';
import { createMessageReader } from './from-message.ts';
import type { Gathering } from './gathering.ts';
import type { AnswerInteraction, GatewayInteraction } from './interaction-origin.ts';
import type { OpenThread } from './opening-threads.ts';
import { createRecentIds } from './recent-ids.ts';
import type { Surfaces } from './surfaces.ts';

/** A resume delivers again what came just before: this many ids cover the busiest minutes. */
const REMEMBERED = 5_000;
/** DMs whose language is remembered. */
const MOST_DMS = 5_000;

export type IntakeOptions = {
	readonly answer: AnswerInteraction;
	readonly clock: Clock;
	readonly describe: Describe;
	readonly dispatch: (incoming: Incoming) => Promise<void>;
	readonly gathering: Gathering;
	readonly log: Logger;
	readonly onGone: (gone: Gone) => void;
	readonly onDeleted: (ids: readonly string[]) => void;
	readonly onEdited: (messageId: string, text: string) => void;
	readonly openThread: OpenThread;
	/** Whether Discord shows the bot what does not mention it. */
	readonly readsContent: () => boolean;
	readonly surfaces: Surfaces;
};

/** Turns a client's events into calls of `dispatch`, each id once; nothing it calls can end the process. */
export function createIntake({
	answer,
	clock,
	describe,
	dispatch,
	gathering,
	log,
	onGone,
	onDeleted,
	onEdited,
	openThread,
	readsContent,
	surfaces,
}: IntakeOptions) {
	const seen = createRecentIds(REMEMBERED);
	const readMessage = createMessageReader({ gathering, log, openThread, readsContent, surfaces });
	const readInteraction = createInteractionReader({
		answer,
		clock,
		gathering,
		log,
		openThread,
		surfaces,
	});
	const dmLanguages = createDmLanguages(MOST_DMS);
	let open = true;

	const guarded =
		<Data extends { readonly id: string }>(handle: (data: Data) => Promise<void>) =>
		async (data: Data) => {
			if (!seen.add(data.id)) return;
			try {
				await handle(data);
			} catch (error) {
				log.error({ id: data.id, error: describeError(error) }, 'An event from Discord was lost');
			}
		};

	const takeInteraction = async (interaction: GatewayInteraction, client: Client) => {
		dmLanguages.learn(interaction);
		const incoming = open ? readInteraction(interaction, client) : undefined;
		if (incoming) await dispatch(incoming);
		else await dismiss(interaction);
	};

	/** Menus of other versions, and everything while the process leaves. */
	const dismiss = async (interaction: GatewayInteraction) => {
		const key = open ? 'dispatch.unknown-command' : 'leaving.restarting';
		await answer(interaction, dismissal(interaction, describe(key, interaction.locale)));
	};

	return {
		attach(client: Client): void {
			followDeletions(client, { onGone, onDeleted, surfaces });
			followEdits(client, { onEdited, readsContent });
			client.ws.on(
				GatewayDispatchEvents.InteractionCreate,
				guarded((interaction: GatewayInteraction) => takeInteraction(interaction, client)),
			);
			client.ws.on(
				GatewayDispatchEvents.MessageCreate,
				guarded(async (message: GatewayMessageCreateDispatchData) => {
					const incoming = open && isSignedIn(client) ? readMessage(message, client) : undefined;
					if (incoming) await dispatch(dmLanguages.inItsLanguage(incoming));
				}),
			);
		},
		stop(): void {
			open = false;
		},
	};
}

function dismissal({ type }: GatewayInteraction, content: string): APIInteractionResponse {
	if (type === InteractionType.ApplicationCommandAutocomplete) {
		return {
			type: InteractionResponseType.ApplicationCommandAutocompleteResult,
			data: { choices: [] },
		};
	}
	return {
		type: InteractionResponseType.ChannelMessageWithSource,
		data: {
			content,
			flags: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds,
			allowed_mentions: { parse: [] },
		},
	};
}
