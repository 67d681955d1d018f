import type { Call } from '../src/command.ts';
import { fail } from '../src/errors.ts';
import { say } from '../src/locales/keys.ts';

/**
 * The server that this person may manage here. Discord offers the settings to managers on servers only, but a server can
 * widen that, so everything under `/settings` asks here first.
 */
export function managedServer({ may, place }: Pick<Call, 'may' | 'place'>): string {
	if (place.serverId === undefined) fail(say('settings.no-server-here'));
	if (!may.manageServer) fail(say('settings.may-not'));
	return place.serverId;
}

/** Discord gives the role that everybody has the id of the server. */
export const isEveryone = (roleId: string | undefined, serverId: string): boolean =>
	roleId === serverId;
