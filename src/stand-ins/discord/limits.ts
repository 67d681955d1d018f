export interface RouteLimit {
	/** Infinity: no bucket and no headers for this route. */
	readonly limit: number;
	readonly windowMs: number;
}

/** Discord publishes no bucket sizes; these are the values its staff gave or that bots observe. */
export const defaultRouteLimits = {
	createMessage: { limit: 5, windowMs: 5_000 },
	editMessage: { limit: 5, windowMs: 5_000 },
	deleteMessage: { limit: 5, windowMs: 1_000 },
	typing: { limit: 5, windowMs: 5_000 },
	reaction: { limit: 1, windowMs: 250 },
	startThread: { limit: 50, windowMs: 300_000 },
	executeWebhook: { limit: 5, windowMs: 2_000 },
	editWebhookMessage: { limit: 5, windowMs: 5_000 },
	gatewayBot: { limit: 2, windowMs: 5_000 },
	otherRoutes: { limit: 20, windowMs: 1_000 },
} as const satisfies Record<string, RouteLimit>;

export type LimitedRoute = keyof typeof defaultRouteLimits;

export interface Limits extends Record<LimitedRoute, RouteLimit> {
	readonly globalPerSecond: number;
	/** Answers 401, 403 and 429 in ten minutes before the address is banned. */
	readonly invalidRequests: number;
	readonly acknowledgeWithinMs: number;
	readonly interactionTokenMs: number;
	readonly userInstallFollowups: number;
	readonly nonceMemoryMs: number;
	readonly oldMessageEditsPerHour: number;
	/** Threads of a server that are not archived. */
	readonly activeThreads: number;
	readonly fileBytes: number;
	readonly requestBytes: number;
	readonly attachmentLinkMs: number;
	readonly commandCreatesPerDay: number;
	/** Real milliseconds: the client's library keeps this on the machine's own timers. */
	readonly heartbeatIntervalMs: number;
	readonly gatewaySendsPerMinute: number;
	readonly maxConcurrency: number;
	/** One accepted IDENTIFY per concurrency key in this time; 0 switches the check off. */
	readonly identifyWindowMs: number;
	readonly sessionStarts: number;
	readonly sessionStartsRemaining: number;
	readonly recommendedShards: number;
}

export const defaultLimits: Limits = {
	...defaultRouteLimits,
	globalPerSecond: 50,
	invalidRequests: 10_000,
	acknowledgeWithinMs: 3_000,
	interactionTokenMs: 15 * 60_000,
	userInstallFollowups: 5,
	nonceMemoryMs: 5 * 60_000,
	oldMessageEditsPerHour: 30,
	activeThreads: 1_000,
	fileBytes: 10 * 1024 * 1024,
	requestBytes: 25 * 1024 * 1024,
	attachmentLinkMs: 24 * 60 * 60_000,
	commandCreatesPerDay: 200,
	heartbeatIntervalMs: 41_250,
	gatewaySendsPerMinute: 120,
	maxConcurrency: 1,
	identifyWindowMs: 5_000,
	sessionStarts: 1_000,
	sessionStartsRemaining: 1_000,
	recommendedShards: 1,
};
