import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { describeError, UserError } from '../errors.ts';
import { type Sentence, say } from '../locales/keys.ts';
import type { Logger } from '../log.ts';
import { createLease } from './lease.ts';
import type { Ledger, LedgerState, LimitOverrides, Verdict } from './ledger.ts';
import { createLine, type Waiter } from './line.ts';
import { createNotices } from './notices.ts';
import type { AccountNews, Quota } from './quota.ts';
import { viewOf } from './view.ts';
import { GUARD_MS } from './windows.ts';

/** Waiting this long for midnight to be over everywhere is shorter than being told of it. */
const DAY_EDGE_MS = 2 * GUARD_MS;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Who waits for a ledger that fails is told so after this long. */
const OUTAGE_ENDURED_MS = 60_000;

type Refusal = Extract<Verdict, { admitted: false }>;

const seconds = (epochMs: number) => Math.ceil(epochMs / 1000);

/** Everybody's line before one account. The ledger decides; this keeps the order, the times and the telling. */
export function createQuota({
	ledger,
	clock,
	log,
	overrides = {},
}: {
	ledger: Ledger;
	clock: Clock;
	log: Logger;
	overrides?: LimitOverrides;
}): Quota {
	const line = createLine();
	const notices = createNotices({ line, clock, log });
	const unheard = new Map<AccountNews['kind'], AccountNews>();
	let serving: Promise<void> | undefined;
	let isDue = false;
	let cancelWake: (() => void) | undefined;
	let outage: { since: number; failures: number } | undefined;
	let closed = false;

	const wake = () => {
		cancelWake?.();
		isDue = true;
		serving ??= serve();
	};

	const serve = async () => {
		await null;
		while (isDue) {
			isDue = false;
			try {
				await hearNews();
				await letThrough();
				outage = undefined;
			} catch (error) {
				endureOutage(error);
			}
		}
		serving = undefined;
	};

	const hearNews = async () => {
		for (const [kind, news] of unheard) {
			await ledger.learn(news);
			if (unheard.get(kind) === news) unheard.delete(kind);
		}
	};

	const letThrough = async () => {
		for (let waiter = line.first(); waiter !== undefined; waiter = line.first()) {
			const { attemptId, request } = waiter;
			const verdict = await ledger.admit({ id: attemptId, jobId: request.jobId }, overrides);
			if (!verdict.admitted) {
				hold(verdict);
				return;
			}
			const lease = createLease({ attemptId, ledger, log, onRoom: wake });
			if (line.leave(waiter)) waiter.grant(lease);
			else await lease.giveBack();
		}
	};

	const hold = ({ budget, retryAt, state }: Refusal) => {
		const isDayOver = budget === 'day' || budget === 'unknown-day';
		if (isDayOver && retryAt - state.readAt > DAY_EDGE_MS) {
			const key = budget === 'day' ? 'quota.day-spent' : 'quota.day-unknown';
			dismiss(() => true, say(key, { at: seconds(retryAt) }));
			return;
		}
		refuseOverflow(state);
		notices.refresh(state);
		cancelWake?.();
		if (line.first()) cancelWake = clock.after(Math.ceil(retryAt - state.readAt), wake);
	};

	const refuseOverflow = (state: LedgerState) => {
		const overflow = line.seat();
		if (overflow.length === 0) return;
		const at = seconds(notices.forecast(state).at(-1) ?? state.readAt);
		for (const { waiter, reason } of overflow)
			waiter.refuse(
				new UserError(say(reason === 'person' ? 'quota.line-full-own' : 'quota.line-full', { at })),
			);
	};

	const dismiss = (whom: (waiter: Waiter) => boolean, sentence: Sentence, cause?: unknown) => {
		for (const waiter of line.inOrder().filter(whom)) {
			line.leave(waiter);
			waiter.refuse(new UserError(sentence, { cause }));
		}
		notices.refresh();
	};

	const endureOutage = (error: unknown) => {
		outage = { since: outage?.since ?? clock.monotonic(), failures: (outage?.failures ?? 0) + 1 };
		log.warn(
			{ failures: outage.failures, ...describeError(error) },
			'the ledger cannot be used; nothing is sent',
		);
		const enduredMs = clock.monotonic() - outage.since;
		const isOver = enduredMs >= OUTAGE_ENDURED_MS;
		dismiss(({ seated }) => isOver || !seated, say('quota.ledger-unavailable'), error);
		cancelWake?.();
		if (line.first() === undefined) {
			outage = undefined;
			return;
		}
		const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** (outage.failures - 1), LONGEST_RETRY_MS);
		cancelWake = clock.after(Math.min(pauseMs, OUTAGE_ENDURED_MS - enduredMs), wake);
	};

	return {
		lease: (request) =>
			new Promise((resolve, reject) => {
				const { signal } = request;
				if (closed || signal.aborted) {
					reject(signal.aborted ? signal.reason : leaving());
					return;
				}
				const abort = () => {
					line.leave(waiter);
					reject(signal.reason);
					notices.refresh();
					if (line.first() === undefined) cancelWake?.();
				};
				const waiter: Waiter = {
					request,
					attemptId: randomUUID(),
					seated: false,
					grant(lease) {
						signal.removeEventListener('abort', abort);
						resolve(lease);
					},
					refuse(reason) {
						signal.removeEventListener('abort', abort);
						reject(reason);
					},
				};
				signal.addEventListener('abort', abort, { once: true });
				line.join(waiter);
				wake();
			}),

		async learn(news) {
			unheard.set(news.kind, news);
			wake();
			await serving;
		},

		view: async () => viewOf(await ledger.read(overrides), line.seated()),

		healthy: ledger.healthy,

		async close() {
			closed = true;
			cancelWake?.();
			notices.close();
			for (const waiter of line.inOrder()) {
				line.leave(waiter);
				waiter.refuse(leaving());
			}
			await serving;
		},
	};
}

const leaving = () => new DOMException('the bot is leaving', 'AbortError');
