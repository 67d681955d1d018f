import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import type { Plan } from './plan.ts';
import type { OpenRequest } from './request.ts';
import type { Voice } from './voice.ts';
import { createWire, type Wire } from './wire.ts';

interface Performance {
	clock: Clock;
	response: ServerResponse;
	request: OpenRequest;
	voice: Voice;
	plan: Plan;
	/** The error that the script wants in the stream. */
	error: object | null;
	signal: AbortSignal;
	/** Called just before the stand-in itself ends the reply. */
	ended: () => void;
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/** Streams one reply as its plan says. Rejects with the signal's reason when the asker leaves. */
export async function play(performance: Performance): Promise<void> {
	const { clock, response, plan, voice, error, signal } = performance;
	const { script } = plan;
	const wire = createWire({ clock, response, script, keepAlive: voice.keepAlive, signal });
	response.flushHeaders();
	const first = typeof script.comments === 'object' ? 1 : (script.comments ?? 1);
	for (let index = 0; index < first; index++) await wire.comment();
	await wire.until(clock.monotonic() + plan.firstTokenDelayMs);

	if (error && script.at === 'after-comments') {
		await wire.event({ error });
		return close(performance, wire, false);
	}
	if (voice.opening) await wire.event(voice.opening());
	for (const text of plan.reasoning) await wire.event(voice.reasoning(text));
	for (const oddity of script.oddities ?? []) await wire.event(voice.odd(oddity));
	await speak(performance, wire);
	return finish(performance, wire);
}

async function speak({ clock, request, voice, plan }: Performance, wire: Wire) {
	const startMs = clock.monotonic();
	let told = 0;
	for (const piece of plan.pieces) {
		await wire.until(startMs + told * plan.intervalMs);
		await wire.event(voice.text(piece));
		told += 1;
		request.sentText += piece;
		request.sent.push({ atMs: clock.monotonic(), chars: request.sentText.length });
	}
	await wire.until(startMs + told * plan.intervalMs);
}

async function finish(performance: Performance, wire: Wire) {
	const { plan, voice, error } = performance;
	const { script } = plan;
	if (script.stallAfter !== undefined) return wire.until(FOR_EVER);
	if (script.cutSocketAfter !== undefined || script.cleanEndWithoutFinish) {
		performance.ended();
		return script.cleanEndWithoutFinish ? void performance.response.end() : wire.cut();
	}
	if (error) {
		const coded = {
			...error,
			...(script.failureCode !== undefined && { code: script.failureCode }),
		};
		await wire.event(voice.error(coded));
		return close(performance, wire, false);
	}
	for (const chunk of voice.end(plan.finish(), plan.counts())) await wire.event(chunk);
	return close(performance, wire, true);
}

async function close({ plan, response, ended }: Performance, wire: Wire, doneByDefault: boolean) {
	if (plan.script.done ?? doneByDefault) await wire.done();
	ended();
	response.end();
}
