/** https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export const opcode = {
	dispatch: 0,
	heartbeat: 1,
	identify: 2,
	presenceUpdate: 3,
	voiceStateUpdate: 4,
	resume: 6,
	reconnect: 7,
	requestGuildMembers: 8,
	invalidSession: 9,
	hello: 10,
	heartbeatAck: 11,
} as const;

export const closeCode = {
	unknownOpcode: 4001,
	decodeError: 4002,
	notAuthenticated: 4003,
	authenticationFailed: 4004,
	alreadyAuthenticated: 4005,
	invalidSequence: 4007,
	rateLimited: 4008,
	sessionTimedOut: 4009,
	invalidShard: 4010,
	shardingRequired: 4011,
	invalidVersion: 4012,
	invalidIntents: 4013,
	disallowedIntents: 4014,
} as const;

/** After these a session cannot be resumed. */
export const endsSession = (code: number) =>
	code === 1000 ||
	code === 1001 ||
	code === 4004 ||
	code === 4007 ||
	(code >= 4009 && code <= 4014);

export const intent = {
	guilds: 1 << 0,
	guildMembers: 1 << 1,
	guildPresences: 1 << 8,
	guildMessages: 1 << 9,
	guildReactions: 1 << 10,
	directMessages: 1 << 12,
	directReactions: 1 << 13,
	messageContent: 1 << 15,
} as const;

const KNOWN_BITS = [...Array.from({ length: 17 }, (_, bit) => bit), 20, 21, 24, 25];
export const KNOWN_INTENTS = KNOWN_BITS.reduce((bits, bit) => bits | (1 << bit), 0);

export const MAX_PAYLOAD_BYTES = 4_096;
export const GATEWAY_VERSION = '10';
