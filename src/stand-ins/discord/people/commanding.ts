import type { Cdn } from '../cdn.ts';
import type { StoredCommand } from '../commands/book.ts';
import { type BuiltOptions, buildOptions, type OptionValue } from '../commands/options.ts';
import type { Backend } from '../core.ts';
import { type InteractionRecord, interactionType } from '../interactions/record.ts';
import { attachmentPayload } from '../payloads/attachment.ts';
import { messagePayload } from '../payloads/message.ts';
import { resolvedMemberPayload, rolePayloads, userPayload } from '../payloads/user.ts';
import { ORDINARY_PERMISSIONS, permission } from '../permissions.ts';
import type { Channel, Guild, Json } from '../records.ts';
import { must } from './must.ts';

export interface Asking {
	readonly userId: string;
	readonly channelId: string;
	/** 'ask', or with a subcommand 'settings show'. */
	readonly name: string;
	readonly options?: Readonly<Record<string, OptionValue>>;
	readonly locale?: string;
	/** What the person may do there; default: what ordinary members may. */
	readonly permissions?: bigint;
	/** An overwrite of the server offers this person the command, whatever it asks for by default. */
	readonly offeredByOverwrite?: boolean;
	/** Sent by something else than Discord's app, which checks no value. */
	readonly isForged?: boolean;
	/** Who installed the app; default: the server where the bot is a member, else the person. */
	readonly installedBy?: readonly ('server' | 'person')[];
}

export interface Commanding {
	command(asking: Asking): InteractionRecord;
	/** A message command ("Apps" in a message's menu). */
	messageCommand(
		asking: Omit<Asking, 'options'> & { readonly targetId: string },
	): InteractionRecord;
	/** Typing in an option: the choices that are offered for it. Rejects when none came in `timeoutMs`. */
	autocomplete(
		asking: Asking & { readonly focused: string; readonly timeoutMs?: number },
	): Promise<readonly Json[]>;
	/** Sends the autocomplete and returns without waiting. */
	startAutocomplete(asking: Asking & { readonly focused: string }): InteractionRecord;
}

const CHAT = 1;
const MESSAGE_MENU = 3;

