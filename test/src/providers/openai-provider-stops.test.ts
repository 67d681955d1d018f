import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { ModelEvent } from '../../../src/providers/provider.ts';
import { eventually } from '../../helpers/eventually.ts';
import { createManualClock, type ManualClock } from '../../helpers/manual-clock.ts';
import {
	askOnce,
	createRecordingLease,
	createTestProvider,
	FREE,
	gather,
	question,
	sseHead,
	startServer,
	startStandIn,
} from './support.ts';

type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** Asks with a provider on a clock of its own; the stand-in runs on real time. */
function askOnClock(standIn: StandIn, clock: ManualClock, stop = new AbortController()) {
	const { fetch, bytes } = createCountingFetch();
	const provider = createTestProvider(standIn.url, { clock, fetch });
	const { lease } = createRecordingLease();
	const seen: ModelEvent[] = [];
	const result = gather(
		provider.stream(question, lease, stop.signal),
		(event) => event.type !== 'answering' && seen.push(event),
	);
	return { result, seen, stop, bytes };
}

/** A real fetch that tells how much of the bodies has arrived. */
function createCountingFetch() {
	let arrivedBytes = 0;
	const counting = () =>
		new TransformStream<Uint8Array, Uint8Array>({
			transform(piece, controller) {
				arrivedBytes += piece.length;
				controller.enqueue(piece);
			},
		});
	const countingFetch: typeof globalThis.fetch = async (url, init) => {
		const response = await fetch(url, init);
		return new Response(response.body?.pipeThrough(counting()) ?? null, response);
	};
	return { fetch: countingFetch, bytes: () => arrivedBytes };
}

/** Waits until so many more bytes have arrived. */
async function hearMore(bytes: () => number, more: number) {
	const before = bytes();
	await eventually(() => expect(bytes()).toBeGreaterThanOrEqual(before + more));
}

const left = (standIn: StandIn) =>
	eventually(() => expect(standIn.requests[0]?.aborted).toBe(true));

test('headers that never come are waited for 30 seconds', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ headerStall: true });
	const { result } = askOnClock(standIn, clock);
	await eventually(() => expect(standIn.requests).toHaveLength(1));
	await clock.advance(29_999);
	expect(clock.timers()).toBe(2);
	await clock.advance(1);
	expect((await result).failure).toEqual({ kind: 'stalled' });
	await left(standIn);
	expect(clock.timers()).toBe(0);
});

test('comments keep the connection, but are no first word', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ text: 'Hi', stallAfter: 0, comments: { everyMs: 5 } });
	const { result, seen, bytes } = askOnClock(standIn, clock);
	await hearMore(bytes, 100);
	await clock.advance(74_000);
	await hearMore(bytes, 100);
	expect(clock.timers()).toBe(2);
	await clock.advance(1_000);
	expect((await result).failure).toEqual({ kind: 'stalled' });
	expect(seen).toEqual([]);
	await left(standIn);
});

test('between two words 40 seconds may pass, whatever comments come', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ text: 'Hello there', stallAfter: 5, comments: { everyMs: 5 } });
	const { result, seen, bytes } = askOnClock(standIn, clock);
	await eventually(() => expect(seen).toHaveLength(1));
	await clock.advance(39_000);
	await hearMore(bytes, 100);
	expect(clock.timers()).toBe(2);
	await clock.advance(1_000);
	const { failure, text } = await result;
	expect({ failure, text }).toEqual({ failure: { kind: 'stalled' }, text: 'Hello' });
	await left(standIn);
});

test('thoughts are progress, and empty deltas are none', async () => {
	const clock = createManualClock();
	const { fetch, bytes } = createCountingFetch();
	const replies: ServerResponse[] = [];
	const url = await startServer((_, response) => {
		response.writeHead(200, sseHead).flushHeaders();
		replies.push(response);
	});
	const say = (delta: object) =>
		replies[0]?.write(`data: ${JSON.stringify({ choices: [{ delta }] })}\n\n`);
	const provider = createTestProvider(url, { clock, fetch });
	const seen: ModelEvent[] = [];
	const { lease } = createRecordingLease();
	const signal = new AbortController().signal;
	const result = gather(
		provider.stream(question, lease, signal),
		(event) => event.type !== 'answering' && seen.push(event),
	);
	await eventually(() => expect(replies).toHaveLength(1));
	for (let round = 1; round <= 4; round++) {
		say({ reasoning: 'hm' });
		await eventually(() => expect(seen).toHaveLength(round));
		await clock.advance(39_000);
	}
	say({ content: '' });
	await hearMore(bytes, 1);
	await clock.advance(1_000);
	expect((await result).failure).toEqual({ kind: 'stalled' });
});

