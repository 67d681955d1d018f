import type { Backend } from '../core.ts';
import { intent } from '../gateway/protocol.ts';
import { memberWithUserPayload, rolePayloads, userPayload } from '../payloads/user.ts';
import type { Guild, Role } from '../records.ts';
import { must } from './must.ts';

/** The roles of a server, and who leaves it. */
export interface Membership {
	addRole(guildId: string, role: { name: string }): Role;
	giveRole(guildId: string, userId: string, roleId: string): void;
	/** Somebody leaves a server. */
	removeMember(guildId: string, userId: string): void;
	/** All of them, `@everyone` first, as the app offers them. */
	roles(guildId: string): readonly Role[];
}

export function createMembership({ world, identity, nextId, gateway }: Backend): Membership {
	const guildOf = (id: string) => must(world.guilds.get(id), `server ${id}`);
	const rolesOf = (guild: Guild) => rolePayloads(guild, identity.botUserId, identity.name);

	return {
		addRole(guildId, { name }) {
			const guild = guildOf(guildId);
			const role = { id: nextId(), name };
			guild.roles.set(role.id, role);
			const payload = rolesOf(guild).find(({ id }) => id === role.id);
			gateway.dispatch({
				name: 'GUILD_ROLE_CREATE',
				guildId: guild.id,
				needs: intent.guilds,
				data: () => ({ guild_id: guild.id, role: payload }),
			});
			return role;
		},
		giveRole(guildId, userId, roleId) {
			const guild = guildOf(guildId);
			const user = must(world.users.get(userId), `user ${userId}`);
			const role = must(guild.roles.get(roleId), `role ${roleId}`);
			const held = guild.memberRoles.get(user.id) ?? new Set();
			guild.memberIds.add(user.id);
			guild.memberRoles.set(user.id, held.add(role.id));
			const member = memberWithUserPayload(guild, user);
			gateway.dispatch({
				name: 'GUILD_MEMBER_UPDATE',
				guildId: guild.id,
				needs: intent.guildMembers,
				data: () => ({ guild_id: guild.id, ...member }),
			});
		},
		removeMember(guildId, userId) {
			const guild = guildOf(guildId);
			const user = must(world.users.get(userId), `user ${userId}`);
			guild.memberIds.delete(user.id);
			guild.memberRoles.delete(user.id);
			gateway.dispatch({
				name: 'GUILD_MEMBER_REMOVE',
				guildId: guild.id,
				needs: intent.guildMembers,
				data: () => ({ guild_id: guild.id, user: userPayload(user) }),
			});
		},
		roles: (guildId) =>
			rolesOf(guildOf(guildId)).map(({ id, name }) => ({ id: String(id), name: String(name) })),
	};
}
