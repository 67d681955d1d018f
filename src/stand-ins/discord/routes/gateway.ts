import type { Backend } from '../core.ts';
import { applicationPayload } from '../payloads/application.ts';
import { channelPayload } from '../payloads/channel.ts';
import { guildPayload } from '../payloads/guild.ts';
import { memberWithUserPayload, rolePayloads, userPayload } from '../payloads/user.ts';
import { refuse } from '../refusal.ts';
import type { RestApp } from '../rest/environment.ts';
import { isThread } from '../world.ts';

const DAY_MS = 24 * 60 * 60_000;

export function addGatewayRoutes(app: RestApp, { gateway, limits, portal }: Backend): void {
	app.get('/gateway', (context) => context.json({ url: gateway.url() }));
	app.get('/gateway/bot', (context) =>
		context.json({
			url: gateway.url(),
			shards: limits.recommendedShards,
			session_start_limit: {
				total: limits.sessionStarts,
				remaining: portal.sessionStartsRemaining,
				reset_after: DAY_MS,
				max_concurrency: limits.maxConcurrency,
			},
		}),
	);
}

export function addIdentityRoutes(app: RestApp, backend: Backend): void {
	const { world, identity } = backend;
	const userOf = (id: string) => {
		const user = world.users.get(id === '@me' ? identity.botUserId : id);
		if (!user) throw refuse.unknownUser();
		return user;
	};
	const application = () => {
		const bot = userOf('@me');
		const owner = [...world.users.values()].find((user) => !user.bot) ?? bot;
		return applicationPayload(backend, bot, owner);
	};
	app.get('/oauth2/applications/@me', (context) => context.json(application()));
	app.get('/applications/@me', (context) => context.json(application()));
	app.get('/users/@me/guilds', (context) =>
		context.json(
			[...world.guilds.values()]
				.filter((guild) => guild.botIsMember)
				.map(({ id, name, botPermissions }) => ({
					id,
					name,
					icon: null,
					banner: null,
					owner: false,
					permissions: String(botPermissions),
					features: [],
				})),
		),
	);
	app.get('/users/:user', (context) =>
		context.json(userPayload(userOf(context.req.param('user')))),
	);
}

export function addGuildRoutes(app: RestApp, backend: Backend): void {
	const { world, identity } = backend;
	const guildOf = (id: string) => {
		const guild = world.guilds.get(id);
		if (!guild) throw refuse.unknownGuild();
		if (!guild.botIsMember || guild.unavailable) throw refuse.missingAccess();
		return guild;
	};
	app.get('/guilds/:guild', (context) =>
		context.json(guildPayload(backend, guildOf(context.req.param('guild')))),
	);
	app.get('/guilds/:guild/roles', (context) =>
		context.json(
			rolePayloads(guildOf(context.req.param('guild')), identity.botUserId, identity.name),
		),
	);
	app.get('/guilds/:guild/channels', (context) =>
		context.json(
			world
				.channelsOf(guildOf(context.req.param('guild')).id)
				.filter((channel) => !isThread(channel))
				.map((channel) => channelPayload(backend, channel)),
		),
	);
	app.get('/guilds/:guild/threads/active', (context) =>
		context.json({
			threads: world
				.channelsOf(guildOf(context.req.param('guild')).id)
				.filter(
					(channel) => isThread(channel) && !channel.thread?.archived && world.botSees(channel),
				)
				.map((channel) => channelPayload(backend, channel)),
			members: [],
			has_more: false,
		}),
	);
	app.get('/guilds/:guild/members/:user', (context) => {
		const guild = guildOf(context.req.param('guild'));
		const id = context.req.param('user');
		const user = world.users.get(id === '@me' ? identity.botUserId : id);
		if (!user || !guild.memberIds.has(user.id)) throw refuse.unknownMember();
		return context.json(memberWithUserPayload(guild, user));
	});
}