test('no answer takes longer than eight minutes', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ text: 'more ', endless: true });
	const provider = createTestProvider(standIn.url, { clock });
	const { lease } = createRecordingLease();
	const endless = { ...question, maxAnswerTokens: 1_000_000 };
	const seen: ModelEvent[] = [];
	const signal = new AbortController().signal;
	const result = gather(
		provider.stream(endless, lease, signal),
		(event) => event.type !== 'answering' && seen.push(event),
	);
	for (let passed = 0; passed < 480_000; passed += 30_000) {
		const before = seen.length;
		await eventually(() => expect(seen.length).toBeGreaterThan(before));
		await clock.advance(30_000);
	}
	expect((await result).failure).toEqual({ kind: 'timed-out' });
	await left(standIn);
});

test('a listener that takes its time does not make the model late', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ chunks: ['one', ' two'] });
	const provider = createTestProvider(standIn.url, { clock });
	const { lease } = createRecordingLease();
	let text = '';
	for await (const event of provider.stream(question, lease, new AbortController().signal)) {
		if (event.type !== 'text') continue;
		text += event.delta;
		await clock.advance(100_000);
	}
	expect(text).toBe('one two');
});

test('a server that hangs after the finish reason is not waited for', async () => {
	const clock = createManualClock();
	const chunk = { choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] };
	let closed = false;
	const url = await startServer((_, response) => {
		response.writeHead(200, sseHead).write(`data: ${JSON.stringify(chunk)}\n\n`);
		response.on('close', () => {
			closed = true;
		});
	});
	const provider = createTestProvider(url, { clock });
	const { lease } = createRecordingLease();
	const seen: ModelEvent[] = [];
	const signal = new AbortController().signal;
	const result = gather(
		provider.stream(question, lease, signal),
		(event) => event.type !== 'answering' && seen.push(event),
	);
	await eventually(() => expect(seen).toHaveLength(1));
	await clock.advance(2_000);
	expect((await result).end).toMatchObject({ reason: 'complete' });
	await eventually(() => expect(closed).toBe(true));
});

test.each([
	['a cut', 'cut'],
	['an error', `data: {"error":{"code":502,"message":"oops"}}\n\n`],
	['broken JSON', 'data: {"usa\n\n'],
])('after the finish reason, %s spoils nothing', async (_, after) => {
	const chunk = { choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] };
	const url = await startServer((_request, response) => {
		response.writeHead(200, sseHead);
		response.write(`data: ${JSON.stringify(chunk)}\n\n`, () => {
			if (after === 'cut') response.destroy();
			else response.end(after);
		});
	});
	expect((await askOnce(createTestProvider(url))).end?.reason).toBe('complete');
});

test('broken JSON before the finish reason is a failure', async () => {
	const url = await startServer((_, response) => {
		response.writeHead(200, sseHead).end('data: {"choices":[{"del\n\n');
	});
	expect((await askOnce(createTestProvider(url))).failure).toEqual({ kind: 'broken' });
});

test('a stop while the headers are awaited is an end', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ headerStall: true });
	const { result, stop } = askOnClock(standIn, clock);
	await eventually(() => expect(standIn.requests).toHaveLength(1));
	stop.abort();
	expect((await result).events).toEqual([{ type: 'end', reason: 'stopped', modelId: FREE }]);
	await left(standIn);
	expect(clock.timers()).toBe(0);
});

test('a stop in the middle is an end, and the provider sees the socket close', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ text: 'more ', endless: true });
	const { result, stop, seen } = askOnClock(standIn, clock);
	await eventually(() => expect(seen.length).toBeGreaterThan(2));
	const stoppedAt = performance.now();
	stop.abort();
	const { end, failure } = await result;
	expect({ reason: end?.reason, failure }).toEqual({ reason: 'stopped', failure: undefined });
	await left(standIn);
	expect(performance.now() - stoppedAt).toBeLessThan(1_000);
	expect(clock.timers()).toBe(0);
});

test('a stop before anything sends nothing', async () => {
	const standIn = await startStandIn();
	const { lease, done } = createRecordingLease();
	const { end } = await askOnce(createTestProvider(standIn.url), lease, AbortSignal.abort());
	expect(end?.reason).toBe('stopped');
	expect(done).toEqual([]);
	expect(standIn.requests).toHaveLength(0);
});

test('a listener that leaves ends the request', async () => {
	const standIn = await startStandIn();
	const clock = createManualClock();
	standIn.answer({ text: 'more ', endless: true });
	const provider = createTestProvider(standIn.url, { clock });
	const { lease } = createRecordingLease();
	for await (const event of provider.stream(question, lease, new AbortController().signal)) {
		if (event.type === 'text') break;
	}
	await left(standIn);
	expect(clock.timers()).toBe(0);
});