export function createCommanding(backend: Backend, cdn: Cdn): Commanding {
	const { world, identity, commands, interactions } = backend;

	const placeOf = (channelId: string) =>
		must(world.channels.get(channelId), `channel ${channelId}`);
	const ownersOf = (channel: Channel, { userId, installedBy }: Asking) => {
		const guild = world.guildOf(channel);
		const isServers = guild ? guild.botIsMember : channel.recipientIds.includes(identity.botUserId);
		const by = installedBy ?? [isServers ? 'server' : 'person'];
		return {
			...(by.includes('server') ? { 0: guild?.id ?? '0' } : {}),
			...(by.includes('person') ? { 1: userId } : {}),
		};
	};
	const registered = (
		asking: Asking,
		name: string,
		type: number,
		channel: Channel,
	): StoredCommand => {
		const command = must(commands.find(name, type, channel.guildId), `registered command ${name}`);
		const {
			contexts,
			integration_types: installs,
			default_member_permissions: needed,
		} = command.payload;
		const owners: Json = ownersOf(channel, asking);
		const context =
			channel.guildId === null ? (channel.recipientIds.includes(identity.botUserId) ? 1 : 2) : 0;
		if (Array.isArray(contexts) && !contexts.includes(context)) {
			throw new Error(`/${name} is not offered in context ${context}`);
		}
		const fits =
			Array.isArray(installs) && installs.some((one) => owners[String(one)] !== undefined);
		if (!fits) throw new Error(`/${name} is not offered to this kind of installation`);
		if (channel.guildId !== null && typeof needed === 'string' && !isOfferedTo(asking, needed)) {
			throw new Error(`/${name} is not offered to members without the permissions ${needed}`);
		}
		return command;
	};
	const send = (asking: Asking, type: number, data: Json) => {
		const channel = placeOf(asking.channelId);
		world.guildOf(channel)?.memberIds.add(asking.userId);
		return interactions.send({
			type,
			channel,
			userId: asking.userId,
			data,
			locale: asking.locale,
			permissions: asking.permissions,
			owners: ownersOf(channel, asking),
			on: undefined,
		});
	};
	const chat = (asking: Asking, type: number, focused?: string) => {
		const [name = '', ...path] = asking.name.split(' ');
		const channel = placeOf(asking.channelId);
		const { id, payload } = registered(asking, name, CHAT, channel);
		const built = buildOptions(payload, path, asking.options ?? {}, focused, asking.isForged);
		const resolved = resolve(built, channel);
		const { options } = built;
		return send(asking, type, { id, name, type: CHAT, options, ...resolved });
	};
	const resolve = ({ files, roleIds, userIds, channels }: BuiltOptions, channel: Channel): Json => {
		if ([files, roleIds, userIds, channels].every(({ length }) => length === 0)) return {};
		const guild = () => must(world.guildOf(channel), `server around ${channel.id}`);
		const attachments: Json = {};
		const byId = (ids: readonly string[], payload: (id: string) => Json) =>
			Object.fromEntries(ids.map((id) => [id, payload(id)]));
		const userOf = (id: string) => must(world.users.get(id), `person ${id}`);
		for (const { option, input } of files) {
			const stored = cdn.store(input, { channelId: channel.id, ephemeral: true });
			option['value'] = stored.id;
			attachments[stored.id] = attachmentPayload(stored);
		}
		return {
			resolved: {
				...(files.length > 0 ? { attachments } : {}),
				...(roleIds.length > 0 ? { roles: byId(roleIds, (id) => roleOf(guild(), id)) } : {}),
				...(channels.length > 0
					? {
							channels: Object.fromEntries(
								channels.map((one) => [one.id, channelOf(guild(), one)]),
							),
						}
					: {}),
				...(userIds.length > 0
					? {
							users: byId(userIds, (id) => userPayload(userOf(id))),
							members: byId(
								userIds.filter((id) => guild().memberIds.has(id)),
								(id) => resolvedMemberPayload(guild(), userOf(id)),
							),
						}
					: {}),
			},
		};
	};
	/** A partial one, as Discord puts it there. */
	const channelOf = (guild: Guild, chosen: BuiltOptions['channels'][number]): Json => {
		const { id, guildId, name, type, parentId } = placeOf(chosen.id);
		if (guildId !== guild.id) throw new Error('The app offers no channel of another server');
		if (Array.isArray(chosen.types) && !chosen.types.includes(type))
			throw new Error(`The option takes no channel of type ${type}`);
		return { id, name, type, parent_id: parentId, permissions: String(ORDINARY_PERMISSIONS) };
	};
	const roleOf = (guild: Guild, roleId: string): Json => {
		const roles = rolePayloads(guild, identity.botUserId, identity.name);
		return must(
			roles.find(({ id }) => id === roleId),
			`role ${roleId}`,
		);
	};
	const startAutocomplete: Commanding['startAutocomplete'] = (asking) =>
		chat(asking, interactionType.autocomplete, asking.focused);

	return {
		command: (asking) => chat(asking, interactionType.command),
		messageCommand(asking) {
			const channel = placeOf(asking.channelId);
			const target = must(channel.messages.get(asking.targetId), `message ${asking.targetId}`);
			if (target.deletedAtMs !== null) throw new Error('A deleted message has no menu');
			const { id, name } = registered(asking, asking.name, MESSAGE_MENU, channel);
			const author = world.users.get(target.authorId);
			const guild = world.guildOf(channel);
			return send(asking, interactionType.command, {
				id,
				name,
				type: MESSAGE_MENU,
				target_id: target.id,
				resolved: {
					messages: { [target.id]: messagePayload(backend, target) },
					...(author ? { users: { [author.id]: userPayload(author) } } : {}),
					...(author && guild
						? { members: { [author.id]: resolvedMemberPayload(guild, author) } }
						: {}),
				},
			});
		},
		startAutocomplete,
		async autocomplete(asking) {
			const record = startAutocomplete(asking);
			await record.acknowledged(
				asking.timeoutMs === undefined ? {} : { timeoutMs: asking.timeoutMs },
			);
			return record.choices ?? [];
		},
	};
}

/** `needed`: permission bits, of which members need all; 0: administrators only. */
function isOfferedTo(
	{ permissions: held = ORDINARY_PERMISSIONS, offeredByOverwrite }: Asking,
	needed: string,
): boolean {
	if (offeredByOverwrite || (held & permission.administrator) !== 0n) return true;
	const bits = BigInt(needed);
	return bits !== 0n && (held & bits) === bits;
}
