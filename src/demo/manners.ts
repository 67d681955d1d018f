import type { DiscordStandIn } from '../stand-ins/discord/stand-in.ts';
import type { ProviderStandIn } from '../stand-ins/provider/stand-in.ts';
import { DemoFailure } from './failure.ts';
import type { Words } from './locales/words.ts';

/** Throws a DemoFailure if the bot did anything that the real Discord or the real provider would turn down. */
export function checkManners(
	discord: Pick<DiscordStandIn, 'refusals' | 'violations'>,
	provider: Pick<ProviderStandIn, 'refusals' | 'violations'>,
	{ failure }: Words,
): void {
	const complaints = [
		...discord.refusals.map(
			({ method, path, message }) => `Discord: ${method} ${path}: ${message}`,
		),
		...discord.violations.map(({ kind, method, path }) => `Discord: ${method} ${path}: ${kind}`),
		...provider.refusals.map(
			({ number, verdict: { kind } }) => `models: request ${number}: ${kind}`,
		),
		...provider.violations.map(({ rule, detail }) => `models: ${rule}: ${detail}`),
	];
	if (complaints.length > 0) {
		throw new DemoFailure(failure.refused(complaints.join('; ')));
	}
}
