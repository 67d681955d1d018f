import type { Clock } from '../clock.ts';
import type { Command, Standing } from '../command.ts';
import type { Incoming } from '../dispatch.ts';
import type { FatalError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Gone, Place, PlaceKey } from '../place.ts';
import type { Button, Surface } from '../render/surface.ts';
import type { Describe } from './command-payload.ts';
import type { Presence } from './presence.ts';

export type DiscordOptions = {
	readonly token: string;
	/** The REST base without a version. */
	readonly apiUrl: string;
	/** Registers commands in this server only. */
	readonly guildId?: string;
	readonly commands: readonly Command[];
	readonly describe: Describe;
	/** Never rejects. */
	readonly dispatch: (incoming: Incoming) => Promise<void>;
	readonly onDeleted: (messageIds: readonly string[]) => void;
	/** A person changed what their message says, to this. */
	readonly onEdited: (messageId: string, text: string) => void;
	/** A channel with all that was said in it, or a server that put the bot out. */
	readonly onGone: (gone: Gone) => void;
	/** The bot is on this one, which it may have joined just now. */
	readonly onServer: (serverId: string) => void;
	/** On which servers the bot is, after each sign-in of a shard. `mayJudge`: whether a server is this shard's. */
	readonly onServers: (now: {
		readonly accountId: string;
		readonly serverIds: readonly string[];
		mayJudge(serverId: string): boolean;
	}) => void;
	readonly clock: Clock;
	readonly log: Logger;
	/** Runs as the machine's timers do, by which the library keeps its heartbeat. */
	readonly socketClock?: Clock;
};

export type DiscordState = {
	/** Signed in, every shard connected, heartbeats answered. */
	readonly ready: boolean;
	/** What works only in part, for the operator. */
	readonly degraded: readonly string[];
	readonly lastHeartbeatAckAgeMs: number | undefined;
};

export interface Discord {
	/**
	 * Resolves when signed in and ready, after as many tries as it takes. Rejects with FatalError (exit code 3) when no
	 * further try can help, or with the signal's reason.
	 */
	start(signal: AbortSignal): Promise<void>;
	state(): DiscordState;
	/** Where an answer stands, found again after a restart. */
	surfaceAt(address: string): Surface | undefined;
	/**
	 * Changes nothing but what can be pressed under a message of the bot; the last change stands. Where that is not possible
	 * it is logged.
	 */
	showButtons(
		message: { readonly channelId: string; readonly messageId: string },
		buttons: readonly Button[],
	): void;
	/** Puts this in the place of all that a message of the bot says, with nothing to press; likewise logged. */
	rewrite(
		message: { readonly channelId: string; readonly messageId: string },
		content: string,
	): void;
	/** For a server; empty before the first sign-in. */
	inviteLink(): string;
	/** Whether somebody can still read what stands there: true in DMs, and where Discord does not say. */
	isHere(place: Pick<Place, 'channelId' | 'serverId'>, personId: string): Promise<boolean>;
	/** What Discord lets the bot do in a place. */
	standing(place: Place): Standing;
	/** False: Discord hides what does not mention the bot. */
	readsContent(): boolean;
	/** The only server that the bot is in; undefined for none or several. */
	onlyServer(): { readonly id: string; readonly locale: string } | undefined;
	/** Shows this beside the bot's name, on all servers: as soon as Discord allows, and until another is shown. */
	show(presence: Presence): void;
	/** The language of a server, as Discord names it; English in DMs, whose language Discord does not tell. */
	localeOf(place: PlaceKey): string;
	/** What people call whoever runs the bot; undefined where Discord does not say. */
	operator(): Promise<string | undefined>;
	/** `</ask:123>`, or `/ask` while it is not registered. */
	mention(commandName: string): string;
	/** Takes no more questions. */
	stopIntake(): void;
	/** Lands what is still to be shown, then closes the gateway; `signal` cuts the landing short. */
	close(signal?: AbortSignal): Promise<void>;
	/** For a refusal after `start` that no new sign-in can mend. */
	onFatal(listener: (error: FatalError) => void): void;
}
