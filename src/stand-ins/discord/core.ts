import type { Clock } from '../../clock.ts';
import type { Changes } from './changes.ts';
import type { CommandBook } from './commands/book.ts';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway/server.ts';
import type { InteractionBook } from './interactions/book.ts';
import type { Journal } from './journal.ts';
import type { Limits } from './limits.ts';
import type { MessageBook } from './messages/book.ts';
import type { World } from './world.ts';

export interface Identity {
	readonly applicationId: string;
	readonly botUserId: string;
	readonly name: string;
	readonly token: string;
}

/** The switches of the developer portal; they may be turned while the stand-in runs. */
export interface Portal {
	messageContentAllowed: boolean;
	guildMembersAllowed: boolean;
	presenceAllowed: boolean;
	/** An IDENTIFY is closed with this code whatever it says (4004, 4010 to 4014). */
	refuseIdentifyWith: number | undefined;
	/** The bot's token; changing it is a reset. */
	token: string;
	sessionStartsRemaining: number;
}

export interface ChannelWebhook {
	readonly id: string;
	readonly token: string;
	readonly name: string;
	readonly channelId: string;
}

export interface Core {
	readonly clock: Clock;
	readonly limits: Limits;
	readonly nextId: () => string;
	readonly identity: Identity;
	readonly portal: Portal;
	readonly world: World;
	readonly changes: Changes;
	readonly journal: Journal;
	readonly faults: Faults;
	/** Incoming webhooks of channels, by id. */
	readonly webhooks: Map<string, ChannelWebhook>;
	readonly typing: { readonly channelId: string; readonly atMs: number }[];
}

export interface Backend extends Core {
	readonly gateway: Gateway;
	readonly messages: MessageBook;
	readonly interactions: InteractionBook;
	readonly commands: CommandBook;
}
