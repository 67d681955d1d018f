import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { createChanges } from './changes.ts';
import { createCommandBook } from './commands/book.ts';
import type { Backend, Core } from './core.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway/server.ts';
import { createInteractionBook } from './interactions/book.ts';
import { createJournal } from './journal.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createMessageBook } from './messages/book.ts';
import { createSnowflakes } from './snowflake.ts';
import { createWorld } from './world.ts';

export interface BackendOptions {
	readonly clock: Clock;
	readonly limits?: Partial<Limits>;
	readonly token?: string;
	readonly applicationId?: string;
	readonly botName?: string;
	readonly messageContentAllowed?: boolean;
}

/** A token of the usual three parts, new in each run. */
const madeUpToken = (applicationId: string) =>
	[Buffer.from(applicationId), randomBytes(4), randomBytes(28)]
		.map((part) => part.toString('base64url'))
		.join('.');

/** All state and rules; no sockets yet. */
export function createBackend(options: BackendOptions): Backend {
	const { clock } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const nextId = createSnowflakes(clock);
	const applicationId = options.applicationId ?? nextId();
	const token = options.token ?? madeUpToken(applicationId);
	const name = options.botName ?? 'Potluck';
	const world = createWorld(applicationId);
	const changes = createChanges();
	const core: Core = {
		clock,
		limits,
		nextId,
		identity: { applicationId, botUserId: applicationId, name, token },
		portal: {
			messageContentAllowed: options.messageContentAllowed ?? true,
			guildMembersAllowed: false,
			presenceAllowed: false,
			refuseIdentifyWith: undefined,
			token,
			sessionStartsRemaining: limits.sessionStartsRemaining,
		},
		world,
		changes,
		journal: createJournal(clock, changes),
		faults: createFaults(),
		webhooks: new Map(),
		typing: [],
	};
	world.users.set(applicationId, {
		id: applicationId,
		name,
		displayName: name,
		locale: 'en-US',
		bot: true,
		acceptsDirectMessages: false,
	});
	const gateway = createGateway(core);
	return {
		...core,
		gateway,
		messages: createMessageBook(core, gateway),
		interactions: createInteractionBook(core, gateway),
		commands: createCommandBook(core),
	};
}
