import { type APIApplication, type REST, Routes } from 'discord.js';
import { describeError } from '../errors.ts';
import type { Logger } from '../log.ts';

/**
 * What people call whoever runs the bot: the team or the account that owns its application, asked of Discord once.
 * Undefined where Discord does not say. https://docs.discord.com/developers/resources/application#get-current-application
 */
export function createOperator({ rest, log }: { rest: Pick<REST, 'get'>; log: Logger }) {
	let known: string | undefined;
	return async (): Promise<string | undefined> => {
		try {
			if (known === undefined) {
				const { owner, team } = (await rest.get(Routes.currentApplication())) as APIApplication;
				known = team?.name ?? owner?.global_name ?? owner?.username;
			}
		} catch (error) {
			log.debug({ error: describeError(error) }, 'Discord does not say who runs the bot');
		}
		return known;
	};
}
