import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import {
	errorChunk,
	finishChunk,
	oddChunk,
	reasoningChunk,
	type Speaker,
	textChunk,
	usageChunk,
} from './chunks.ts';
import type { ErrorReply } from './error-body.ts';
import type { Plan } from './plan.ts';
import type { OpenRequest } from './request.ts';
import { createWire, type Wire } from './wire.ts';

interface Performance {
	clock: Clock;
	response: ServerResponse;
	request: OpenRequest;
	speaker: Speaker;
	plan: Plan;
	error: ErrorReply | null;
	signal: AbortSignal;
	/** Called just before the stand-in itself ends the reply. */
	ended: () => void;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** Streams one reply as its plan says. Rejects with the signal's reason when the asker leaves. */
export async function play(performance: Performance): Promise<void> {
	const { clock, response, plan, speaker, error, signal } = performance;
	const { script } = plan;
	const wire = createWire({ clock, response, script, signal });
	response.flushHeaders();
	const first = typeof script.comments === 'object' ? 1 : (script.comments ?? 1);
	for (let index = 0; index < first; index++) await wire.comment();
	await wire.until(clock.monotonic() + plan.firstTokenDelayMs);

	if (error && script.at === 'after-comments') {
		await wire.event({ error: error.body.error });
		return close(performance, wire, false);
	}
	for (const text of plan.reasoning) await wire.event(reasoningChunk(speaker, text));
	for (const oddity of script.oddities ?? []) await wire.event(oddChunk(speaker, oddity));
	await speak(performance, wire);
	return finish(performance, wire);
}

async function speak({ clock, request, speaker, plan }: Performance, wire: Wire) {
	const startMs = clock.monotonic();
	let told = 0;
	for (const piece of plan.pieces) {
		await wire.until(startMs + told * plan.intervalMs);
		await wire.event(textChunk(speaker, piece));
		told += 1;
		request.sentText += piece;
		request.sent.push({ atMs: clock.monotonic(), chars: request.sentText.length });
	}
	await wire.until(startMs + told * plan.intervalMs);
}

async function finish(performance: Performance, wire: Wire) {
	const { plan, speaker, error } = performance;
	const { script } = plan;
	if (script.stallAfter !== undefined) return wire.until(FOR_EVER);
	if (script.cutSocketAfter !== undefined || script.cleanEndWithoutFinish) {
		performance.ended();
		return script.cleanEndWithoutFinish ? void performance.response.end() : wire.cut();
	}
	if (error) {
		const body = {
			...error.body.error,
			...(script.failureCode !== undefined && { code: script.failureCode }),
		};
		await wire.event(errorChunk(speaker, body, script.failureChoices ?? 'finish'));
		return close(performance, wire, false);
	}
	const reason = plan.finish();
	await wire.event(finishChunk(speaker, reason));
	const variant = script.usageVariant ?? 'empty-choices';
	if (variant !== 'none') await wire.event(usageChunk(speaker, variant, reason, plan.counts()));
	return close(performance, wire, true);
}

async function close({ plan, response, ended }: Performance, wire: Wire, doneByDefault: boolean) {
	if (plan.script.done ?? doneByDefault) await wire.done();
	ended();
	response.end();
}
