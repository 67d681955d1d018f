import { z } from 'zod';
import type { Core } from '../core.ts';
import { presenceSchema } from './presence.ts';
import { closeCode, intent, KNOWN_INTENTS } from './protocol.ts';
import type { Session } from './sessions.ts';

export interface IdentifyRecord {
	readonly atMs: number;
	readonly intents: number;
	readonly shard: readonly [number, number];
	/** What became of it: a close code, or op 9 for coming too soon after another. */
	readonly outcome: number | 'ready' | 'too-soon';
}

const identifySchema = z.object({
	token: z.string(),
	intents: z.number().int().nonnegative(),
	properties: z.object({}).loose(),
	shard: z.tuple([z.number().int(), z.number().int()]).optional(),
	presence: presenceSchema.nullish(),
});

export interface Identify {
	readonly intents: number;
	readonly shard: Session['shard'];
	readonly presence: unknown;
}

const WHOLE: Session['shard'] = [0, 1];

const isShard = ([index, count]: Session['shard']) => index >= 0 && index < count;

/** Judges an IDENTIFY and books it. */
export function createIdentifier({ clock, limits, portal }: Core) {
	const identifies: IdentifyRecord[] = [];
	const lastAcceptedMs = new Map<number, number>();

	const judge = (identify: z.infer<typeof identifySchema>): IdentifyRecord['outcome'] => {
		if (portal.refuseIdentifyWith !== undefined) return portal.refuseIdentifyWith;
		if (identify.token.replace(/^Bot /, '') !== portal.token) return closeCode.authenticationFailed;
		if (portal.sessionStartsRemaining <= 0) return closeCode.authenticationFailed;
		if (!isShard(identify.shard ?? WHOLE)) return closeCode.invalidShard;
		if ((identify.intents & ~KNOWN_INTENTS) !== 0) return closeCode.invalidIntents;
		if (usesForbiddenIntent(identify.intents)) return closeCode.disallowedIntents;
		return takeTurn(identify.shard ?? WHOLE);
	};

	const takeTurn = ([index]: Session['shard']) => {
		const key = index % limits.maxConcurrency;
		const lastMs = lastAcceptedMs.get(key) ?? Number.NEGATIVE_INFINITY;
		if (clock.monotonic() - lastMs < limits.identifyWindowMs) return 'too-soon';
		lastAcceptedMs.set(key, clock.monotonic());
		return 'ready';
	};

	const usesForbiddenIntent = (intents: number) =>
		(!portal.messageContentAllowed && (intents & intent.messageContent) !== 0) ||
		(!portal.guildMembersAllowed && (intents & intent.guildMembers) !== 0) ||
		(!portal.presenceAllowed && (intents & intent.guildPresences) !== 0);

	return {
		identifies,
		/** The accepted IDENTIFY, 'too-soon', or the code to close with. */
		identify(data: unknown): Identify | 'too-soon' | number {
			const parsed = identifySchema.safeParse(data);
			if (!parsed.success) return closeCode.decodeError;
			const { intents, shard = WHOLE, presence } = parsed.data;
			const outcome = judge(parsed.data);
			if (outcome === 'ready') portal.sessionStartsRemaining -= 1;
			identifies.push({ atMs: clock.monotonic(), intents, shard, outcome });
			return outcome === 'ready' ? { intents, shard, presence } : outcome;
		},
	};
}

export type Identifier = ReturnType<typeof createIdentifier>;
