export const flag = {
	suppressEmbeds: 1 << 2,
	hasThread: 1 << 5,
	ephemeral: 1 << 6,
	loading: 1 << 7,
	suppressNotifications: 1 << 12,
	voiceMessage: 1 << 13,
	componentsV2: 1 << 15,
} as const;

/** What a bot may set on a message of a channel; other bits are ignored. */
export const CREATE_FLAGS =
	flag.suppressEmbeds | flag.suppressNotifications | flag.voiceMessage | flag.componentsV2;

export const has = (flags: number, bit: number) => (flags & bit) !== 0;

export const messageType = {
	ordinary: 0,
	channelPinned: 6,
	userJoin: 7,
	threadCreated: 18,
	reply: 19,
	chatInputCommand: 20,
	threadStarter: 21,
	contextMenuCommand: 23,
} as const;
