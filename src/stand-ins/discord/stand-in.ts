import { type BackendOptions, createBackend } from './backend.ts';
import { type Cdn, createCdn } from './cdn.ts';
import type { Changes } from './changes.ts';
import type { StoredCommand } from './commands/book.ts';
import type { Backend, Portal } from './core.ts';
import type { Faults } from './faults.ts';
import type { Gateway } from './gateway/server.ts';
import type { InteractionRecord } from './interactions/record.ts';
import type { Journal } from './journal.ts';
import { type Cast, createCast } from './people/cast.ts';
import { type Commanding, createCommanding } from './people/commanding.ts';
import { type Components, createComponents } from './people/components.ts';
import { createTalk, type Talk } from './people/talk.ts';
import type { Channel, MessageRecord } from './records.ts';
import { refuse } from './refusal.ts';
import { createRestApp } from './rest/app.ts';
import { addCallbackRoutes } from './routes/callbacks.ts';
import { addChannelWebhookRoutes } from './routes/channel-webhooks.ts';
import { addChannelRoutes } from './routes/channels.ts';
import { addCommandRoutes } from './routes/commands.ts';
import { addGatewayRoutes, addGuildRoutes, addIdentityRoutes } from './routes/gateway.ts';
import { addReadingRoutes, addWritingRoutes } from './routes/messages.ts';
import { addReactionRoutes } from './routes/reactions.ts';
import { addThreadRoutes } from './routes/threads.ts';
import { addInteractionWebhookRoutes } from './routes/webhooks.ts';
import { listen } from './servers.ts';

export interface StandInOptions extends BackendOptions {
	/** 0: any free one. */
	readonly port?: number;
}

type Watching = Pick<Changes, 'onChange' | 'waitFor'>;
type Written = Pick<
	Journal,
	'requests' | 'refusals' | 'violations' | 'invalidRequests' | 'rateLimited'
>;
type Mishaps = Pick<Faults, 'failNext'> &
	Pick<
		Gateway,
		'dropAll' | 'withholdAcks' | 'reconnectRequest' | 'invalidSession' | 'refuseHandshakes'
	>;
type Seen = Pick<Gateway, 'identifies' | 'resumes' | 'presences' | 'connected'>;

/** A Discord on loopback: what people do in it, what can be seen in it, and what may go wrong. */
export interface DiscordStandIn
	extends Cast,
		Talk,
		Commanding,
		Components,
		Watching,
		Written,
		Mishaps,
		Seen {
	/** http://127.0.0.1:PORT; REST is at `${url}/api`. */
	readonly url: string;
	/** The origin that attachments come from. */
	readonly cdnUrl: string;
	readonly token: string;
	readonly applicationId: string;
	readonly botUserId: string;
	/** The switches of the developer portal, to be turned at will. */
	readonly portal: Portal;
	channel(channelId: string): Channel | undefined;
	/** What stands in the channel now, oldest first; no ephemeral messages. */
	messages(channelId: string): readonly MessageRecord[];
	/** Deleted ones too. */
	everyMessage(channelId: string): readonly MessageRecord[];
	/** When the bot was typing there, monotonic milliseconds. */
	typing(channelId: string): readonly number[];
	readonly interactions: readonly InteractionRecord[];
	/** Registered commands, global without a server's id. */
	commands(guildId?: string): readonly StoredCommand[];
	commandCreates(): number;
	/** POST, PUT, PATCH and DELETE requests to command routes. */
	commandWrites(): number;
	/** Closes every session's socket with this code. */
	closeGateway(code: number): void;
	/** The address of a new incoming webhook of the channel. */
	addWebhook(channelId: string, name?: string): string;
	close(): Promise<void>;
}

export async function createDiscordStandIn(options: StandInOptions): Promise<DiscordStandIn> {
	const backend = createBackend(options);
	const closing = new AbortController();
	let cdnUrl = '';
	const cdn = createCdn(backend, () => cdnUrl);
	const rest = createRestApp(backend, closing.signal);
	addRoutes(rest, backend, cdn);
	const main = await listen((request, bindings) => rest.fetch(request, bindings), options.port);
	const files = await listen((request) => cdn.app.fetch(request));
	cdnUrl = files.origin;
	backend.gateway.attach(main.server, main.origin);

	const { world, journal, identity, gateway, changes, interactions, commands, nextId, webhooks } =
		backend;
	const everyMessage = (channelId: string) => [
		...(world.channels.get(channelId)?.messages.values() ?? []),
	];
	return {
		...createCast(backend),
		...createTalk(backend, cdn),
		...createCommanding(backend, cdn),
		...createComponents(backend, cdn),
		...changes,
		...journal,
		...backend.faults,
		...gateway,
		url: main.origin,
		cdnUrl,
		token: identity.token,
		applicationId: identity.applicationId,
		botUserId: identity.botUserId,
		portal: backend.portal,
		channel: (channelId) => world.channels.get(channelId),
		messages: (channelId) =>
			everyMessage(channelId).filter(({ deletedAtMs }) => deletedAtMs === null),
		everyMessage,
		typing: (channelId) =>
			backend.typing.filter((one) => one.channelId === channelId).map(({ atMs }) => atMs),
		interactions: interactions.all,
		commands: (guildId) => commands.list(guildId ?? null),
		commandCreates: commands.creates,
		commandWrites: () => journal.requests.filter(isCommandWrite).length,
		closeGateway: gateway.closeAll,
		addWebhook(channelId, name = 'Alerts') {
			const hook = { id: nextId(), token: `hook-${nextId()}`, name, channelId };
			webhooks.set(hook.id, hook);
			return `${main.origin}/api/webhooks/${hook.id}/${hook.token}`;
		},
		async close() {
			closing.abort(new Error('The stand-in Discord was closed'));
			gateway.close();
			await Promise.all([main.close(), files.close()]);
		},
	};
}

const isCommandWrite = ({ method, path }: { method: string; path: string }) =>
	method !== 'GET' && /\/commands(?:\/|$)/.test(path);

function addRoutes(app: ReturnType<typeof createRestApp>, backend: Backend, cdn: Cdn): void {
	addGatewayRoutes(app, backend);
	addIdentityRoutes(app, backend);
	addGuildRoutes(app, backend);
	addChannelRoutes(app, backend);
	addWritingRoutes(app, backend, cdn);
	addReadingRoutes(app, backend);
	addReactionRoutes(app, backend);
	addThreadRoutes(app, backend);
	addCommandRoutes(app, backend);
	addCallbackRoutes(app, backend, cdn);
	addChannelWebhookRoutes(app, backend, cdn);
	addInteractionWebhookRoutes(app, backend, cdn);
	app.all('*', () => {
		throw refuse.notFound();
	});
}
