import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { type Closed, createKeyHealth, type KeyHealth } from '../providers/key-health.ts';
import type { Alerts } from './alerts.ts';
import type { Configured } from './configured.ts';

/** Whether each provider takes our key, by the names of their rows; the operator is alerted when one does not. */
export function createKeys(
	providers: readonly Configured[],
	{ alerts, clock, log }: { alerts: Alerts; clock: Clock; log: Logger },
): ReadonlyMap<string, KeyHealth> {
	const healthOf = ({ row: { name, title } }: Configured) =>
		createKeyHealth({
			clock,
			onChange(trouble) {
				if (trouble) alerts.raise(wordsOf(trouble, title), { provider: name });
				else log.info({ provider: name }, 'the provider takes our key again');
			},
		});
	return new Map(providers.map((provider) => [provider.row.name, healthOf(provider)]));
}

/** For the operator. */
function wordsOf(trouble: Closed, title: string): string {
	const what =
		trouble === 'key'
			? `${title} rejects the bot’s key. Please replace it and restart the bot.`
			: `The account at ${title} owes money, which blocks its free models too. Please look at its balance.`;
	return `${what} Until then its models answer nobody; it is tried again every five minutes.`;
}
