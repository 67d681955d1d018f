import {
	Client,
	type ClientOptions,
	GatewayIntentBits,
	Options,
	type WebSocketOptions,
} from 'discord.js';
import { restOptions } from './rest.ts';

const INTENTS = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.DirectMessages,
];

type Owned = { readonly id: string; readonly client: Client };
const isOwn = ({ id, client }: Owned) => id === client.user?.id;
const onlyOwn = { maxSize: 0, keepOverLimit: isOwn };

/**
 * Messages and interactions are read from the wire, so no person and no message is kept. Servers, channels, roles and
 * overwrites stay whole: discord.js supports no limit on them, and permissions are computed from them.
 */
const makeCache: NonNullable<ClientOptions['makeCache']> = Options.cacheWithLimits({
	ApplicationCommandManager: 0,
	ApplicationEmojiManager: 0,
	AutoModerationRuleManager: 0,
	BaseGuildEmojiManager: 0,
	EntitlementManager: 0,
	GuildBanManager: 0,
	GuildEmojiManager: 0,
	GuildInviteManager: 0,
	GuildMemberManager: onlyOwn,
	GuildScheduledEventManager: 0,
	GuildStickerManager: 0,
	MessageManager: 0,
	PresenceManager: 0,
	ReactionManager: 0,
	ReactionUserManager: 0,
	StageInstanceManager: 0,
	ThreadMemberManager: onlyOwn,
	UserManager: onlyOwn,
	VoiceStateManager: 0,
});

/** A client that is not signed in yet. Archived threads leave its cache after four hours. */
export function buildClient({
	apiUrl,
	messageContent,
	buildStrategy,
}: {
	apiUrl: string;
	messageContent: boolean;
	buildStrategy: NonNullable<WebSocketOptions['buildStrategy']>;
}): Client {
	return new Client({
		intents: messageContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
		allowedMentions: { parse: [] },
		failIfNotExists: false,
		shards: 'auto',
		makeCache,
		sweepers: Options.DefaultSweeperSettings,
		rest: restOptions(apiUrl),
		ws: { buildStrategy },
	});
}

/** Known from READY on; the library's own `isReady` waits for every server, and so for those in an outage. */
export const isSignedIn = (client: Client): client is Client<true> => client.user !== null;
