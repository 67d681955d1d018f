import type { Clock } from '../clock.ts';
import type { Sent } from './calls.ts';
import type { GlobalLimit } from './global-limit.ts';
import { type Bucket, createBucket } from './rate-limits.ts';
import { DiscordRefusal, isRateLimit } from './refusal.ts';
import { type CallKind, RANKS, type Rank, type Wish, type Writer } from './writer.ts';

/** The calls of one channel, or of one interaction's token, best first, within Discord's limits. */
export interface Lane {
	join(writer: Writer): void;
	leave(writer: Writer): void;
	/** This writer's wish is new. */
	wake(writer: Writer): void;
	/** How far apart edits of one message should be. */
	spacingMs(): number;
	hasFinal(): boolean;
	isEmpty(): boolean;
	isIdle(): boolean;
	close(reason: unknown): void;
}

/** How much of what all channels may send each rank may use up: in a rush the final texts find room. */
const SHARE_OF_ALL: Readonly<Record<Rank, number>> = {
	final: 1,
	'first-words': 0.9,
	notice: 0.8,
	progress: 0.6,
};
const RESERVED_SHARE = 0.4;
const LOOK_AGAIN_MS = 30_000;

const SPACING_MS = 1100;
const WIDEST = 8;
/** Cloudflare's bans of an address come without a time and last from ten minutes to an hour. */
const BAN_MS = 10 * 60_000;

type Candidate = { readonly writer: Writer; readonly wish: Wish };

export function createLane({
	clock,
	globalLimit,
	mood,
	onFault,
	onSettled,
}: {
	clock: Clock;
	/** Absent: exempt from it. */
	globalLimit: GlobalLimit | undefined;
	/** `sparing`: no progress; `silent`: nothing at all. */
	mood: () => 'free' | 'sparing' | 'silent';
	onFault: (error: unknown) => void;
	/** Something has ended: a call, or a writer. */
	onSettled: () => void;
}): Lane {
	const writers = new Set<Writer>();
	const busy = new Set<Writer>();
	const buckets: Readonly<Record<CallKind, Bucket>> = {
		create: createBucket(clock),
		edit: createBucket(clock),
	};
	let spacing = 1;
	let closed: { readonly reason: unknown } | undefined;
	let timer: { readonly at: number; readonly cancel: () => void } | undefined;

	/** With several answers in a channel the last slots of a window are kept for those that end within it. */
	function reserved(rank: Rank, bucket: Bucket): number {
		if (rank !== 'progress') return 0;
		return Math.min(writers.size - 1, Math.floor((bucket.limit() ?? 0) * RESERVED_SHARE));
	}

	/** Monotonic ms, perhaps past, when this wish can be granted; undefined while that depends on something else. */
	function readyAt({ kind, rank, notBefore }: Wish): number | undefined {
		const bucket = buckets[kind];
		if (rank === 'progress' && mood() === 'sparing') return undefined;
		const freeAt = bucket.free() > reserved(rank, bucket) ? notBefore : bucket.moreAt();
		if (freeAt === undefined) return undefined;
		return Math.max(notBefore, freeAt, globalLimit?.freeAt(SHARE_OF_ALL[rank]) ?? notBefore);
	}

	/** Asked for its wish, a writer may find that its way leads through another lane now. */
	function wishOf(writer: Writer): Wish | undefined {
		const wish = busy.has(writer) ? undefined : writer.wish();
		return writers.has(writer) ? wish : undefined;
	}

	function best(): Candidate | undefined {
		const now = clock.monotonic();
		const ready: Candidate[] = [];
		let next = Number.POSITIVE_INFINITY;
		for (const writer of [...writers]) {
			const wish = wishOf(writer);
			const at = wish && readyAt(wish);
			if (!wish || at === undefined) continue;
			if (at <= now) ready.push({ writer, wish });
			else next = Math.min(next, at);
		}
		if (ready.length === 0 && next < Number.POSITIVE_INFINITY) wakeAt(next);
		return ready.sort((one, other) => compare(one.wish, other.wish))[0];
	}

	function wakeAt(at: number): void {
		if (timer && timer.at <= at) return;
		timer?.cancel();
		const cancel = clock.after(at - clock.monotonic(), () => {
			timer = undefined;
			pump();
		});
		timer = { at, cancel };
	}

	function pump(): void {
		while (!closed && mood() !== 'silent') {
			const next = best();
			if (!next) return;
			const call = taken(next.writer, next.wish.kind);
			if (call) void send(next.writer, next.wish.kind, call);
		}
		if (!closed && writers.size > 0) wakeAt(clock.monotonic() + LOOK_AGAIN_MS);
	}

	function taken(writer: Writer, kind: CallKind): (() => Promise<Sent>) | undefined {
		try {
			return writer.take(kind);
		} catch (error) {
			onFault(error);
			return undefined;
		}
	}

	async function send(writer: Writer, kind: CallKind, call: () => Promise<Sent>): Promise<void> {
		const bucket = buckets[kind];
		bucket.take();
		globalLimit?.take();
		busy.add(writer);
		try {
			const sent = await call();
			bucket.learn(sent.limit);
			spacing = Math.max(1, spacing * 0.9);
			busy.delete(writer);
			writer.landed(sent);
		} catch (error) {
			learnFrom(error, bucket);
			busy.delete(writer);
			writer.failed(error);
		}
		pump();
		onSettled();
	}

	function learnFrom(error: unknown, bucket: Bucket): void {
		const refusal = error instanceof DiscordRefusal ? error : undefined;
		bucket.learn(refusal?.limit);
		if (!refusal || !isRateLimit(refusal)) return;
		spacing = Math.min(WIDEST, spacing * 2);
		const waitMs = refusal.retryAfterMs;
		if (waitMs !== undefined && !refusal.global) bucket.pause(waitMs);
		else (globalLimit ?? bucket).pause(waitMs ?? BAN_MS);
	}

	return {
		join(writer) {
			if (closed) writer.close(closed.reason);
			else writers.add(writer);
		},
		leave(writer) {
			writers.delete(writer);
			if (writers.size === 0) {
				timer?.cancel();
				timer = undefined;
			}
			onSettled();
		},
		wake(writer) {
			const wish = writers.has(writer) ? wishOf(writer) : undefined;
			const at = wish && readyAt(wish);
			if (at === undefined) return;
			if (at > clock.monotonic()) wakeAt(at);
			else pump();
		},
		spacingMs: () => SPACING_MS * spacing,
		hasFinal: () => [...writers].some((writer) => writer.wish()?.rank === 'final'),
		isEmpty: () => writers.size === 0,
		isIdle: () => writers.size === 0 && Object.values(buckets).every((one) => one.forgettable()),
		close(reason) {
			closed = { reason };
			timer?.cancel();
			timer = undefined;
			for (const writer of [...writers]) writer.close(reason);
		},
	};
}

function compare(one: Wish, other: Wish): number {
	return RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank) || one.updatedAt - other.updatedAt;
}
