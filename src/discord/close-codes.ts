import { GatewayCloseCodes } from 'discord.js';
import { FatalError } from '../errors.ts';

/** The documented exit code for "Discord will not let this bot in". */
const REFUSED_BY_DISCORD = 3;

export const CONTENT_SWITCH =
	'Developer Portal → your application → Bot → Privileged Gateway Intents → Message Content Intent';

const WRONG_TOKEN =
	'Discord does not accept DISCORD_TOKEN: copy a new one from Developer Portal → your application → Bot → Reset Token.';

const REASONS: Readonly<Record<number, string>> = {
	[GatewayCloseCodes.AuthenticationFailed]: WRONG_TOKEN,
	[GatewayCloseCodes.InvalidShard]:
		'Discord refused this shard (4010): make SHARD_IDS and SHARD_COUNT fit together, or leave both unset.',
	[GatewayCloseCodes.ShardingRequired]:
		'Discord wants this bot to open more shards (4011): raise SHARD_COUNT, or leave it unset so that Discord decides.',
	[GatewayCloseCodes.InvalidAPIVersion]:
		'Discord no longer speaks this version of its gateway (4012): update Potluck.',
	[GatewayCloseCodes.InvalidIntents]:
		'Discord does not know the intents that were asked for (4013): update Potluck.',
};

/** Discord took the Message Content intent amiss; without it the bot may sign in. */
export const isContentRefused = (code: number) => code === GatewayCloseCodes.DisallowedIntents;

/** The error to leave with after this close code, if trying again cannot help. */
export function fatalClose(code: number): FatalError | undefined {
	const reason = REASONS[code];
	return reason === undefined ? undefined : new FatalError(reason, REFUSED_BY_DISCORD);
}

/** What a REST answer of 401 means; Discord counts every further one towards a ban. */
export const wrongToken = () => new FatalError(WRONG_TOKEN, REFUSED_BY_DISCORD);
