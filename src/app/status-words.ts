import type { Presence } from '../discord/presence.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { ProviderTrouble } from '../providers/provider.ts';
import type { QuotaView } from '../quota/quota.ts';

/** What the bot's presence is made of. */
export type Facts = {
	/** Both files. */
	readonly canSave: boolean;
	/** Of the shared account; undefined where there is none. */
	readonly account: QuotaView | undefined;
	/** Providers whose models may be asked just now. */
	readonly answering: readonly string[];
	/** The one whose models share the account. */
	readonly sharing: string;
	readonly troubles: readonly ProviderTrouble[];
};

type Status = { readonly status: Presence['status']; readonly sentence: Sentence };

/** The one thing that people should know first: what stops every question, then what stops some, then what is left. */
export function statusOf({ account, answering, canSave, sharing, troubles }: Facts): Status {
	const rejected = troubles.find(({ why }) => why === 'key');
	if (!canSave) return dnd(say('presence.cannot-save'));
	if (answering.length === 0)
		return dnd(rejected ? sayRejected(rejected) : say('presence.no-models'));
	if (rejected) return idle(say('presence.degraded', { provider: rejected.title }));
	if (account === undefined) return online(say('presence.ready'));
	const { day, frozenUntil, isDayKnown } = account;
	if (!isDayKnown) return idle(say('presence.day-unknown'));
	if (day.used >= day.limit) {
		const others = answering.some((provider) => provider !== sharing);
		return idle(say(others ? 'presence.spent-but-others' : 'presence.spent'));
	}
	if (frozenUntil !== undefined)
		return idle(say('presence.paused', { time: clockTime(frozenUntil) }));
	return online(say('presence.left', { left: day.limit - day.used, limit: day.limit }));
}

const sayRejected = ({ title }: ProviderTrouble) => say('presence.rejected', { provider: title });

const online = (sentence: Sentence): Status => ({ status: 'online', sentence });
const idle = (sentence: Sentence): Status => ({ status: 'idle', sentence });
const dnd = (sentence: Sentence): Status => ({ status: 'dnd', sentence });

const MINUTE_MS = 60_000;

/** `14:05`, the first full minute from then on; UTC, as a presence cannot show everybody their own time. */
function clockTime(epochMs: number): string {
	return new Date(Math.ceil(epochMs / MINUTE_MS) * MINUTE_MS).toISOString().slice(11, 16);
}
