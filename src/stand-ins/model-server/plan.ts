import type { Script } from './script.ts';
import { countTokens, splitTokens } from './tokens.ts';
import type { TokenCounts } from './voice.ts';

/** A script with everything that it left open decided. */
export interface Plan {
	script: Script;
	reasoning: readonly string[];
	/** The deltas to come. To be walked once; `finish` and `counts` tell of what was walked. */
	pieces: Iterable<string>;
	intervalMs: number;
	firstTokenDelayMs: number;
	finish(): string | null;
	counts(): TokenCounts;
}

export interface Pace {
	firstTokenDelayMs: number;
	tokensPerSecond: number;
}

interface Options {
	script: Script;
	/** What is said when the script holds no words. */
	canned: () => string;
	/** Of an answer that nobody scripted. */
	pace: Pace;
	promptTokens: number;
	maxTokens: number;
}

/** Fast enough for any test, and slow enough to leave the event loop free. */
const ENDLESS_INTERVAL_MS = 5;

export function createPlan({ script, canned, pace, promptTokens, maxTokens }: Options): Plan {
	const written =
		script.chunks ?? (script.text === undefined ? undefined : splitTokens(script.text));
	const atOnce = { firstTokenDelayMs: 0, tokensPerSecond: Number.POSITIVE_INFINITY };
	const usual = Object.keys(script).length === 0 ? pace : atOnce;
	const whole = script.emptyAnswer ? [] : (written ?? splitTokens(canned()));
	const reasoning = splitTokens(script.reasoning ?? '');
	const limit = Math.min(
		script.stallAfter ?? Number.POSITIVE_INFINITY,
		script.cutSocketAfter ?? Number.POSITIVE_INFINITY,
		script.failAfter ?? Number.POSITIVE_INFINITY,
	);
	const mostTokens = script.ignoresTokenCap ? Number.POSITIVE_INFINITY : maxTokens;
	let tokens = 0;
	let wasCut = false;

	const intervalMs = () => {
		if (script.durationMs !== undefined) return script.durationMs / Math.max(1, whole.length);
		const ownMs = 1_000 / (script.tokensPerSecond ?? usual.tokensPerSecond);
		return script.endless ? Math.max(ownMs, ENDLESS_INTERVAL_MS) : ownMs;
	};
	function* pieces() {
		for (const piece of cutAfter(limit, script.endless ? forEver(whole) : whole)) {
			wasCut = tokens >= mostTokens;
			if (wasCut) return;
			tokens += script.chunks ? Math.max(1, countTokens(piece)) : 1;
			yield piece;
		}
	}

	return {
		script,
		reasoning,
		pieces: { [Symbol.iterator]: pieces },
		intervalMs: intervalMs(),
		firstTokenDelayMs: script.firstTokenDelayMs ?? usual.firstTokenDelayMs,
		finish: () => (script.finish === undefined ? (wasCut ? 'length' : 'stop') : script.finish),
		counts: () => ({
			prompt: script.promptTokens ?? promptTokens,
			completion: tokens + reasoning.length,
			reasoning: reasoning.length,
		}),
	};
}

function* forEver(pieces: readonly string[]) {
	while (pieces.length > 0) yield* pieces;
}

function* cutAfter(limit: number, pieces: Iterable<string>) {
	let chars = 0;
	for (const piece of pieces) {
		if (chars >= limit) return;
		yield piece.slice(0, limit - chars);
		chars += piece.length;
	}
}
